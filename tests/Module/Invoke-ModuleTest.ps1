<#
.SYNOPSIS
Runs the tests of the built module: tests/Module/*.Tests.ps1.

.DESCRIPTION
Uses Pester where 5.5 or later is installed, else the small stand-in in tests/Module/Support, which has the part of Pester
that the tests use and counts as Pester does.

A test file learns from two environment variables what it tests, under either runner:

    B24_TEST_MODULE     the folder of the built module: BeforeAll { Import-Module -Name $env:B24_TEST_MODULE }
    B24_TEST_SANDBOX    the webhook address of the sandbox server, or nothing when none was given

Needs a session of its own: an assembly that was loaded once stays loaded, so a second run would test the first build.

.PARAMETER ModulePath
The folder of the built module.

.PARAMETER SandboxUrl
The webhook address of a running tests/SandboxServer.

.PARAMETER Path
Test files to run. All of them by default.

.PARAMETER Filter
A part of the full name of the tests to run, before <variables> are filled in, as in 'New-B24OpenLine*WhatIf'.

.PARAMETER UseBuiltIn
Uses the stand-in although Pester is installed.

.PARAMETER ResultPath
A file that the result is written to as JSON, instead of being emitted.

.OUTPUTS
An object with Passed, Failed and Skipped (tests) and Errors (what failed outside of any test). The exit code is 1 when something
failed.

.EXAMPLE
pwsh -File tests/Module/Invoke-ModuleTest.ps1 -ModulePath out/Bitrix24.OpenLines -Path tests/Module/Manifest.Tests.ps1
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)] [string] $ModulePath,
    [string] $SandboxUrl,
    [string[]] $Path = @((Join-Path $PSScriptRoot '*.Tests.ps1'), (Join-Path $PSScriptRoot 'Support/*.Tests.ps1')),
    [string] $Filter,
    [switch] $UseBuiltIn,
    [string] $ResultPath
)

$ErrorActionPreference = 'Stop'

function Get-Pester {
    Get-Module -Name Pester -ListAvailable | Where-Object Version -GE '5.5.0' | Sort-Object Version -Descending |
        Select-Object -First 1
}

# No file of test results: Pester asks CIM about the machine for it, and CIM hangs under wine.
function Invoke-WithPester($Pester, [string[]] $Files) {
    Import-Module -ModuleInfo $Pester
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $Files
    $configuration.Run.PassThru = $true
    $configuration.TestRegistry.Enabled = $false
    if ($Filter) { $configuration.Filter.FullName = "*$Filter*" }
    $run = Invoke-Pester -Configuration $configuration

    $errors = $run.FailedContainersCount
    # An AfterAll that failed: no test counts it, only the verdict tells.
    if ($run.Result -ne 'Passed' -and $run.FailedCount + $errors -eq 0) { $errors = 1 }
    [pscustomobject]@{
        Runner = "Pester $($Pester.Version)"
        Passed = $run.PassedCount; Failed = $run.FailedCount; Skipped = $run.SkippedCount; Errors = $errors
    }
}

function Invoke-WithStandIn([string[]] $Files) {
    Import-Module (Join-Path $PSScriptRoot 'Support/Should.psm1'), (Join-Path $PSScriptRoot 'Support/TestRunner.psm1') -Force
    $containers = @(foreach ($file in $Files) {
            & (Join-Path $PSScriptRoot 'Support/Container.ps1') -Path $file -Filter $Filter
        })
    $count = { param($outcome) @($containers | ForEach-Object Results | Where-Object Outcome -EQ $outcome).Count }
    [pscustomobject]@{
        Runner = 'stand-in'
        Passed = & $count 'Passed'; Failed = & $count 'Failed'; Skipped = & $count 'Skipped'
        Errors = @($containers | ForEach-Object Errors).Count
    }
}

$env:B24_TEST_MODULE = (Resolve-Path -LiteralPath $ModulePath).ProviderPath
$env:B24_TEST_SANDBOX = $SandboxUrl

# Every connection to one portal in a process shares what it takes. Without this, the tests over HTTP would be paced at two
# requests a second after the first fifty. Import-Module in a test file finds the module that is loaded here.
if ($SandboxUrl) {
    Import-Module -Name $env:B24_TEST_MODULE
    Connect-B24Portal -WebhookUrl $SandboxUrl -Plan Unlimited | Disconnect-B24Portal
}

$files = @(Get-Item -Path $Path | ForEach-Object FullName)
$pester = if (-not $UseBuiltIn) { Get-Pester }
$result = if ($pester) { Invoke-WithPester $pester $files } else { Invoke-WithStandIn $files }

if ($ResultPath) { $result | ConvertTo-Json | Set-Content -LiteralPath $ResultPath } else { $result }
if ($result.Failed -or $result.Errors) { exit 1 }
