#Requires -Version 7.4

<#
.SYNOPSIS
Runs the tests of the built module under Pester, on a sandbox server of its own.

.DESCRIPTION
Two environment variables tell a test file what it tests:

    B24_TEST_MODULE     the folder of the built module: BeforeAll { Import-Module -Name $env:B24_TEST_MODULE }
    B24_TEST_SANDBOX    the webhook address of the sandbox server

Run it in a PowerShell of its own: an assembly stays loaded, so a second run in the same session would test the first
build. `./build.ps1 Test` does that.

.PARAMETER Path
The test files, separated as in the environment variable PATH.

.PARAMETER ResultFolder
Gets a JSON file for each test file: how many tests passed, failed and were skipped, and why they failed. Runs with the
same folder share the work: each test file is run by the first that comes to it.

.PARAMETER Pester
The manifest of the Pester to use, or Pester for the one that is installed.

.PARAMETER Filter
A part of the full names of the tests to run, as in 'New-B24OpenLine*WhatIf'.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)][string] $Path,
    [Parameter(Mandatory)][string] $ResultFolder,
    [string] $Pester = 'Pester',
    [string] $Filter
)

$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText'

Import-Module -Name $Pester
$server = & (Join-Path $PSScriptRoot '../SandboxServer/Start-SandboxServer.ps1')
try {
    $env:B24_TEST_MODULE = (Resolve-Path (Join-Path $PSScriptRoot '../../out/Bitrix24.OpenLines')).ProviderPath
    $env:B24_TEST_SANDBOX = $server.Url
    # All connections to a portal in a process share its limit. Without a limit here, the tests over HTTP would be held to
    # two requests a second.
    Import-Module -Name $env:B24_TEST_MODULE
    Connect-B24Portal -WebhookUrl $server.Url -Plan Unlimited | Disconnect-B24Portal

    foreach ($file in Get-Item ($Path -split [IO.Path]::PathSeparator)) {
        $resultPath = Join-Path $ResultFolder "$($file.BaseName).json"
        try { [IO.File]::Open($resultPath, 'CreateNew').Dispose() } catch [IO.IOException] { continue }

        $configuration = New-PesterConfiguration
        $configuration.Run.Path = $file.FullName
        $configuration.Run.PassThru = $true
        $configuration.Output.Verbosity = 'None'
        if ($Filter) { $configuration.Filter.FullName = "*$Filter*" }
        # As at a prompt: the tests do not inherit the preferences of this script.
        $run = & { $ErrorActionPreference = 'Continue'; Invoke-Pester -Configuration $configuration }

        # A block or a file that failed outside of its tests is a failure as well.
        $failures = @(
            foreach ($one in @($run.Failed) + @($run.FailedBlocks) + @($run.FailedContainers)) {
                "$($one.ExpandedPath ?? $file.Name)`n" +
                (@($one.ErrorRecord | ForEach-Object { $_.DisplayErrorMessage; $_.DisplayStackTrace }) -join "`n")
            }
        )
        '[{0}] {1}: {2} passed, {3} failed, {4:0.0} s' -f ($failures ? '-' : '+'), $file.Name, $run.PassedCount,
            $failures.Count, $run.Duration.TotalSeconds
        @{ Passed = $run.PassedCount; Failed = $failures.Count; Skipped = $run.SkippedCount; Failures = $failures } |
            ConvertTo-Json | Set-Content -LiteralPath $resultPath
    }
}
finally { $server.Process.Kill($true) }
