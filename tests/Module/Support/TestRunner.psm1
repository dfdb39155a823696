# A small stand-in for Pester 5, for machines that cannot install it: discovery first, then the run, as Pester does.
#
# It has what the tests of this module use: Describe, Context, It with -ForEach (alias -TestCases), -Skip and -Tag (ignored);
# BeforeDiscovery, BeforeAll, AfterAll, BeforeEach, AfterEach; Set-ItResult -Skipped; $TestDrive; names with <variable>.
# No mocks. Should is in Should.psm1.

Set-StrictMode -Version 3.0

$skippedId = 'TestSkipped'
$run = $null # of the file that is on: Session, Path, Filter, Current (the block that is being read), Results, Errors

# ---- Discovery: what the test files call ---------------------------------------------------------------------------

function New-Block([string] $Name, $Parent, [hashtable] $Variables, [bool] $Skip) {
    [pscustomobject]@{
        IsTest = $false; Name = $Name; Parent = $Parent; Variables = $Variables; Skip = $Skip
        Path = ''; ExpandedPath = ''
        BeforeAll = @(); AfterAll = @(); BeforeEach = @(); AfterEach = @(); Items = @()
    }
}

# One set of variables for each item: $_ is the item, and the keys of a hashtable are variables of their own.
function Get-CaseVariable([bool] $HasCases, $Cases) {
    if (-not $HasCases) { return @{} }
    if (@($Cases).Count -eq 0 -or $null -eq $Cases) { throw [ArgumentException] '-ForEach has no cases, so no test would run.' }
    foreach ($case in $Cases) {
        $variables = @{ _ = $case }
        if ($case -is [Collections.IDictionary]) {
            foreach ($key in $case.Keys) { $variables["$key"] = $case[$key] }
        }
        $variables
    }
}

function Add-Item($Item) {
    $parent = $run.Current
    $Item.Path = (@($parent.Path, $Item.Name) -ne '') -join '.'
    $Item.ExpandedPath = $Item.Path
    $parent.Items += $Item
}

function Describe {
    param(
        [Parameter(Mandatory = $true, Position = 0)] [string] $Name,
        [Parameter(Mandatory = $true, Position = 1)] [scriptblock] $Fixture,
        $ForEach,
        [switch] $Skip,
        [string[]] $Tag
    )
    $outer = $run.Current
    foreach ($variables in @(Get-CaseVariable $PSBoundParameters.ContainsKey('ForEach') $ForEach)) {
        $block = New-Block $Name $outer $variables ($Skip -or $outer.Skip)
        Add-Item $block
        $run.Current = $block
        try { Invoke-InScope $variables { $null = . $Fixture } } finally { $run.Current = $outer }
    }
}

Set-Alias -Name Context -Value Describe

function It {
    param(
        [Parameter(Mandatory = $true, Position = 0)] [string] $Name,
        [Parameter(Position = 1)] [scriptblock] $Test = {},
        [Alias('TestCases')] $ForEach,
        [switch] $Skip,
        [string[]] $Tag
    )
    foreach ($variables in @(Get-CaseVariable $PSBoundParameters.ContainsKey('ForEach') $ForEach)) {
        Add-Item ([pscustomobject]@{
                IsTest = $true; Name = $Name; Parent = $run.Current; Variables = $variables
                Skip = $Skip -or $run.Current.Skip; Path = ''; ExpandedPath = ''; Body = $Test; Result = $null
            })
    }
}

function BeforeAll([Parameter(Mandatory = $true)] [scriptblock] $ScriptBlock) { $run.Current.BeforeAll += $ScriptBlock }
function AfterAll([Parameter(Mandatory = $true)] [scriptblock] $ScriptBlock) { $run.Current.AfterAll += $ScriptBlock }
function BeforeEach([Parameter(Mandatory = $true)] [scriptblock] $ScriptBlock) { $run.Current.BeforeEach += $ScriptBlock }
function AfterEach([Parameter(Mandatory = $true)] [scriptblock] $ScriptBlock) { $run.Current.AfterEach += $ScriptBlock }

# Dot-sourced from a module, a block of the tests runs in the scope of its caller: its variables are there for Describe.
function BeforeDiscovery([Parameter(Mandatory = $true)] [scriptblock] $ScriptBlock) { $null = . $ScriptBlock }

# ---- The run -------------------------------------------------------------------------------------------------------

function Set-ItResult([switch] $Skipped, [string] $Because) {
    if (-not $Skipped) { throw [NotSupportedException] 'Set-ItResult: only -Skipped is supported.' }
    $exception = New-Object Exception $Because
    throw (New-Object Management.Automation.ErrorRecord $exception, $skippedId, 'OperationStopped', $null)
}

# The continuation is code of this module; what it dot-sources of the tests lands in the new scope.
function Invoke-InScope([hashtable] $Variables, [scriptblock] $Continuation) {
    & $run.Session.Scope $Continuation $Variables
}

# Runs code of the tests; the error that it ends with, or nothing. 'break' in it must not leave a loop of the runner.
function Invoke-TestCode([scriptblock[]] $ScriptBlock, [hashtable] $Argument = @{}) {
    foreach ($code in $ScriptBlock) {
        try { do { $null = . $code @Argument } until ($true) } catch { return $_ }
    }
}

function Get-ExpandedName([string] $Name) {
    $text = New-Object Text.StringBuilder
    $end = 0
    foreach ($match in [regex]::Matches($Name, '(?<!`)<(?<expression>[^>`]+)>|`(?<literal>[<>])')) {
        $value = if ($match.Groups['literal'].Success) { $match.Groups['literal'].Value }
        else { & $run.Session.Evaluate $match.Groups['expression'].Value }
        $null = $text.Append($Name.Substring($end, $match.Index - $end)).Append("$value")
        $end = $match.Index + $match.Length
    }
    $text.Append($Name.Substring($end)).ToString()
}

function Set-ExpandedPath($Item) {
    $name = try { Get-ExpandedName $Item.Name } catch { $Item.Name }
    $Item.ExpandedPath = (@($Item.Parent.ExpandedPath, $name) -ne '') -join '.'
}

function Get-Test($Item) {
    if ($Item.IsTest) { return $Item }
    foreach ($one in $Item.Items) { Get-Test $one }
}

function Test-Included($Test) {
    -not $run.Filter -or $Test.Path -like "*$($run.Filter)*"
}

# Outermost first: the order in which they are to run before a test.
function Get-EachCode($Block, [string] $Kind) {
    if ($null -eq $Block) { return }
    Get-EachCode $Block.Parent $Kind
    $Block.$Kind
}

# Where in the test file it happened; an error in a called script is told by the line that called it.
function Get-ErrorLocation($ErrorRecord) {
    foreach ($frame in "$($ErrorRecord.ScriptStackTrace)" -split '\r?\n') {
        if ($frame -match ', (?<file>.+): \w+ (?<line>\d+)$' -and $Matches['file'] -eq $run.Path) {
            return '{0}:{1}' -f $Matches['file'], $Matches['line']
        }
    }
    $run.Path
}

function Get-ErrorText($ErrorRecord) {
    $text = $ErrorRecord.Exception.Message
    if ($ErrorRecord.FullyQualifiedErrorId -like 'AssertionFailed*') { return $text }
    "$($ErrorRecord.Exception.GetType().Name): $text"
}

function Write-Failure([string] $Name, [string] $Message, [string] $Location) {
    Write-Host "[-] $Name" -ForegroundColor Red
    foreach ($line in $Message -split '\r?\n') { Write-Host "    $line" -ForegroundColor Red }
    Write-Host "    at $Location" -ForegroundColor DarkGray
}

function Add-Result($Test, [string] $Outcome, $ErrorRecord) {
    $message = $location = ''
    if ($Outcome -eq 'Failed') {
        $message = Get-ErrorText $ErrorRecord
        $location = Get-ErrorLocation $ErrorRecord
        Write-Failure $Test.ExpandedPath $message $location
    }
    $Test.Result = $Outcome
    $run.Results += [pscustomobject]@{ Name = $Test.ExpandedPath; Outcome = $Outcome; Message = $message; Location = $location }
}

# What went wrong outside of any test, so that no test's result tells it.
function Add-RunError([string] $Name, $ErrorRecord) {
    $message = Get-ErrorText $ErrorRecord
    $location = Get-ErrorLocation $ErrorRecord
    Write-Failure $Name $message $location
    $run.Errors += [pscustomobject]@{ Name = $Name; Message = $message; Location = $location }
}

function Invoke-Test($Test) {
    if ($Test.Skip) { Add-Result $Test 'Skipped'; return }
    Invoke-InScope $Test.Variables {
        Set-ExpandedPath $Test
        $arguments = @{}
        if ($Test.Body.Ast.ParamBlock) {
            foreach ($name in $Test.Variables.Keys -ne '_') { $arguments[$name] = $Test.Variables[$name] }
        }
        $problem = Invoke-TestCode @(Get-EachCode $Test.Parent 'BeforeEach')
        if (-not $problem) { $problem = Invoke-TestCode $Test.Body $arguments }
        $after = @(Get-EachCode $Test.Parent 'AfterEach')
        [array]::Reverse($after)
        $cleanup = Invoke-TestCode $after
        if (-not $problem) { $problem = $cleanup }

        if (-not $problem) { Add-Result $Test 'Passed' }
        elseif ($problem.FullyQualifiedErrorId -like "$skippedId*") { Add-Result $Test 'Skipped' }
        else { Add-Result $Test 'Failed' $problem }
    }
}

function Invoke-Block($Block) {
    $tests = @(Get-Test $Block | Where-Object { Test-Included $_ })
    if (@($tests | Where-Object { -not $_.Skip }).Count -eq 0) { # nothing to set up for
        foreach ($test in $tests) { Add-Result $test 'Skipped' }
        return
    }
    Invoke-InScope $Block.Variables {
        $files = @(Get-ChildItem -LiteralPath $run.Drive -Force | ForEach-Object Name)
        $problem = Invoke-TestCode $Block.BeforeAll
        if ($Block.Parent) { Set-ExpandedPath $Block }
        if ($problem) {
            foreach ($test in $tests) { Add-Result $test 'Failed' $problem } # the skipped ones, too: so does Pester
        }
        else {
            foreach ($item in $Block.Items) {
                if (-not $item.IsTest) { Invoke-Block $item }
                elseif (Test-Included $item) { Invoke-Test $item }
            }
        }
        $cleanup = Invoke-TestCode $Block.AfterAll
        if ($cleanup) { Add-RunError "$($Block.ExpandedPath) (AfterAll)".Trim() $cleanup }
        # A block's files end with it.
        Get-ChildItem -LiteralPath $run.Drive -Force | Where-Object Name -NotIn $files | Remove-Item -Recurse -Force
    }
}

function Invoke-TestContainer {
    <#
    .SYNOPSIS
    Runs the tests of one file and emits their results.

    .PARAMETER Session
    Load, Scope and Evaluate: script blocks that belong to the session of the tests; see Container.ps1.

    .OUTPUTS
    An object with Results (Name, Outcome, Message, Location of each test) and Errors (what failed outside of any test).
    #>
    param([string] $Path, [string] $Filter, [hashtable] $Session)

    $drive = New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid()))
    $root = New-Block '' $null @{ TestDrive = $drive.FullName } $false
    $script:run = @{
        Path = $Path; Filter = $Filter; Session = $Session; Drive = $drive.FullName; Current = $root; Results = @(); Errors = @()
    }
    $null = New-PSDrive -Name TestDrive -PSProvider FileSystem -Root $drive.FullName -Scope Global
    $watch = [Diagnostics.Stopwatch]::StartNew()
    try {
        $problem = try { $null = & $Session.Load $Path } catch { $_ }
        if ($problem) { Add-RunError (Split-Path $Path -Leaf) $problem }
        Invoke-Block $root # what was found before the problem runs: so does Pester
    }
    finally {
        Remove-PSDrive -Name TestDrive -Scope Global -Force -ErrorAction Ignore
        Remove-Item -LiteralPath $drive.FullName -Recurse -Force -ErrorAction Ignore
    }

    $failed = @($run.Results | Where-Object Outcome -EQ 'Failed').Count + $run.Errors.Count
    $mark = if ($failed) { '[-]' } else { '[+]' }
    $counts = $mark, (Split-Path $Path -Leaf), $run.Results.Count, $failed, $watch.Elapsed.TotalSeconds
    Write-Host ('{0} {1}: {2} tests, {3} failed, {4:n1} s' -f $counts) -ForegroundColor $(if ($failed) { 'Red' } else { 'Green' })
    [pscustomobject]@{ Results = $run.Results; Errors = $run.Errors }
}

Export-ModuleMember -Alias Context -Function Describe, It, BeforeDiscovery, BeforeAll, AfterAll, BeforeEach, AfterEach,
    Set-ItResult, Invoke-TestContainer
