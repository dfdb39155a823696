# Clients who write to a line by a connector. Dot-sourced by a test file's BeforeAll, after Sandbox.ps1.

# A line that the connector 'shop' brings clients to, whose queue are the connected user and user 10.
function Connect-Shop([hashtable] $Settings = @{}) {
    Reset-Portal
    $application = New-Application
    $null = Connect-B24Portal -Portal $application.portal -AccessToken $application.accessToken
    $line = New-B24OpenLine -Name Support -Queue 'user:1;user:10' -QueueType strictly -CrmCreate none -Settings $Settings
    Register-B24Connector shop Shop -Icon 'data:image/svg+xml,%3Csvg/%3E' -PlacementHandler https://example.com/
    Enable-B24Connector shop $line.Id
    $line
}
# Clients write; gives what has ChatId and SessionId. More may say that there are files, or that an operator writes.
function Send-Word([string[]] $Client, [string] $Text = 'Hello', [hashtable] $More = @{}) {
    foreach ($one in $Client) {
        Send-B24ConnectorMessage shop $line.Id -ExternalUserId $one -UserName $one -ExternalChatId "of-$one" `
            -ExternalMessageId "$(New-Guid)" -Text $Text @More -ErrorAction Stop
    }
}
