# What tests ask of the sandbox server apart from its REST API. Dot-sourced by a test file's BeforeAll.

$control = ([uri]$env:B24_TEST_SANDBOX).GetLeftPart('Authority') + '/_sandbox'

function Reset-Portal([hashtable] $Order = @{}) {
    $null = Invoke-RestMethod "$control/reset" -Method Post -Body ($Order | ConvertTo-Json) -ContentType application/json
}
function Get-Request { Invoke-RestMethod "$control/requests" | ForEach-Object { $_ } }
# How often the portal has run a method since it was reset, those of a batch each by itself.
function Get-CallCount([string] $Method) { (Invoke-RestMethod "$control/statistics").callsByMethod.$Method }
function Clear-Request { $null = Invoke-RestMethod "$control/requests" -Method Delete }
# A connection to a portal where nothing has happened yet, but for this connection.
function Connect-Afresh {
    Reset-Portal
    Connect-B24Portal -WebhookUrl $env:B24_TEST_SANDBOX
    Clear-Request
}
function Add-Fault([hashtable] $Fault) {
    $null = Invoke-RestMethod "$control/faults" -Method Post -Body ($Fault | ConvertTo-Json) -ContentType application/json
}
# An application of the test's own, so that no other test can spend its tokens.
function New-Application([hashtable] $Order = @{}) {
    Invoke-RestMethod "$control/applications" -Method Post -Body ($Order | ConvertTo-Json) -ContentType application/json
}
# The id of an error, without the cmdlet.
function Get-Code($ErrorRecord) { $ErrorRecord | ForEach-Object { $_.FullyQualifiedErrorId -replace ',.*' } }
function New-Row([int] $Count) { 1..$Count | ForEach-Object { [pscustomobject]@{ Name = "Line $_" } } }
# A port on this machine that nobody listens on.
function Get-FreePort {
    $probe = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $probe.Start()
    try { $probe.LocalEndpoint.Port } finally { $probe.Stop() }
}
