# A dialog to play with, on the sandbox server. Dot-sourced by a test file's BeforeAll, after Sandbox.ps1.

function Invoke-AsApplication($Application, [string] $Method, [hashtable] $Parameters) {
    $body = ($Parameters + @{ auth = $Application.accessToken }) | ConvertTo-Json -Depth 8
    (Invoke-RestMethod "$($Application.portal)rest/$Method" -Method Post -Body ([Text.Encoding]::UTF8.GetBytes($body)) `
        -ContentType application/json).result
}

# A line whose welcome bot is bot 41, which obeys the CLIENT_ID 'rehearsal' and the token 'rehearsal-token', and a client who
# writes to it: the chat is 2 and its lead 1. With -WithoutBot, the queue of the line has the dialog at once.
function New-BotDialog([int] $Count = 1, [switch] $WithoutBot) {
    $settings = @{ QUEUE = 'department:4'; QUEUE_TYPE = 'all' }
    if (-not $WithoutBot) { $settings += @{ WELCOME_BOT_ENABLE = 'Y'; WELCOME_BOT_ID = 41; WELCOME_MESSAGE_TEXT = 'Welcome!' } }
    $line = New-B24OpenLine -Name Support -Settings $settings
    $application = New-Application
    $null = Invoke-AsApplication $application imconnector.register @{
        ID = 'shopchat'; NAME = 'Chat of the shop'; ICON = @{ DATA_IMAGE = 'data:image/svg+xml,%3Csvg/%3E' }
        PLACEMENT_HANDLER = 'https://chat.example/settings'
    }
    $null = Invoke-AsApplication $application imconnector.activate @{ CONNECTOR = 'shopchat'; LINE = $line.Id; ACTIVE = 1 }
    $messages = 1..$Count | ForEach-Object {
        @{ user = @{ id = "u$_"; name = 'Ivy' }; chat = @{ id = "c$_" }; message = @{ id = "m$_"; text = 'Hello' } }
    }
    $sent = Invoke-AsApplication $application imconnector.send.messages @{
        CONNECTOR = 'shopchat'; LINE = $line.Id; MESSAGES = @($messages)
    }
    Clear-Request
    $sent.DATA.RESULT | ForEach-Object { [int]$_.session.CHAT_ID }
}

# What the chat has, newest first, system messages left out.
function Get-ChatText([int] $Chat) {
    $history = Invoke-B24Method imopenlines.session.history.get @{ CHAT_ID = $Chat }
    $history.message.PSObject.Properties.Value | Where-Object senderid -NE 0 | Sort-Object { [int]$_.id } -Descending |
        ForEach-Object text
}
function Get-ChatOwner([int] $Chat) { [int](Invoke-B24Method imopenlines.dialog.get @{ CHAT_ID = $Chat }).owner }
