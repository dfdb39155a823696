# What benchmarks ask of the sandbox server apart from its REST API. Dot-sourced by Invoke-Benchmark.ps1.

$control = ([uri]$SandboxUrl).GetLeftPart('Authority') + '/_sandbox'

# A portal with no lines and no faults. It keeps no log, which would grow with every request.
function Reset-Portal([hashtable] $Setting = @{}) {
    $body = $Setting.Clone()
    if (-not $body.ContainsKey('keepsLog')) { $body.keepsLog = $false }
    $null = Invoke-RestMethod "$control/faults" -Method Delete
    $null = Invoke-RestMethod "$control/reset" -Method Post -Body ($body | ConvertTo-Json) -ContentType application/json
}

function Add-Fault([hashtable] $Fault) {
    $body = $Fault | ConvertTo-Json
    $null = Invoke-RestMethod "$control/faults" -Method Post -Body $body -ContentType application/json
}

function Get-PortalStatistic {
    $counts = Invoke-RestMethod "$control/statistics"
    [pscustomobject]@{ Requests = $counts.requests; Refused = [int]$counts.byStatus.PSObject.Properties['503']?.Value }
}

function Get-PortalName { (Invoke-RestMethod "$control/lines").ForEach('name') }
