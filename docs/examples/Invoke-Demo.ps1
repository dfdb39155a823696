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

    # Where the result, the journal and the log go.
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
$null = New-Item -ItemType Directory -Path $OutputFolder -Force
Get-ChildItem -LiteralPath $OutputFolder -Filter channels.* | Remove-Item
$channels = Join-Path $PSScriptRoot channels.csv
$clock = [Diagnostics.Stopwatch]::StartNew()
$summary = & (Join-Path $PSScriptRoot Import-Channels.ps1) $channels -OutputFolder $OutputFolder
$exitCode = $LASTEXITCODE
$requests = $portal.RequestCount

$portal | Out-Host
$lines = @(Get-B24OpenLine)
Write-Host "The first and the last of $($lines.Count) channels:"
$lines[0..4 + ($lines.Count - 3)..($lines.Count - 1)] | Format-Table | Out-Host

# A text in quotes may have line breaks: such a row takes more than one line of the file.
$line = 2
$failed = foreach ($row in Import-Csv (Join-Path $OutputFolder channels.result.csv)) {
    if ($row.B24Result -eq 'Failed') {
        [pscustomobject]@{ Line = $line; Column = $row.B24Message -replace ':.*'; Message = $row.B24Message }
    }
    $text = ($row.PSObject.Properties | Where-Object Name -NotLike 'B24*').Value -join ''
    $line += 1 + $text.Length - $text.Replace("`n", '').Length
}
Write-Host 'Rows that were not created:'
$failed | Format-Table -Wrap Line, Message | Out-Host
Write-Host ('{0}; {1} requests, {2:0.0} s.' -f $summary, $requests, $clock.Elapsed.TotalSeconds)

$found = @($failed | ForEach-Object { "line $($_.Line): $($_.Column)" })
$wanted = @($expected.GetEnumerator() | ForEach-Object { "line $($_.Key): $($_.Value)" })
if ($exitCode -ne 1 -or (Compare-Object $wanted $found)) {
    throw "The demo expects these rows to fail: $($wanted -join '; '). These did: $($found -join '; ')."
}
