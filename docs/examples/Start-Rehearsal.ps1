<#
.SYNOPSIS
Opens the sandbox portal with an open line and dialogs that an operator has taken, for the runbooks beside it.

.DESCRIPTION
What customers write on a real portal is written here by this script, through a connector. The application that it
connects as becomes the connection of the session.

.OUTPUTS
The open line.
#>
[CmdletBinding()]
param(
    [string] $LineName = 'Web shop',

    # How many customers write.
    [int] $Count = 6
)

$ErrorActionPreference = 'Stop'

$null = Connect-B24Portal -Sandbox -Application
Register-B24Connector -Id rehearsal -Name 'Rehearsal' -Icon 'data:image/svg+xml,%3Csvg/%3E' `
    -PlacementHandler https://shop.example/settings
$line = New-B24OpenLine -Name $LineName -Queue user:1, user:2
$line | Enable-B24Connector -Connector rehearsal
1..$Count | ForEach-Object {
    [pscustomobject]@{
        ExternalUserId = "customer-$_"; UserName = "Customer $_"; ExternalChatId = "chat-$_"
        ExternalMessageId = "message-$_"; Text = "Is order $(1000 + $_) on its way?"
    }
} | Send-B24ConnectorMessage -Connector rehearsal -Line $line.Id | Receive-B24Dialog
$line
