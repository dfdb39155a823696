<#
.SYNOPSIS
Hands the dialogs of a line over for the night, ends those that are old, and files what became of each.

.DESCRIPTION
Works on the dialogs of the connected user, which the portal lists when it pins them all: no method lists those of
others. A dialog whose session began more than -OldAfter ago is completed; every other one goes to -ToUser or
to -ToLine. Each has a row in the report, with what was done or with the error.

Exit codes: 0 all dialogs are handed over or ended; 1 some failed; 2 nothing could be done.

.EXAMPLE
./Invoke-NightShift.ps1 -Sandbox -ReportPath night.csv

Rehearses with dialogs of its own.

.EXAMPLE
Connect-B24Portal -SecretName portal -ErrorAction Stop
./Invoke-NightShift.ps1 -Line 12 -ToLine 40 -ReportPath "night-$(Get-Date -Format yyyy-MM-dd).csv"
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # The line whose day is over.
    [int] $Line,

    # The line of the night; or the operator.
    [int] $ToLine,
    [int] $ToUser,

    # How long after its beginning a session is old.
    [timespan] $OldAfter = '1.00:00:00',

    [Parameter(Mandatory)]
    [string] $ReportPath,

    [switch] $Sandbox
)

$ErrorActionPreference = 'Stop'
trap {
    Write-Error -ErrorRecord $_ -ErrorAction Continue
    exit 2
}

Import-Module (Join-Path $PSScriptRoot Table.psm1) -Verbose:$false
if ($Sandbox) {
    $Line = (& (Join-Path $PSScriptRoot Start-Rehearsal.ps1) -LineName 'Day shift').Id
    if (-not $ToUser) { $ToLine = (New-B24OpenLine -Name 'Night shift' -Queue user:3).Id }
}
if (-not $Line -or [bool] $ToLine -eq [bool] $ToUser) { throw 'Give -Line, and one of -ToLine and -ToUser.' }
$target = if ($ToLine) { @{ ToLine = $ToLine } } else { @{ ToUser = $ToUser } }

# What is done with dialogs; a failure is a row of the report and no end of the script.
function Invoke-Step([object[]] $Dialog, [string] $Done, [string] $Command, [hashtable] $Options) {
    if (-not $Dialog) { return }
    $Dialog | & $Command @Options -ErrorAction SilentlyContinue -ErrorVariable failures
    foreach ($one in $Dialog) {
        $failure = $failures | Where-Object TargetObject -EQ $one | Select-Object -First 1
        [pscustomobject]@{
            ChatId = $one.ChatId; SessionId = $one.SessionId; Name = $one.Name; Since = $one.SessionStart
            Outcome = if ($failure) { 'failed' } else { $Done }
            Error = if ($failure) { "$failure" }
        }
    }
}

# The sessions that are pinned now, and then the dialogs that they belong to.
$dialogs = @(Set-B24SessionMode -AllPinned -WhatIf:$false | Get-B24Dialog | Where-Object Line -EQ $Line)
$old = @($dialogs | Where-Object { $_.SessionStart -lt [DateTimeOffset]::Now - $OldAfter })
$others = @($dialogs | Where-Object { $_ -notin $old })

$report = @(
    Invoke-Step $old 'completed' Complete-B24Dialog @{}
    Invoke-Step $others 'moved' Move-B24Dialog $target
)
$report | Export-Table -Path $ReportPath
$report

$failed = @($report | Where-Object Outcome -EQ 'failed')
if (-not $failed) { exit 0 }
Write-Error "$($failed.Count) of $($report.Count) dialogs failed; $ReportPath says why." -ErrorAction Continue
exit 1
