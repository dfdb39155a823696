# How the work is done without the module: one call at a time, and by hand in batches of 50. Dot-sourced by
# Invoke-Benchmark.ps1.

# What PowerShell itself offers against failures: it waits and sends again, whatever may have become of the request.
function Send-Request([string] $Method, $Body) {
    $request = @{
        Uri               = "$SandboxUrl$Method"
        Method            = 'Post'
        Body              = ConvertTo-Json $Body -Depth 9 -Compress
        ContentType       = 'application/json; charset=utf-8'
        MaximumRetryCount = 20
        RetryIntervalSec  = 1
    }
    for ($attempt = 1; ; $attempt++) {
        try { return Invoke-RestMethod @request }
        catch { if ($attempt -ge 5) { throw } }
    }
}

function ConvertTo-Setting($Row) {
    $settings = [ordered]@{}
    foreach ($column in $Row.PSObject.Properties) { if ($column.Value) { $settings[$column.Name] = $column.Value } }
    $settings
}

function New-LineByLoop([object[]] $Row) {
    foreach ($one in $Row) {
        (Send-Request imopenlines.config.add @{ PARAMS = ConvertTo-Setting $one }).result
    }
}

function New-LineByBatch([object[]] $Row) {
    for ($start = 0; $start -lt $Row.Count; $start += 50) {
        $calls = [ordered]@{}
        foreach ($i in $start..([Math]::Min($start + 50, $Row.Count) - 1)) {
            $query = foreach ($setting in (ConvertTo-Setting $Row[$i]).GetEnumerator()) {
                "PARAMS[$($setting.Key)]=$([uri]::EscapeDataString($setting.Value))"
            }
            $calls["c$i"] = 'imopenlines.config.add?' + ($query -join '&')
        }
        $answer = (Send-Request batch @{ halt = 0; cmd = $calls }).result
        $answer.result.PSObject.Properties.Value
    }
}

function Get-LineByLoop {
    for ($offset = 0; ; $offset += 200) {
        $lines = (Send-Request imopenlines.config.list.get @{
                PARAMS  = @{ order = @{ ID = 'ASC' }; limit = 200; offset = $offset }
                OPTIONS = @{ QUEUE = 'Y'; CONFIG_QUEUE = 'Y' }
            }).result
        $lines
        if ($lines.Count -lt 200) { return }
    }
}

function Get-LineByBatch {
    for ($first = 0; ; $first += 50 * 200) {
        $calls = [ordered]@{}
        foreach ($page in 0..49) {
            $calls["c$page"] = 'imopenlines.config.list.get?PARAMS[order][ID]=ASC&PARAMS[limit]=200' +
                "&PARAMS[offset]=$($first + 200 * $page)&OPTIONS[QUEUE]=Y&OPTIONS[CONFIG_QUEUE]=Y"
        }
        $pages = (Send-Request batch @{ halt = 0; cmd = $calls }).result.result
        $lines = @(foreach ($page in $pages.PSObject.Properties) { $page.Value })
        $lines
        if ($lines.Count -lt 50 * 200) { return }
    }
}
