#Requires -Version 7.4
<#
.SYNOPSIS
Builds, tests, measures, demonstrates, documents or packs the module.

.DESCRIPTION
Convenience over `dotnet build Bitrix24.OpenLines.sln`, which alone leaves an importable module in
out/Bitrix24.OpenLines. On a machine without PowerShell, build.sh finds one and does the same.

.PARAMETER Task
Build    builds everything.
Test     builds, then runs the xunit projects, the JavaScript SDK against the sandbox server and the tests of the
         module, and ends with a line "N passed, N failed".
Bench    builds, then measures the module beside a plain loop and batches by hand: tests/Benchmarks.
Demo     builds, then runs docs/examples/Invoke-Demo.ps1.
Docs     makes the help that Get-Help shows from the pages in docs/en-US, and the README's table of the cmdlets.
Package  builds, then writes out/Bitrix24.OpenLines.<version>.zip.

.PARAMETER Scenario
The scenarios to measure, by name; all by default. Only with Bench.

.PARAMETER Quick
A small version of each scenario. Only with Bench.

.PARAMETER SkipDotnet
Starts no other process: what was built, the results in out/test and the sandbox server are there already. For
build.sh, where PowerShell runs under wine and cannot start programs of the system.

.PARAMETER SandboxUrl
The webhook address of the running sandbox server. Only with -SkipDotnet.

.EXAMPLE
./build.ps1 Test
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Bench', 'Demo', 'Docs', 'Package')]
    [string] $Task = 'Build',
    [string[]] $Scenario = '*',
    [switch] $Quick,
    [switch] $SkipDotnet,
    [string] $SandboxUrl
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

$solution = Join-Path $PSScriptRoot 'Bitrix24.OpenLines.sln'
$modulePath = Join-Path $PSScriptRoot 'out/Bitrix24.OpenLines'
$resultFolder = Join-Path $PSScriptRoot 'out/test'
$serverLog = Join-Path $resultFolder 'sandbox.log'
$javascriptResult = Join-Path $resultFolder 'javascript.json'
$moduleTest = Join-Path $PSScriptRoot 'tests/Module/Invoke-ModuleTest.ps1'
$benchmarks = Join-Path $PSScriptRoot 'tests/Benchmarks'
$memoryFolder = Join-Path $PSScriptRoot 'out/bench'

function Stop-Build([string] $Message) {
    [Console]::Error.WriteLine($Message)
    exit 1
}

# ---- Steps that start processes: build.sh has their counterparts ---------------------------------------------------

function Invoke-Build {
    if ($SkipDotnet) { return }
    Write-Host 'Building'
    $output = & dotnet build $solution -c Release -v q --nologo 2>&1
    if ($LASTEXITCODE) { Stop-Build ($output -join "`n") }
}

function Invoke-Xunit {
    Write-Host 'Running the xunit projects'
    Remove-Item -LiteralPath $resultFolder -Recurse -ErrorAction Ignore
    $null = New-Item -ItemType Directory -Path $resultFolder -Force
    # Its exit code is not asked: the results are read below, and those that are missing are noticed.
    & dotnet test $solution -c Release --no-build --nologo --logger trx --results-directory $resultFolder *> `
        (Join-Path $resultFolder 'dotnet-test.log')
}

function Get-ServerPath {
    $folder = Join-Path $PSScriptRoot 'tests/SandboxServer/bin/Release'
    $assembly = Get-Item (Join-Path $folder '*/Bitrix24.SandboxServer.dll') -ErrorAction Ignore
    if (-not $assembly) { Stop-Build 'The sandbox server has not been built.' }
    $assembly.FullName
}

function Invoke-Javascript {
    if (-not (Get-Command node -CommandType Application -ErrorAction Ignore)) {
        $skipped = @{ Passed = 0; Failed = 0; Skipped = 1; Note = 'Skipped: Node.js is not installed.' }
        $skipped | ConvertTo-Json | Set-Content -LiteralPath $javascriptResult
        return
    }
    Write-Host 'Running the JavaScript SDK against the sandbox server'
    & node (Join-Path $PSScriptRoot 'tests/JsSdk/run.mjs') (Get-ServerPath) $javascriptResult | Out-Host
}

function Start-Sandbox {
    $null = New-Item -ItemType Directory -Path $resultFolder -Force
    $start = @{
        FilePath               = 'dotnet'
        ArgumentList           = "`"$(Get-ServerPath)`"", '--port', '0', '--parent', $PID
        RedirectStandardOutput = $serverLog
        RedirectStandardError  = "$serverLog.err"
    }
    $process = Start-Process @start -NoNewWindow -PassThru
    $deadline = [DateTime]::UtcNow.AddSeconds(30)
    while ([DateTime]::UtcNow -lt $deadline -and -not $process.HasExited) {
        if ((Get-Content -LiteralPath $serverLog -Raw -ErrorAction Ignore) -match '(?m)^Sandbox: (http\S+)\r?\n') {
            return [pscustomobject]@{ Process = $process; Url = $Matches[1] }
        }
        Start-Sleep -Milliseconds 100
    }
    if (-not $process.HasExited) { $process.Kill($true) }
    $log = Get-Content -LiteralPath $serverLog, "$serverLog.err" -Raw -ErrorAction Ignore
    Stop-Build "The sandbox server did not start.`n$log"
}

# Scripts that load the module get a PowerShell of their own: an assembly stays loaded, and a second run would have the
# first build.
function Invoke-Script([string] $Path, [string[]] $Arguments) {
    $shell = [Environment]::ProcessPath
    # As a .NET tool, PowerShell is a program of dotnet.
    $program = @(if ((Split-Path $shell -LeafBase) -eq 'dotnet') { Join-Path $PSHOME 'pwsh.dll' })
    & $shell @program -NoProfile -NonInteractive -File $Path @Arguments | Out-Host
}

function Invoke-ModuleTest([string] $ResultPath) {
    Write-Host 'Running the tests of the module'
    if ($SkipDotnet) {
        & $moduleTest -ModulePath $modulePath -SandboxUrl $SandboxUrl -ResultPath $ResultPath
        return
    }
    $server = Start-Sandbox
    try {
        Invoke-Script $moduleTest '-ModulePath', $modulePath, '-SandboxUrl', $server.Url, '-ResultPath', $ResultPath
    }
    finally {
        if (-not $server.Process.HasExited) { $server.Process.Kill($true) }
    }
}

# What is said of memory is measured in a PowerShell for each piece of work, which has done nothing else.
function Measure-Memory([string] $Url) {
    Remove-Item -LiteralPath $memoryFolder -Recurse -ErrorAction Ignore
    $null = New-Item -ItemType Directory -Path $memoryFolder -Force
    foreach ($line in Get-Content (Join-Path $benchmarks 'memory.txt') | Where-Object { $_ -notlike '#*' }) {
        $work, $count = -split $line
        Write-Host "Measuring memory: $line"
        Invoke-Script (Join-Path $benchmarks 'Measure-Memory.ps1') '-Work', $work, '-Count', $count, '-ModulePath',
            $modulePath, '-SandboxUrl', $Url, '-ResultFolder', $memoryFolder
    }
}

# ---- Results -------------------------------------------------------------------------------------------------------

function New-Suite(
    [string] $Name, [int] $Passed, [int] $Failed, [int] $Skipped, [string[]] $Problem, [string] $Note
) {
    [pscustomobject]@{
        Name     = $Name
        Passed   = $Passed
        # What failed outside of any test is a failure as well: nobody should read "0 failed" then.
        Failed   = $Failed + @($Problem).Count
        Skipped  = $Skipped
        Problems = $Problem
        Note     = $Note
    }
}

function Write-TestFailure($Result) {
    $info = $Result.SelectSingleNode('*[local-name()="Output"]/*[local-name()="ErrorInfo"]')
    Write-Host "[-] $($Result.testName)" -ForegroundColor Red
    if ($info) { Write-Host ((@($info.ChildNodes.InnerText) -join "`n") -replace '(?m)^', '    ') }
}

# A file of results names its assembly, and so the project.
function Read-XunitResult([string] $Path) {
    $trx = [xml]::new()
    $trx.Load($Path)
    $storage = @($trx.GetElementsByTagName('UnitTest') | ForEach-Object storage | Select-Object -First 1)
    $results = @($trx.GetElementsByTagName('UnitTestResult'))
    $failed = @($results | Where-Object outcome -NotIn 'Passed', 'NotExecuted')
    $failed | ForEach-Object { Write-TestFailure $_ }
    $count = { param($outcome) @($results | Where-Object outcome -EQ $outcome).Count }
    $aborted = $trx.GetElementsByTagName('ResultSummary')[0].outcome -ne 'Completed' -and -not $failed
    $problem = @(if ($aborted) { @($trx.GetElementsByTagName('RunInfo').InnerText) -join ' ' })
    [pscustomobject]@{
        Project = if ($storage) { ($storage -split '[\\/]')[-1] -replace '\.dll$' } else { '' }
        Suite   = New-Suite '' (& $count 'Passed') $failed.Count (& $count 'NotExecuted') $problem
    }
}

function Get-XunitSuite {
    $read = @(Get-ChildItem -LiteralPath $resultFolder -Filter *.trx | ForEach-Object { Read-XunitResult $_.FullName })
    $missing = $false
    foreach ($project in Get-ChildItem (Join-Path $PSScriptRoot 'tests/*/*.Tests.csproj')) {
        $found = $read | Where-Object Project -EQ $project.BaseName | Select-Object -First 1
        if (-not $found) { $missing = $true }
        $suite = if ($found) { $found.Suite }
        else { New-Suite '' 0 0 0 'no results: it did not run to its end, or has no tests' }
        $suite.Name = $project.BaseName
        $suite
    }
    if ($missing) {
        Get-Content -LiteralPath (Join-Path $resultFolder 'dotnet-test.log') -ErrorAction Ignore | Out-Host
    }
}

function Get-JavascriptSuite {
    if (-not (Test-Path -LiteralPath $javascriptResult)) {
        return New-Suite 'JavaScript SDK' 0 0 0 'no results: the run did not come to its end'
    }
    $result = Get-Content -LiteralPath $javascriptResult -Raw | ConvertFrom-Json
    New-Suite 'JavaScript SDK' $result.Passed $result.Failed $result.Skipped @() $result.Note
}

function Get-ModuleSuite {
    $path = Join-Path $resultFolder 'module.json'
    try { Invoke-ModuleTest $path } catch { Write-Host "$_`n$($_.ScriptStackTrace)" -ForegroundColor Red }
    if (-not (Test-Path -LiteralPath $path)) {
        return New-Suite 'Module' 0 0 0 'no results: the run did not come to its end'
    }
    $result = Get-Content -LiteralPath $path -Raw | ConvertFrom-Json
    $problem = @(if ($result.Errors) { "$($result.Errors) errors outside of a test" })
    New-Suite "Module ($($result.Runner))" $result.Passed $result.Failed $result.Skipped $problem
}

# ---- Tasks ---------------------------------------------------------------------------------------------------------

function Invoke-Test {
    Invoke-Build
    if (-not $SkipDotnet) {
        Invoke-Xunit
        Invoke-Javascript
    }
    $suites = @(Get-XunitSuite) + @(Get-JavascriptSuite) + @(Get-ModuleSuite)

    Write-Host ''
    foreach ($suite in $suites) {
        $counts = $suite.Name, $suite.Passed, $suite.Failed, $suite.Skipped
        Write-Host ('{0,-32} {1,5} passed {2,4} failed {3,4} skipped' -f $counts)
        foreach ($problem in $suite.Problems) { Write-Host "    $problem" -ForegroundColor Red }
        if ($suite.Note) { Write-Host "    $($suite.Note)" -ForegroundColor Yellow }
    }
    $passed = ($suites | Measure-Object Passed -Sum).Sum
    $failed = ($suites | Measure-Object Failed -Sum).Sum
    Write-Host "`n$passed passed, $failed failed"
    exit [int]($failed -gt 0 -or $passed -eq 0)
}

function Invoke-Bench {
    Invoke-Build
    # build.sh hands several names over as one text.
    $names = @($Scenario -split ',')
    $options = @{ ModulePath = $modulePath; Scenario = $names; Quick = $Quick }
    $server = if ($SkipDotnet) { $null } else { Start-Sandbox }
    try {
        $options.SandboxUrl = if ($server) { $server.Url } else { $SandboxUrl }
        if (-not $Quick -and $names.Where({ 'Memory' -like $_ })) {
            if ($server) { Measure-Memory $server.Url }
            $options.MemoryFolder = $memoryFolder
        }
        Write-Host 'Measuring'
        & (Join-Path $benchmarks 'Invoke-Benchmark.ps1') @options | & (Join-Path $benchmarks 'Show-Benchmark.ps1')
    }
    finally {
        if ($server -and -not $server.Process.HasExited) { $server.Process.Kill($true) }
    }
}

function Invoke-Demo {
    Invoke-Build
    # As at a prompt: the strictness of this script is not the demo's.
    Set-StrictMode -Off
    $ErrorActionPreference = 'Continue'
    $global:LASTEXITCODE = 0
    try { & (Join-Path $PSScriptRoot 'docs/examples/Invoke-Demo.ps1') }
    catch {
        Write-Error -ErrorRecord $_
        exit 1
    }
    exit $LASTEXITCODE
}

function Invoke-Docs {
    Invoke-Build
    & (Join-Path $PSScriptRoot 'docs/Build-Help.ps1')
    & (Join-Path $PSScriptRoot 'docs/Build-CommandTable.ps1') -ModulePath $modulePath
}

function Invoke-Package {
    Invoke-Build
    $version = (Import-PowerShellDataFile -LiteralPath (Join-Path $modulePath 'Bitrix24.OpenLines.psd1')).ModuleVersion
    $package = Join-Path $PSScriptRoot "out/Bitrix24.OpenLines.$version.zip"
    Remove-Item -LiteralPath $package -ErrorAction Ignore
    # The folder itself is in the archive: unpacked into a module path, it can be imported.
    [IO.Compression.ZipFile]::CreateFromDirectory($modulePath, $package, 'Optimal', $true)
    Write-Host $package
}

& "Invoke-$Task"
