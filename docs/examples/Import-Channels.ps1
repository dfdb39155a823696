<#
.SYNOPSIS
Creates an open channel for each row of a CSV and files what became of each row.

.DESCRIPTION
Columns are settings of an open line, in wire spelling (QUEUE_TYPE) or PowerShell spelling (QueueType). Connect first,
with Connect-B24Portal. Two files are written to the output folder: created.csv has the lines as the portal keeps them,
failed.csv the rows that were not created, as they came, with the reason added: correct them and import that file.

.OUTPUTS
An object with the lines (Created), the bad rows with line, column and reason (Failed), Requests and Elapsed.

.EXAMPLE
Connect-B24Portal -Sandbox
./Import-Channels.ps1 channels.csv -OutputFolder out
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, Position = 0)]
    [string] $Path,

    [string] $OutputFolder = '.'
)

$ErrorActionPreference = 'Stop'

# A text in quotes may have line breaks: such a row takes more than one line of the file.
function Get-FirstLine([object[]] $Rows) {
    $line = 2
    foreach ($row in $Rows) {
        $line
        $text = $row.PSObject.Properties.Value -join ''
        $line += 1 + $text.Length - $text.Replace("`n", '').Length
    }
}

function ConvertTo-FailedRow([Management.Automation.ErrorRecord] $Failure, [object[]] $Rows, [int[]] $Lines) {
    $errors = $Failure.Exception.Errors
    [pscustomobject]@{
        Line   = $Lines[[array]::IndexOf($Rows, $Failure.TargetObject)]
        Column = $errors.Setting -join ', '
        Reason = if ($errors) { $errors.Reason -join ' ' } else { $Failure.Exception.Message }
        Row    = $Failure.TargetObject
    }
}

$portal = Get-B24Portal
$requestsBefore = if ($portal) { $portal.RequestCount } else { 0 }
$clock = [Diagnostics.Stopwatch]::StartNew()

$rows = @(Import-Csv -LiteralPath $Path -Encoding UTF8)
$created = @($rows | New-B24OpenLine -ErrorAction SilentlyContinue -ErrorVariable failures)
$lines = @(Get-FirstLine $rows)
$failed = @($failures | ForEach-Object { ConvertTo-FailedRow $_ $rows $lines })

if ($PSCmdlet.ShouldProcess($OutputFolder, 'Write created.csv and failed.csv')) {
    $null = New-Item -ItemType Directory -Path $OutputFolder -Force
    $created | Export-Csv -LiteralPath (Join-Path $OutputFolder created.csv) -NoTypeInformation -Encoding UTF8
    $failed | ForEach-Object {
        $reason = "$($_.Column): $($_.Reason)".TrimStart(': ')
        $_.Row | Select-Object *, @{ n = 'Reason'; e = { $reason } }
    } | Export-Csv -LiteralPath (Join-Path $OutputFolder failed.csv) -NoTypeInformation -Encoding UTF8
}

[pscustomobject]@{
    Created  = $created
    Failed   = $failed
    Requests = if ($portal) { $portal.RequestCount - $requestsBefore } else { 0 }
    Elapsed  = $clock.Elapsed
}
