# Each piece of work in a new PowerShell process, against one that does nothing. A reading finds the lines of the creation
# before it.
if ($Quick) { return }
$pieces = 'empty 0', 'create 20000', 'read 20000', 'keep 20000', 'batches 20000', 'create 10000', 'read 10000',
    'create 100000', 'read 100000'
$does = @{
    create = 'New-B24OpenLine, '; read = 'Get-B24OpenLine, '; keep = 'Get-B24OpenLine, all kept, '
    batches = 'batches, all kept, '
}
$alone = Join-Path $PSScriptRoot '../../../tools/Invoke-InNewPowerShell.ps1'
$empty = $null
foreach ($piece in $pieces) {
    $work, $count = -split $piece
    $one = & $alone (Join-Path $PSScriptRoot '../Measure-Memory.ps1') -Work $work -Count $count -ModulePath $ModulePath `
        -SandboxUrl $SandboxUrl | ConvertFrom-Json
    if (-not $empty) {
        $empty = $one
        continue
    }
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
