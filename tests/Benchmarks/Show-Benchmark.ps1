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
        $text = @($Cell[0].ToString().PadRight(44)) + @($Cell[1..7].ForEach({ "$_".PadLeft(8) })) + "$($Cell[8])".PadRight(19)
        "| $($text -join ' | ') |"
    }
}
process {
    if ($InputObject.Scenario -ne $scenario) {
        $scenario = $InputObject.Scenario
        "`n$scenario`n"
        Format-Row $columns
        "|---|$('--:|' * 7)---|"
    }
    $number = { param($value, $format) if ($null -ne $value) { [string]::Format([cultureinfo]::InvariantCulture, "{0:$format}", $value) } }
    Format-Row @(
        $InputObject.Client
        (& $number $InputObject.Seconds 'N2') ?? ''
        (& $number $InputObject.Ratio 'N1') ?? ''
        foreach ($name in 'Requests', 'Refused', 'Lines', 'Lost', 'Doubled') { (& $number $InputObject.$name 'N0') ?? '' }
        "$($InputObject.MB)"
    )
}
