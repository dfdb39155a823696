<#
.SYNOPSIS
Sets a connector up from nothing: registers it, opens it on a line, and sees a first message in and an answer out.

.DESCRIPTION
Runs as an application, for no method of connectors takes a webhook: connect first, with Connect-B24Portal -Portal, or
rehearse with -Sandbox. Safe to run again: a connector that is there is registered anew, and a line of the name is taken
as it is. Only the test message is sent once more.

On a real portal an operator answers the message in the contact center, and the script waits for it, for as long as
-Wait says. With -Sandbox it is the operator, too.

Exit codes: 0 the answer has come; 1 the connector works, and nobody has answered; 2 it could not be set up.

.OUTPUTS
The connector, the line, the chat, and the answer of the operator.

.EXAMPLE
./Install-Connector.ps1 -Sandbox
#>
[CmdletBinding()]
param(
    [string] $Connector = 'shopchat',
    [string] $Name = 'Shop chat',
    [string] $LineName = 'Web shop',

    # The page that the portal shows for the connector's settings.
    [uri] $Handler = 'https://shop.example/bitrix24/settings',

    # The page that customers write on.
    [uri] $Channel = 'https://shop.example/chat',

    # How long to wait for the operator's answer.
    [timespan] $Wait = '00:02:00',

    [switch] $Sandbox
)

$ErrorActionPreference = 'Stop'
trap {
    Write-Error -ErrorRecord $_ -ErrorAction Continue
    exit 2
}

if ($Sandbox) { $null = Connect-B24Portal -Sandbox -Application }

# What goes out to customers comes as events, which the portal keeps until they are received.
Register-B24EventHandler -Event OnImConnectorMessageAdd -Offline

Register-B24Connector -Id $Connector -Name $Name -PlacementHandler $Handler -Icon (Join-Path $PSScriptRoot shopchat.svg)
$line = Get-B24OpenLine -Name $LineName -ErrorAction Ignore | Select-Object -First 1
if (-not $line) { $line = New-B24OpenLine -Name $LineName }
$line | Set-B24ConnectorData -Connector $Connector -Name $Name -Url $Channel -UrlIm $Channel
$line | Enable-B24Connector -Connector $Connector

$status = $line | Get-B24Connector -Connector $Connector
if (-not $status.IsActive) { throw "Connector $Connector is not active on line $($line.Id): $status" }

# Events are only looked at: whoever serves the connector from now on will receive them.
$known = @(Receive-B24Event -Event OnImConnectorMessageAdd -NoAcknowledge | ForEach-Object EventId)

$first = Send-B24ConnectorMessage -Connector $Connector -Line $line.Id -ExternalUserId tester -UserName Tester `
    -ExternalChatId first-chat -ExternalMessageId first-message -Text 'Is anybody there?'

if ($Sandbox) {
    $first | Receive-B24Dialog
    $null = Invoke-B24Method im.message.add @{ DIALOG_ID = "chat$($first.ChatId)"; MESSAGE = 'Yes. How can we help?' }
}

$end = [DateTime]::Now + $Wait
while (-not ($answer = Receive-B24Event -Event OnImConnectorMessageAdd -NoAcknowledge |
            Where-Object { $_.ImChatId -eq $first.ChatId -and $_.EventId -notin $known } | Select-Object -First 1)) {
    if ([DateTime]::Now -ge $end) {
        Write-Error "Nobody has answered in chat $($first.ChatId) within $Wait." -ErrorAction Continue
        exit 1
    }
    Start-Sleep -Seconds 5
}
# The customer has it: the operator sees the tick.
$answer | Send-B24ConnectorReceipt -Delivered -ExternalMessageId answer-1

[pscustomobject]@{ Connector = $Connector; Line = $line.Id; ChatId = $first.ChatId; Answer = $answer.Text }
