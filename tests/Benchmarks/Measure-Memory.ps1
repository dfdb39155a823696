#Requires -Version 7.4

<#
.SYNOPSIS
Does one piece of work and emits, as JSON, how much memory it took. Run it in a new PowerShell process.

.PARAMETER Work
empty    nothing: what PowerShell takes by itself. The module is not even loaded.
create   creates lines from rows that are made one by one.
read     reads all lines, one after another.
keep     reads all lines into a variable.
batches  reads all lines into a variable, by hand in batches of 50 pages.

.PARAMETER Count
The number of rows.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)][ValidateSet('empty', 'create', 'read', 'keep', 'batches')][string] $Work,
    [Parameter(Mandatory)][int] $Count,
    [Parameter(Mandatory)][string] $ModulePath,
    [Parameter(Mandatory)][string] $SandboxUrl
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot 'Support/Portal.ps1')
. (Join-Path $PSScriptRoot 'Support/Clients.ps1')

if ($Work -in 'create', 'read', 'keep') {
    Import-Module -Name $ModulePath
    $null = Connect-B24Portal -WebhookUrl $SandboxUrl -Plan Unlimited
}
if ($Work -eq 'create') { Reset-Portal }

$lines = $null
$done = 0
$watch = [Diagnostics.Stopwatch]::StartNew()
switch ($Work) {
    create {
        # A range would be there as a whole before its first number.
        & { for ($i = 1; $i -le $Count; $i++) { [pscustomobject]@{ Name = "Line $i"; QueueTime = 90 } } } |
            New-B24OpenLine -NoReadBack | ForEach-Object { $done++ }
    }
    read { Get-B24OpenLine | ForEach-Object { $done++ } }
    keep { $lines = Get-B24OpenLine; $done = $lines.Count }
    batches { $lines = @(Get-LineByBatch); $done = $lines.Count }
}
$seconds = $watch.Elapsed.TotalSeconds
[GC]::Collect()
[GC]::WaitForPendingFinalizers()
[GC]::Collect()
$process = [Diagnostics.Process]::GetCurrentProcess()
@{
    Work    = $Work
    Count   = $Count
    Done    = $done
    Seconds = $seconds
    Heap    = [GC]::GetTotalMemory($true)
    Peak    = $process.PeakWorkingSet64
} | ConvertTo-Json
[GC]::KeepAlive($lines)
