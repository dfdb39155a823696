#Requires -Version 7.4

<#
.SYNOPSIS
Writes the table of the cmdlets into README.md, between two comments.

.DESCRIPTION
The table has the synopsis of each help page, and the REST methods and events that each cmdlet declares in attributes.
#>
[CmdletBinding()]
param(
    [string] $ModulePath = (Join-Path $PSScriptRoot '../out/Bitrix24.OpenLines'),
    [switch] $Check # writes nothing, and fails if the table in README.md is out of date
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$readme = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../README.md'))
$begin = '<!-- Written by tools/Update-CommandTable.ps1 -->'
$end = '<!-- End of the table -->'

# The first pattern that matches a cmdlet's first method decides where the cmdlet is listed.
$areas = [ordered]@{
    'imopenlines.crm.'                 = 'CRM'
    'imopenlines.network.'             = 'Bitrix24.Network'
    'imopenlines.bot.'                 = 'Bots'
    'imopenlines.(config|revision)\b'  = 'Open lines'
    'imopenlines.'                     = 'Dialogs'
    'imconnector.'                     = 'Connectors'
    'imbot.v2.Event.'                  = 'Events'
    'imbot.v2.Revision.'               = 'Open lines'
    'imbot.'                           = 'Bots'
    'event'                            = 'Events'
    '(user|department)\.'              = 'Company'
    ''                                 = 'Portal'
}
$order = 'Portal', 'Open lines', 'Dialogs', 'Connectors', 'Bots', 'CRM', 'Bitrix24.Network', 'Events', 'Company'

function Get-Declared($Command, [string] $Attribute) {
    $Command.ImplementingType.GetCustomAttributes($false) | Where-Object { $_.GetType().Name -eq $Attribute } |
        ForEach-Object Name
}

function Get-Synopsis([string] $Cmdlet) {
    $path = Join-Path $PSScriptRoot "../docs/en-US/$Cmdlet.md"
    if (-not (Test-Path -LiteralPath $path)) { throw "$Cmdlet has no help page: write docs/en-US/$Cmdlet.md first." }
    $page = [IO.File]::ReadAllText($path)
    [regex]::Match($page, '(?s)## SYNOPSIS\s+(.+?)\s+##').Groups[1].Value -replace '\s+', ' '
}

function Get-Area($Row) {
    $first = if ($Row.Events) { 'event' } else { "$($Row.Methods | Select-Object -First 1)" }
    foreach ($pattern in $areas.Keys) { if ($first -match "^$pattern") { return $areas[$pattern] } }
}

Import-Module -Name $ModulePath
$rows = foreach ($command in Get-Command -Module Bitrix24.OpenLines -CommandType Cmdlet) {
    [pscustomobject]@{
        Name    = $command.Name
        Does    = Get-Synopsis $command.Name
        Methods = @(Get-Declared $command 'RestMethodAttribute' | Sort-Object)
        Events  = @(Get-Declared $command 'RestEventAttribute' | Sort-Object)
    }
}

$text = [Text.StringBuilder]::new()
foreach ($area in $order) {
    $members = @($rows | Where-Object { (Get-Area $_) -eq $area } | Sort-Object { ($_.Name -split '-')[1] }, Name)
    if (-not $members) { continue }
    $null = $text.Append("`n**$area**`n`n| Cmdlet | What it does | REST |`n|---|---|---|`n")
    foreach ($row in $members) {
        $calls = @(@($row.Methods) + @($row.Events) | Where-Object { $_ } | ForEach-Object { "``$_``" }) -join ', '
        $null = $text.Append("| [$($row.Name)](docs/en-US/$($row.Name).md) | $($row.Does) | $calls |`n")
    }
}

$old = [IO.File]::ReadAllText($readme)
$parts = [regex]::Match($old, "(?s)^(.*$([regex]::Escape($begin))\n).*?($([regex]::Escape($end)).*)$")
if (-not $parts.Success) { throw "README.md lacks the two comments around the table: $begin … $end" }
$new = $parts.Groups[1].Value + $text + "`n" + $parts.Groups[2].Value
if ($new -ceq $old) { return }
if ($Check) { throw 'The table of the cmdlets in README.md is out of date. Run ./build.sh docs.' }
[IO.File]::WriteAllText($readme, $new)
