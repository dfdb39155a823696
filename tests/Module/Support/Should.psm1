# The assertions of the stand-in test runner: the operators of Should that the tests use, with Pester's meaning.
#
# A module on purpose: a script block given to -Throw runs in the scope of the test, and must not see variables of Should.

Set-StrictMode -Version 3.0

$failedId = 'AssertionFailed'

# ---- Values in words -----------------------------------------------------------------------------------------------

function Format-Value($Value) {
    if ($null -eq $Value) { return '$null' }
    if ($Value -is [string]) { return "'$Value'" }
    if ($Value -is [bool]) { return "`$$("$Value".ToLowerInvariant())" }
    if ($Value -is [type]) { return "[$($Value.FullName)]" }
    if ($Value -is [scriptblock]) { return "{$Value}" }
    if ($Value -is [Collections.IDictionary]) {
        return '@{' + (@(foreach ($key in $Value.Keys) { "$key=$(Format-Value $Value[$key])" }) -join '; ') + '}'
    }
    if ($Value -is [Collections.IEnumerable]) {
        $shown = @($Value | Select-Object -First 10 | ForEach-Object { Format-Value $_ })
        if (@($Value).Count -gt 10) { $shown += '...' }
        return '@(' + ($shown -join ', ') + ')'
    }
    "$Value"
}

# Two texts that differ are hard to compare by eye; the place where they part is told.
function Get-Difference($Actual, $Expected) {
    if ($Actual -isnot [string] -or $Expected -isnot [string]) { return '' }
    $at = 0
    while ($at -lt $Actual.Length -and $at -lt $Expected.Length -and $Actual[$at] -ceq $Expected[$at]) { $at++ }
    if ($Actual.Length -eq $Expected.Length) { return " They differ at index $at." }
    " They differ at index $at; lengths are $($Expected.Length) and $($Actual.Length)."
}

# ---- Comparing -----------------------------------------------------------------------------------------------------

function Test-IsList($Value) {
    $Value -is [Collections.IEnumerable] -and $Value -isnot [string] -and $Value -isnot [Collections.IDictionary] -and
    $Value -isnot [Xml.XmlNode]
}

# A list equals a list with equal elements in the same order; a single value is a list of one; nothing equals nothing.
function Test-Equal($Actual, $Expected, [switch] $CaseSensitive) {
    $left = @($Actual)
    $right = @($Expected)
    $leftEmpty = $left.Count -eq 0 -or ($left.Count -eq 1 -and $null -eq $left[0])
    $rightEmpty = $right.Count -eq 0 -or ($right.Count -eq 1 -and $null -eq $right[0])
    if ($leftEmpty -or $rightEmpty) { return $leftEmpty -and $rightEmpty }
    if ($left.Count -ne $right.Count) { return $false }
    for ($i = 0; $i -lt $left.Count; $i++) {
        $equal = if ((Test-IsList $left[$i]) -or (Test-IsList $right[$i])) {
            Test-Equal $left[$i] $right[$i] -CaseSensitive:$CaseSensitive
        }
        elseif ($CaseSensitive) { $right[$i] -ceq $left[$i] }
        else { $right[$i] -eq $left[$i] }
        if (-not $equal) { return $false }
    }
    $true
}

function Test-Empty([object[]] $Values) {
    if ($Values.Count -ne 1) { return $Values.Count -eq 0 }
    if ($Values[0] -is [Collections.IDictionary]) { return $Values[0].Count -eq 0 }
    [string]::IsNullOrEmpty($Values[0])
}

function Test-OfType($Actual, $Type) {
    if ($Type -is [type]) { return $Actual -is $Type }
    $name = "$Type".Trim('[', ']')
    if ($name -as [type]) { return $Actual -is ($name -as [type]) }
    $null -ne $Actual -and $Actual.PSObject.TypeNames -contains $name
}

# ---- Operators -----------------------------------------------------------------------------------------------------

# These look at everything that was piped in at once; every other operator has to hold for each value.
$listOperators = 'Be', 'BeExactly', 'BeNullOrEmpty', 'Contain', 'HaveCount'

# Test gives the verdict without -Not; Words complete the sentence "Expected <actual> to …".
$operators = @{
    Be               = @{ Test = { param($a, $e) Test-Equal $a $e }; Words = 'be' }
    BeExactly        = @{ Test = { param($a, $e) Test-Equal $a $e -CaseSensitive }; Words = 'be exactly' }
    BeNullOrEmpty    = @{ Test = { param($a) Test-Empty $a }; Words = 'be null or empty' }
    Contain          = @{ Test = { param($a, $e) $a -contains $e }; Words = 'contain' }
    HaveCount        = @{ Test = { param($a, $e) $a.Count -eq [int] $e }; Words = 'have the count' }
    BeTrue           = @{ Test = { param($a) [bool] $a }; Words = 'be true' }
    BeFalse          = @{ Test = { param($a) -not $a }; Words = 'be false' }
    BeGreaterThan    = @{ Test = { param($a, $e) $a -gt $e }; Words = 'be greater than' }
    BeGreaterOrEqual = @{ Test = { param($a, $e) $a -ge $e }; Words = 'be greater than or equal to' }
    BeLessThan       = @{ Test = { param($a, $e) $a -lt $e }; Words = 'be less than' }
    BeLessOrEqual    = @{ Test = { param($a, $e) $a -le $e }; Words = 'be less than or equal to' }
    BeIn             = @{ Test = { param($a, $e) $e -contains $a }; Words = 'be in' }
    BeLike           = @{ Test = { param($a, $e) $a -like $e }; Words = 'be like' }
    BeOfType         = @{ Test = { param($a, $e) Test-OfType $a $e }; Words = 'be of the type' }
    Exist            = @{ Test = { param($a) Test-Path -Path $a }; Words = 'exist' }
    Match            = @{ Test = { param($a, $e) $a -match $e }; Words = 'match' }
    MatchExactly     = @{ Test = { param($a, $e) $a -cmatch $e }; Words = 'match exactly' }
}
$withoutExpected = 'BeNullOrEmpty', 'BeTrue', 'BeFalse', 'Exist'

function Get-Reason([string] $Because) {
    if ($Because) { ", because $($Because -replace '^\s*because\s+')" } else { '' }
}

# What is wrong with the values, or nothing.
function Get-OperatorFailure([string] $Name, $Actual, $Expected, [switch] $Not, [string] $Because) {
    $operator = $operators[$Name]
    if ([bool] (& $operator.Test $Actual $Expected) -ne $Not.IsPresent) { return }
    $shown = $Actual
    if ($Name -in $listOperators -and @($Actual).Count -eq 1) { $shown = @($Actual)[0] }
    $words = $operator.Words
    if ($Name -notin $withoutExpected) { $words += ' ' + (Format-Value $Expected) }
    $hint = if ($Name -in 'Be', 'BeExactly' -and -not $Not) { Get-Difference $shown $Expected } else { '' }
    $to = if ($Not) { 'not to' } else { 'to' }
    "Expected $(Format-Value $shown) $to $words$(Get-Reason $Because).$hint"
}

# The error that the script block ended with, or nothing. 'break' in it must not leave the loop of the caller.
function Get-ThrownError($ScriptBlock) {
    if ($ScriptBlock -isnot [scriptblock]) { throw [ArgumentException] 'It has to be a script block: { ... } | Should -Throw' }
    try { do { $null = & $ScriptBlock } until ($true) } catch { $_ }
}

function Get-ThrowFailure($Thrown, [string] $Message, [string] $Id, $Type, [switch] $Not, [string] $Because) {
    $reason = Get-Reason $Because
    if ($Not) {
        if ($Thrown) { "Expected no exception$reason, but got $(Format-Value $Thrown.Exception.Message)." }
        return
    }
    $wanted = @(
        if ($Type) { "of the type $(Format-Value $Type)" }
        if ($Message) { "with a message like $(Format-Value $Message)" }
        if ($Id) { "with an error id like $(Format-Value $Id)" }
    )
    $sentence = (@('Expected an exception') + ($wanted -join ' and ') -ne '') -join ' '
    if (-not $Thrown) { return "$sentence$reason, but none was thrown." }
    $exception = $Thrown.Exception
    $thrownId = $Thrown.FullyQualifiedErrorId
    $wrong = @(
        if ($Type -and $exception -isnot $Type) { "its type is $(Format-Value $exception.GetType())" }
        if ($Message -and $exception.Message -notlike $Message) { "its message is $(Format-Value $exception.Message)" }
        if ($Id -and $thrownId -notlike $Id) { "its error id is $(Format-Value $thrownId)" }
    )
    if ($wrong) { "$sentence$reason, but $($wrong -join ' and ')." }
}

function Should {
    [CmdletBinding(DefaultParameterSetName = 'Be')]
    param(
        [Parameter(ValueFromPipeline = $true)] $ActualValue,
        [Parameter(Mandatory = $true, ParameterSetName = 'Be')] [switch] $Be,
        [Parameter(Mandatory = $true, ParameterSetName = 'BeExactly')] [switch] $BeExactly,
        [Parameter(Mandatory = $true, ParameterSetName = 'BeNullOrEmpty')] [switch] $BeNullOrEmpty,
        [Parameter(Mandatory = $true, ParameterSetName = 'BeTrue')] [switch] $BeTrue,
        [Parameter(Mandatory = $true, ParameterSetName = 'BeFalse')] [switch] $BeFalse,
        [Parameter(Mandatory = $true, ParameterSetName = 'BeGreaterThan')] [switch] $BeGreaterThan,
        [Parameter(Mandatory = $true, ParameterSetName = 'BeGreaterOrEqual')] [switch] $BeGreaterOrEqual,
        [Parameter(Mandatory = $true, ParameterSetName = 'BeLessThan')] [switch] $BeLessThan,
        [Parameter(Mandatory = $true, ParameterSetName = 'BeLessOrEqual')] [switch] $BeLessOrEqual,
        [Parameter(Mandatory = $true, ParameterSetName = 'BeIn')] [switch] $BeIn,
        [Parameter(Mandatory = $true, ParameterSetName = 'Contain')] [switch] $Contain,
        [Parameter(Mandatory = $true, ParameterSetName = 'HaveCount')] [switch] $HaveCount,
        [Parameter(Mandatory = $true, ParameterSetName = 'Match')] [switch] $Match,
        [Parameter(Mandatory = $true, ParameterSetName = 'MatchExactly')] [switch] $MatchExactly,
        [Parameter(Mandatory = $true, ParameterSetName = 'BeLike')] [switch] $BeLike,
        [Parameter(Mandatory = $true, ParameterSetName = 'BeOfType')] [switch] $BeOfType,
        [Parameter(Mandatory = $true, ParameterSetName = 'Exist')] [switch] $Exist,
        [Parameter(Mandatory = $true, ParameterSetName = 'Throw')] [switch] $Throw,

        # The value to compare with; the message with -Throw.
        [Parameter(Position = 0)] [Alias('ExpectedValue', 'ExpectedMessage', 'ExpectedType', 'RegularExpression')] $Expected,
        [Parameter(ParameterSetName = 'Throw')] [string] $ErrorId,
        [Parameter(ParameterSetName = 'Throw')] [type] $ExceptionType,
        [Parameter(ParameterSetName = 'Throw')] [switch] $PassThru,
        [switch] $Not,
        [string] $Because
    )
    begin { $values = New-Object Collections.Generic.List[object] }
    process { $values.Add($ActualValue) }
    end {
        $name = $PSCmdlet.ParameterSetName
        $actual = $values.ToArray()
        if (-not $MyInvocation.ExpectingInput -and $name -in $listOperators) { $actual = @($ActualValue) }
        $thrown = $null

        $failure = if ($name -eq 'Throw') {
            $thrown = Get-ThrownError $(if ($actual.Count) { $actual[0] })
            Get-ThrowFailure $thrown $Expected $ErrorId $ExceptionType -Not:$Not -Because $Because
        }
        elseif ($name -in $listOperators) {
            Get-OperatorFailure $name $actual $Expected -Not:$Not -Because $Because
        }
        else {
            if ($actual.Count -eq 0) { $actual = @($null) }
            foreach ($value in $actual) {
                $text = Get-OperatorFailure $name $value $Expected -Not:$Not -Because $Because
                if ($text) { $text; break }
            }
        }

        if ($failure) {
            $exception = New-Object Exception ([string] $failure)
            throw (New-Object Management.Automation.ErrorRecord $exception, $failedId, 'InvalidResult', $null)
        }
        if ($PassThru) { $thrown }
    }
}

Export-ModuleMember -Function Should
