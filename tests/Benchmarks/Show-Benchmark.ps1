#Requires -Version 7.4

<#
.SYNOPSIS
Shows what Invoke-Benchmark.ps1 has measured, as tables of Markdown: a scenario each.
#>
[CmdletBinding()]
param([Parameter(Mandatory, ValueFromPipeline)][psobject] $InputObject)

begin {
    Set-StrictMode -Version 3.0
    $columns = 'Client', 'Seconds', 'Ratio', 'Requests', '503', 'Lines', 'Lost', 'Doubled', 'MB'
    $scenario = ''
    function Format-Row([object[]] $Cell) {
        $numbers = $Cell[1..7].ForEach({ "$_".PadLeft(8) }) -join ' | '
        "| $("$($Cell[0])".PadRight(44)) | $numbers | $("$($Cell[8])".PadRight(19)) |"
    }
}
process {
    if ($InputObject.Scenario -ne $scenario) {
        $scenario = $InputObject.Scenario
        "`n$scenario`n"
        Format-Row $columns
        "|---|$('--:|' * 7)---|"
    }
    function Format-Number($Value, [string] $Format) {
        if ($null -eq $Value) { '' } else { ([IFormattable]$Value).ToString($Format, [cultureinfo]::InvariantCulture) }
    }
    Format-Row @(
        $InputObject.Client
        Format-Number $InputObject.Seconds N2
        Format-Number $InputObject.Ratio N1
        foreach ($name in 'Requests', 'Refused', 'Lines', 'Lost', 'Doubled') { Format-Number $InputObject.$name N0 }
        "$($InputObject.MB)"
    )
}
