#Requires -Version 7.4

<#
.SYNOPSIS
Measures the module beside a plain loop and batches by hand: in one PowerShell, on one portal, in one run.

.DESCRIPTION
Emits one object for each scenario and client. Nothing is asserted: what a machine takes is not what another one takes.
What counts is the ratio to what is run beside it.

.PARAMETER ModulePath
The folder of the built module.

.PARAMETER SandboxUrl
The webhook address of a running sandbox server, which nobody else uses.

.PARAMETER Scenario
Names of files in the folder Scenarios, with wildcards; all of them by default.

.PARAMETER Quick
Runs a small version of each, to see that they work.

.EXAMPLE
./Invoke-Benchmark.ps1 -ModulePath ../../out/Bitrix24.OpenLines -SandboxUrl http://127.0.0.1:8080/rest/1/sandbox/ -Quick
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)][string] $ModulePath,
    [Parameter(Mandatory)][string] $SandboxUrl,
    [string[]] $Scenario = '*',
    [switch] $Quick
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$english = [cultureinfo]::InvariantCulture
$repeat = $Quick ? 1 : 5
foreach ($file in Get-ChildItem (Join-Path $PSScriptRoot 'Support') -Filter *.ps1) { . $file }
Import-Module -Name $ModulePath

$all = Get-ChildItem (Join-Path $PSScriptRoot 'Scenarios') -Filter *.ps1
$files = @($all | Where-Object { $name = $_.BaseName; $Scenario.Where({ $name -like $_ }) })
if (-not $files) { throw "Unknown scenario '$Scenario'. The scenarios are $($all.BaseName -join ', ')." }

$null = Connect-B24Portal -WebhookUrl $SandboxUrl -Plan Unlimited
Reset-Portal
# Whatever runs for the first time is compiled first.
$rows = New-Row 200
foreach ($i in 1..($Quick ? 1 : 5)) {
    $null = $rows | New-B24OpenLine -NoReadBack
    $null = $rows | New-B24OpenLine
    $null = New-LineByBatch $rows
    $null = New-LineByLoop $rows[0..19]
    $null = Get-B24OpenLine
    $null = Get-LineByBatch
    $null = Get-LineByLoop
}

try { foreach ($file in $files) { . $file.FullName } }
finally {
    # Whoever comes afterwards finds the portal, and what this process knows of its limits, as they were.
    Reset-Portal @{ keepsLog = $true }
    $null = Connect-B24Portal -WebhookUrl $SandboxUrl -Plan Standard
    Disconnect-B24Portal
}
