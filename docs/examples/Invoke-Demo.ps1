<#
.SYNOPSIS
Provisions the channels of a fictional retailer on the sandbox portal and shows what a person would see.

.DESCRIPTION
Reads channels.csv, in which five rows are wrong, each in its own way. Ends with an error if any other row fails, or if
one of the five does not.
#>
[CmdletBinding()]
param(
    # The built module.
    [string] $ModulePath = (Join-Path $PSScriptRoot '../../out/Bitrix24.OpenLines'),

    # Where created.csv and failed.csv go.
    [string] $OutputFolder = (Join-Path $PSScriptRoot '../../out/demo'),

    # Milliseconds that each request takes: as with a real portal, there is something to watch.
    [int] $Latency = 400
)

$ErrorActionPreference = 'Stop'

# The lines of channels.csv that are wrong on purpose, and in which column.
$expected = [ordered]@{
    25  = 'Name'
    70  = 'QueueType'
    108 = 'WorktimeFrom'
    157 = 'Queue'
    205 = 'QueueTime'
}

Import-Module $ModulePath -Force
$portal = Connect-B24Portal -Sandbox -Latency $Latency
$channels = Join-Path $PSScriptRoot channels.csv
$run = & (Join-Path $PSScriptRoot Import-Channels.ps1) $channels -OutputFolder $OutputFolder

$portal | Out-Host
$count = $run.Created.Count
Write-Host "The first and the last of $count channels:"
$run.Created[0..4 + ($count - 3)..($count - 1)] | Format-Table | Out-Host

Write-Host "Rows that were not created:"
$run.Failed | Format-Table -Wrap @(
    @{ n = 'Line'; e = 'Line'; width = 4 }
    @{ n = 'Column'; e = 'Column'; width = 12 }
    @{ n = 'Reason'; e = 'Reason' }
) | Out-Host

Write-Host ("{0} created, {1} failed, {2} requests sent, {3:0.0} s." -f
    $count, $run.Failed.Count, $run.Requests, $run.Elapsed.TotalSeconds)
Write-Host "created.csv and failed.csv are in $(Resolve-Path -LiteralPath $OutputFolder -Relative)"

$found = @($run.Failed | ForEach-Object { "line $($_.Line): $($_.Column)" })
$wanted = @($expected.GetEnumerator() | ForEach-Object { "line $($_.Key): $($_.Value)" })
if (Compare-Object $wanted $found) {
    throw "The demo expects these rows to fail: $($wanted -join '; '). These did: $($found -join '; ')."
}
