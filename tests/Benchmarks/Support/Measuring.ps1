# Runs a piece of work and tells what it took. Dot-sourced by Invoke-Benchmark.ps1.

function New-Row([int] $Count) {
    foreach ($i in 1..$Count) {
        [pscustomobject]@{
            LINE_NAME            = "Line $i"
            ACTIVE               = 'Y'
            LANGUAGE_ID          = 'de'
            QUEUE_TYPE           = 'evenly'
            QUEUE_TIME           = '90'
            WELCOME_MESSAGE_TEXT = "Guten Tag, hier ist Kanal $i. Was können wir für Sie tun?"
        }
    }
}

# The middle one of several measurements: the machine may have had something else to do in one of them.
function Get-Median([double[]] $Value) { ($Value | Sort-Object)[[Math]::Floor(($Value.Count - 1) / 2)] }

<#
Size      how many rows the work is about.
Of        where the work is done on some of the rows only, how many there are: the seconds are scaled.
Prepare   runs before each repetition, and is not measured.
Work      is measured.
Names     tells the names of the lines that are there afterwards, or that were read; not measured either.
#>
function Measure-Work {
    param(
        [string] $Scenario,
        [string] $Client,
        [int] $Size,
        [int] $Of = $Size,
        [int] $Repeat = 1,
        [scriptblock] $Prepare = {},
        [scriptblock] $Work,
        [scriptblock] $Names = { Get-PortalName }
    )
    $seconds = foreach ($i in 1..$Repeat) {
        $null = . $Prepare
        $before = Get-PortalStatistic
        [GC]::Collect()
        [GC]::WaitForPendingFinalizers()
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $result = . $Work
        $watch.Elapsed.TotalSeconds
    }
    $after = Get-PortalStatistic
    $found = @(. $Names $result)
    $distinct = [Collections.Generic.HashSet[string]]::new([string[]]$found)
    [pscustomobject]@{
        PSTypeName = 'Bitrix24.OpenLines.Benchmark'
        Scenario   = $Scenario
        Client     = "$Client$(if ($Of -gt $Size) { ", on $($Size.ToString('N0', $english)) rows, scaled" })"
        Seconds    = (Get-Median $seconds) * $Of / $Size
        Ratio      = $null
        Requests   = $after.Requests - $before.Requests
        Refused    = $after.Refused - $before.Refused
        Lines      = $found.Count
        Lost       = @(1..$Size | Where-Object { -not $distinct.Contains("Line $_") }).Count
        Doubled    = $found.Count - $distinct.Count
        MB         = $null
    }
}

# What is run beside the module, as so many times the module's seconds.
function Add-Ratio([object[]] $Result) {
    foreach ($one in $Result) {
        if ($one.Seconds) { $one.Ratio = $one.Seconds / $Result[0].Seconds }
        $one
    }
}
