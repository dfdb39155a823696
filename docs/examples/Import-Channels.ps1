<#
.SYNOPSIS
Creates an open channel for each row of a CSV, as a scheduled job does it: no prompts, a result file, a log, exit codes.

.DESCRIPTION
Columns are settings of an open line, in wire spelling (QUEUE_TYPE) or PowerShell spelling (QueueType). Connect first,
with Connect-B24Portal. The delimiter and the encoding of the file are found by themselves.

The output folder gets, under the name of the CSV:
- .result.csv: each row as it came, with B24Id, B24Result, B24Code, B24Message and B24Warning. A result of an earlier run
  is kept: the next one has a number. Correct the failed rows there, and import that file.
- .journal.jsonl: what has been done, so that a run that was stopped goes on where it was.
- .log: a line for each run, warning and error.

Run it again as often as you like: what the journal has as done is passed over. -SkipExisting goes by the names of the
lines on the portal, too.

Exit codes: 0 all rows are done; 1 some rows failed; 2 nothing could be done.

.OUTPUTS
The summary in one line: 210 created, 5 failed -> out/channels.result.csv

.EXAMPLE
Connect-B24Portal -Sandbox
./Import-Channels.ps1 channels.csv -OutputFolder out

.EXAMPLE
Connect-B24Portal -SecretName portal -ErrorAction Stop
./Import-Channels.ps1 kanaly.csv -Delimiter ';' -Encoding 1251
exit $LASTEXITCODE
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, Position = 0)]
    [string] $Path,

    [string] $OutputFolder = '.',

    # What separates the cells; found by itself when it is left out.
    [string] $Delimiter,

    # A name or a number: utf-8, 1251. Found by itself when it is left out.
    [string] $Encoding,

    # Columns that are no settings, with wildcards. The result file has them, too.
    [string[]] $IgnoreColumn,

    # Creates no line whose name the portal has already, even where the journal does not know it.
    [switch] $SkipExisting,

    # The result file; one that is there already is never overwritten.
    [string] $ResultPath,

    # The journal; give the same one to go on with a run.
    [string] $Journal
)

$ErrorActionPreference = 'Stop'
trap {
    Write-Log "Error: $_"
    Write-Error -ErrorRecord $_ -ErrorAction Continue
    exit 2
}

function Write-Log([string] $Text) {
    if ($log -and -not $WhatIfPreference) {
        "$(Get-Date -Format 'yyyy-MM-dd HH:mm:ss') $Text" | Add-Content -LiteralPath $log -Encoding UTF8
    }
}

Import-Module (Join-Path $PSScriptRoot Table.psm1) -Verbose:$false

$null = New-Item -ItemType Directory -Path $OutputFolder -Force
$name = [IO.Path]::GetFileNameWithoutExtension($Path) -replace '(\.result)?(-\d+)?$'
$base = Join-Path (Convert-Path -LiteralPath $OutputFolder) $name
$log = "$base.log"
if (-not $Journal) { $Journal = "$base.journal.jsonl" }
if (-not $ResultPath) {
    for ($run = 1; -not $ResultPath -or (Test-Path -LiteralPath $ResultPath); $run++) {
        $ResultPath = if ($run -eq 1) { "$base.result.csv" } else { "$base.result-$run.csv" }
    }
}

$table = Import-Table -Path $Path -Encoding $Encoding -Delimiter $Delimiter
Write-Log "$Path, $($table.Rows.Count) rows, $($table.Encoding), delimiter '$($table.Delimiter)'"

$options = @{ Journal = $Journal; ResultPath = $ResultPath; SkipExisting = $SkipExisting }
if ($IgnoreColumn) { $options.IgnoreColumn = $IgnoreColumn }
$null = $table.Rows | New-B24OpenLine @options -ErrorAction SilentlyContinue -ErrorVariable failures -WarningVariable warnings
$warnings | ForEach-Object { Write-Log "Warning: $_" }
$failures | ForEach-Object { Write-Log "Error: $_" }
if ($WhatIfPreference) { return }

$count = @{}
Import-Csv -LiteralPath $ResultPath | ForEach-Object { $count[$_.B24Result]++ }
$words = [ordered]@{
    Done = 'created'; AlreadyDone = 'there already'; Failed = 'failed'; Unknown = 'unknown'; Skipped = 'not sent'
}
$parts = @($words.Keys | Where-Object { $count[$_] } | ForEach-Object { "$($count[$_]) $($words[$_])" })
if (-not $parts) { $parts = 'no rows' }
$summary = "$($parts -join ', ') -> $ResultPath"
Write-Log $summary
$summary

if (-not $failures) { exit 0 }
# Of a file or a connection that is wrong as a whole, one error says so.
$isNothingDone = -not ($count.Done + $count.AlreadyDone + $count.Unknown)
if ($isNothingDone) { $failures | Select-Object -First 1 | ForEach-Object { Write-Error "$_" -ErrorAction Continue } }
exit $(if ($isNothingDone) { 2 } else { 1 })
