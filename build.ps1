#Requires -Version 7.4

<#
.SYNOPSIS
Builds, tests, demonstrates, measures or packs the module.

.DESCRIPTION
Each task builds what it needs first. `dotnet build Bitrix24.OpenLines.sln` alone also leaves an importable module in
out/Bitrix24.OpenLines. On a machine without PowerShell, use build.sh, which takes the same arguments.

.PARAMETER Task
Build    builds everything.
Test     runs all tests and ends with the line "N passed, N failed".
Demo     runs docs/examples/Invoke-Demo.ps1.
Bench    measures the module beside a plain loop and batches put together by hand.
Docs     updates the table of the cmdlets in README.md, and checks the help pages with PlatyPS where it is installed.
Package  writes out/Bitrix24.OpenLines.<version>.zip.
Help     shows this text.

.PARAMETER Path
With Test: the test files of the module to run, and nothing else. Wildcards are allowed.

.PARAMETER Filter
With Test and Path: a part of the full names of the tests to run, as in 'New-B24OpenLine*WhatIf'.

.PARAMETER Pester
With Test: the Pester to use in place of the pinned one, as a path or as the name of an installed module.

.PARAMETER Scenario
With Bench: the scenarios to measure; all by default. Wildcards are allowed.

.PARAMETER Quick
With Bench: measures a small version of each scenario.

.EXAMPLE
./build.ps1 Test -Path tests/Module/Help.Tests.ps1
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Bench', 'Docs', 'Package', 'Help')]
    [string] $Task = 'Build',
    [string[]] $Path,
    [string] $Filter,
    [string] $Pester,
    [string[]] $Scenario = '*',
    [switch] $Quick
)

$ErrorActionPreference = 'Stop'
$module = Join-Path $PSScriptRoot 'out/Bitrix24.OpenLines'
$results = Join-Path $PSScriptRoot 'out/test'
$atOnce = [Environment]::ProcessorCount

function Stop-Build([string] $Message) {
    [Console]::Error.WriteLine($Message)
    exit 1
}

function Build-Project([string] $Project = 'Bitrix24.OpenLines.sln') {
    Write-Host 'Building'
    # Quieter than dotnet build: it says nothing unless something is wrong.
    & dotnet msbuild (Join-Path $PSScriptRoot $Project) -restore -p:Configuration=Release -v:q -nologo -tl:off | Out-Host
    if ($LASTEXITCODE) { exit 1 }
}

# ---- Test ----------------------------------------------------------------------------------------------------------

# A test command leaves its results in $results, where they are counted when all commands have ended.
function Get-XunitCommand($Projects) {
    foreach ($project in $Projects) {
        $assembly = Get-Item (Join-Path $project.DirectoryName "bin/Release/*/$($project.BaseName).dll")
        @{
            Program   = 'dotnet'
            Arguments = 'test', $assembly.FullName, '--results-directory', $results, '--logger',
                "trx;LogFileName=$($project.BaseName).trx", '--logger', 'console;verbosity=quiet'
        }
    }
}

function Get-JavaScriptCommand {
    $server = Get-Item (Join-Path $PSScriptRoot 'tests/SandboxServer/bin/Release/*/Bitrix24.SandboxServer.dll')
    $run = Join-Path $PSScriptRoot 'tests/JsSdk/run.mjs'
    @{ Program = 'node'; Arguments = $run, $server.FullName, (Join-Path $results 'javascript.json') }
}

# Several PowerShells share the test files.
function Get-ModuleCommand($Files) {
    $project = Join-Path $PSScriptRoot 'tests/Module/ModuleTests.csproj'
    $pinned = & dotnet msbuild $project -getProperty:PesterManifest
    foreach ($i in 1..[Math]::Min($Files.Count, $atOnce)) {
        @{
            Program   = Join-Path $PSScriptRoot 'tools/Invoke-InNewPowerShell.ps1'
            Arguments = (Join-Path $PSScriptRoot 'tests/Module/Invoke-ModuleTest.ps1'),
                '-Path', ($Files.FullName -join [IO.Path]::PathSeparator), '-ResultFolder', $results,
                '-Pester', ($Pester ? $Pester : $pinned), '-Filter', $Filter
        }
    }
}

function New-Suite([string] $Name, [int] $Passed, [int] $Failed, [int] $Skipped, [string] $Note, [string[]] $Failures) {
    [pscustomobject]@{
        Name = $Name; Passed = $Passed; Failed = $Failed; Skipped = $Skipped; Note = $Note
        Failures = @($Failures | Where-Object { $_ })
    }
}

function Read-Suite([string] $Name, [string] $File) {
    $content = Get-Content -LiteralPath (Join-Path $results $File) -Raw -ErrorAction Ignore
    if (-not $content) { return New-Suite $Name 0 1 0 '' "$Name`nNo results: it did not run to its end. See out/test/output.log." }
    if ($File -like '*.json') {
        $found = $content | ConvertFrom-Json -AsHashtable
        return New-Suite $Name $found.Passed $found.Failed $found.Skipped $found.Note $found.Failures
    }
    $run = ([xml] $content).TestRun
    $counts = $run.ResultSummary.Counters
    $failures = @(foreach ($test in $run.Results.UnitTestResult | Where-Object outcome -EQ Failed) {
            "$($test.testName)`n$($test.Output.ErrorInfo.Message)`n$($test.Output.ErrorInfo.StackTrace)"
        })
    # A run that breaks off may have no test that failed.
    if ($run.ResultSummary.outcome -ne 'Completed' -and -not $failures) {
        $failures = @("$Name`n$($run.ResultSummary.InnerText)")
    }
    New-Suite $Name $counts.passed $failures.Count ($counts.total - $counts.executed) '' $failures
}

function Invoke-Test {
    # From build.sh, several paths arrive as one text.
    $patterns = $Path ? $Path -split ',' : (Join-Path $PSScriptRoot 'tests/Module/*.Tests.ps1')
    $files = @(foreach ($pattern in $patterns) {
            $found = Get-Item $pattern -ErrorAction Ignore
            if (-not $found) { Stop-Build "No test file matches $pattern." }
            $found
        })
    Build-Project
    Remove-Item -LiteralPath $results -Recurse -ErrorAction Ignore
    $null = New-Item -ItemType Directory -Path $results
    $projects = @(if (-not $Path) { Get-Item (Join-Path $PSScriptRoot 'tests/*/*.Tests.csproj') })
    $hasNode = [bool] (Get-Command node -CommandType Application -ErrorAction Ignore)

    Write-Host 'Testing'
    @(
        Get-ModuleCommand $files
        Get-XunitCommand $projects
        if ($projects -and $hasNode) { Get-JavaScriptCommand }
    ) | ForEach-Object -ThrottleLimit $atOnce -Parallel {
        $program, $arguments = $_.Program, $_.Arguments
        try { & $program @arguments 2>&1 } catch { "$_" }
    } | Tee-Object -FilePath (Join-Path $results output.log) | Where-Object { $_ -match '^(\[[+-]\] |Passed!|Failed!)' } |
        ForEach-Object { Write-Host $_ }

    $suites = @(
        foreach ($project in $projects) { Read-Suite $project.BaseName "$($project.BaseName).trx" }
        if ($projects -and $hasNode) { Read-Suite 'JavaScript SDK' javascript.json }
        elseif ($projects) { New-Suite 'JavaScript SDK' 0 0 1 'Skipped: Node.js is not installed.' }
        $parts = @(foreach ($file in $files) { Read-Suite $file.Name "$($file.BaseName).json" })
        $sums = 'Passed', 'Failed', 'Skipped' | ForEach-Object { ($parts | Measure-Object $_ -Sum).Sum }
        New-Suite 'Module' @sums '' $parts.Failures
    )
    foreach ($failure in $suites.Failures) { Write-Host "`n[-] $failure" -ForegroundColor Red }
    Write-Host ''
    foreach ($suite in $suites) {
        $counts = $suite.Name, $suite.Passed, $suite.Failed, $suite.Skipped
        Write-Host ('{0,-32} {1,5} passed {2,4} failed {3,4} skipped' -f $counts)
        if ($suite.Note) { Write-Host "    $($suite.Note)" -ForegroundColor Yellow }
    }
    $passed, $failed = 'Passed', 'Failed' | ForEach-Object { ($suites | Measure-Object $_ -Sum).Sum }
    Write-Host "`
$passed passed, $failed failed"
    exit [int] ($failed -gt 0 -or $passed -eq 0)
}

# ---- The other tasks -----------------------------------------------------------------------------------------------

function Invoke-Build {
    Build-Project
    Write-Host 'The module is in out/Bitrix24.OpenLines'
}

function Invoke-Demo {
    Build-Project src/Module
    & (Join-Path $PSScriptRoot 'docs/examples/Invoke-Demo.ps1')
}

function Invoke-Bench {
    Build-Project tests/Module
    $benchmarks = Join-Path $PSScriptRoot 'tests/Benchmarks'
    $server = & (Join-Path $PSScriptRoot 'tests/SandboxServer/Start-SandboxServer.ps1')
    try {
        # From build.sh, several names arrive as one text.
        & (Join-Path $benchmarks 'Invoke-Benchmark.ps1') -ModulePath $module -SandboxUrl $server.Url -Quick:$Quick `
            -Scenario ($Scenario -split ',') | & (Join-Path $benchmarks 'Show-Benchmark.ps1')
    }
    finally { $server.Process.Kill($true) }
}

function Invoke-Docs {
    Build-Project src/Module
    & (Join-Path $PSScriptRoot 'tools/Update-CommandTable.ps1') -ModulePath $module
    if (Get-Module -ListAvailable -Name Microsoft.PowerShell.PlatyPS) {
        $pages = Get-Item (Join-Path $PSScriptRoot 'docs/en-US/*-*.md')
        $invalid = @($pages | Where-Object { -not (Test-MarkdownCommandHelp -Path $_.FullName) })
        if ($invalid) { throw "PlatyPS cannot read these pages: $($invalid.Name -join ', ')" }
    }
}

function Invoke-Package {
    Build-Project src/Module
    $version = (Import-PowerShellDataFile -LiteralPath (Join-Path $module 'Bitrix24.OpenLines.psd1')).ModuleVersion
    $package = Join-Path $PSScriptRoot "out/Bitrix24.OpenLines.$version.zip"
    Remove-Item -LiteralPath $package -ErrorAction Ignore
    # The folder itself is in the archive: unpacked into a module path, it can be imported.
    [IO.Compression.ZipFile]::CreateFromDirectory($module, $package, 'Optimal', $true)
    Write-Host $package
}

function Invoke-Help { Get-Help $PSCommandPath -Full | Out-Host }

if ($PSScriptRoot -match '[][]') {
    Stop-Build "Move the project to a path without [ and ], which PowerShell reads as wildcards: $PSScriptRoot"
}
& "Invoke-$Task"
