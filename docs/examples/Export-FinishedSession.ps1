<#
.SYNOPSIS
Follows the portal's events and files each session that is finished: a row of a CSV, as soon as it happens.

.DESCRIPTION
Runs as an application. The portal keeps the events for it until they are received, so nothing is lost while the script
does not run. An event is acknowledged once its row is written; where the script breaks off in between, it comes again,
and the row that is there already is not written twice. Runs until it is stopped with Ctrl+C, or has filed -Count. You can
open and save the file in Excel between two runs.

Exit codes: 0 -Count sessions are filed; 2 the script could not run.

.OUTPUTS
Each row as it is written.

.EXAMPLE
./Export-FinishedSession.ps1 -Path finished.csv -Sandbox -Count 3

Rehearses with dialogs of its own.

.EXAMPLE
Connect-B24Portal -SecretName portal-app -TokenCache ~/b24.tokens -ErrorAction Stop
./Export-FinishedSession.ps1 -Path finished.csv
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    # How many sessions to file; all that come when it is left out.
    [ValidateRange(1, [int]::MaxValue)]
    [int] $Count = [int]::MaxValue,

    [switch] $Sandbox
)

$ErrorActionPreference = 'Stop'
trap {
    Write-Error -ErrorRecord $_ -ErrorAction Continue
    exit 2
}

Import-Module (Join-Path $PSScriptRoot Table.psm1) -Verbose:$false
if ($Sandbox) { $null = & (Join-Path $PSScriptRoot Start-Rehearsal.ps1) }
# It is safe to bind an event again.
Register-B24EventHandler -Event OnSessionFinish -Offline
if ($Sandbox) { Set-B24SessionMode -AllPinned | Get-B24Dialog | Complete-B24Dialog }

$known = @{}
if (Test-Path -LiteralPath $Path) {
    $table = Import-Table -Path $Path
    if ($table.Rows -and $table.Rows[0].PSObject.Properties.Name -notcontains 'SessionId') {
        throw "$Path has no column SessionId: it is not a file of this script. Use another -Path."
    }
    $table.Rows | ForEach-Object { $known[$_.SessionId] = $true }
    # Excel saves a file in its own way: rows that are added must fit to the others.
    if ($table.Rows -and ($table.Encoding -ne 'utf-8' -or $table.Delimiter -ne ',')) {
        $table.Rows | Export-Table -Path $Path
    }
}

Receive-B24Event -Follow -Event OnSessionFinish |
    Where-Object { -not $known["$($_.SessionId)"] } |
    Select-Object -First $Count |
    ForEach-Object {
        $messages = @($_ | Get-B24SessionHistory | Where-Object { -not $_.IsSystem })
        $last = $messages | Select-Object -Last 1
        $row = [pscustomobject]@{
            SessionId = $_.SessionId; ChatId = $_.ChatId; Line = $_.Line; Connector = $_.Connector
            Finished = $_.Time; Messages = $messages.Count; LastAuthor = "$($last.Author)"; LastText = "$($last.Text)"
        }
        $row | Export-Table -Path $Path -Append
        $known["$($_.SessionId)"] = $true
        $row
    }
