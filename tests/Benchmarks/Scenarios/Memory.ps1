# What Measure-Memory.ps1 has found, each in a PowerShell of its own, against one that does nothing.
if (-not $MemoryFolder) { return }
$found = @(foreach ($file in Get-ChildItem -LiteralPath $MemoryFolder -Filter *.json) {
    Get-Content -LiteralPath $file -Raw | ConvertFrom-Json
})
$does = @{
    create = 'New-B24OpenLine, '; read = 'Get-B24OpenLine, '; keep = 'Get-B24OpenLine, all kept, '
    batches = 'batches, all kept, '
}
$empty = $found | Where-Object Work -EQ empty
foreach ($one in $found | Where-Object Work -NE empty | Sort-Object Work, Count) {
    [pscustomobject]@{
        PSTypeName = 'Bitrix24.OpenLines.Benchmark'
        Scenario   = 'Memory above an empty PowerShell'
        Client     = '{0}{1:N0} lines' -f $does[$one.Work], $one.Count
        Seconds    = $one.Seconds
        Ratio      = $null
        Requests   = $null
        Refused    = $null
        Lines      = $one.Done
        Lost       = $one.Count - $one.Done
        Doubled    = $null
        MB         = 'peak {0:N0}, heap {1:N0}' -f (($one.Peak - $empty.Peak) / 1MB), (($one.Heap - $empty.Heap) / 1MB)
    }
}
