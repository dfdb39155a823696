# Events: handlers, the queue of the application, bots, and what a handler has received.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')

    function Connect-Application {
        $application = New-Application
        Connect-B24Portal -Portal $application.portal -AccessToken $application.accessToken
    }
    # Lets an event happen, as the portal would.
    function Send-Event([string] $Name, $Data, [int] $Bot) {
        $order = @{ event = $Name; data = $Data }
        if ($Bot) { $order.bot = $Bot }
        $body = $order | ConvertTo-Json -Depth 9
        $null = Invoke-RestMethod "$control/events" -Method Post -ContentType application/json -Body $body
    }
    function Send-Session([int[]] $Id) {
        foreach ($one in $Id) {
            Send-Event OnSessionStart @{ DATA = @(@{ session = @{ id = $one }; chat = @{ id = 8 } }) }
        }
    }
    # The sessions that are in the queue, with * for what somebody has taken, and ! for what somebody has failed at.
    function Get-Queue {
        @(Get-B24OfflineEvent | ForEach-Object {
                "$($_.Events[0].SessionId)" + $(if ($_.ProcessId) { '*' }) + $(if ($_.HasFailed) { '!' })
            }) -join ' '
    }
    function Connect-Queue {
        Reset-Portal
        $null = Connect-Application
        Register-B24EventHandler OnSessionStart -Offline
        Clear-Request
    }
    function New-Bot([string] $Code = 'fetcher') {
        $fields = @{ code = $Code; botToken = "$Code-token"; properties = @{ name = 'Bot' } }
        (Invoke-B24Method imbot.v2.Bot.register @{ fields = $fields }).bot.id
    }
    $sample = 'event=ONSESSIONSTART&data[DATA][0][session][id]=42&data[DATA][0][chat][id]=8&ts=1714649632' +
        '&auth[domain]=a.bitrix24.com&auth[access_token]=s3cr3t-access&auth[application_token]=s3cr3t-known'
}

Describe 'Register-B24EventHandler, Get-B24EventHandler and Unregister-B24EventHandler' {
    BeforeEach {
        Reset-Portal
        $null = Connect-Application
        Clear-Request
    }
    AfterEach { Disconnect-B24Portal }

    It 'bind, show and unbind handlers' {
        Register-B24EventHandler OnSessionStart, onSessionFinish https://hooks.example/s -UserId 15 | Should -BeNullOrEmpty
        $queued = Register-B24EventHandler OnOpenLineMessageAdd -Offline -AuthConnector crm -PassThru
        $queued.Event, $queued.IsOffline, $queued.AuthConnector | Should -BeExactly 'ONOPENLINEMESSAGEADD', $true, 'crm'
        @(Get-Request)[0].calls | Should -Be 'event.bind', 'event.bind'

        $handlers = @(Get-B24EventHandler)
        ($handlers | ForEach-Object { "$($_.Event) $($_.Handler) $($_.UserId) $($_.IsOffline)" }) -join '; ' | Should -BeExactly (
            'ONSESSIONSTART https://hooks.example/s 15 False; ONSESSIONFINISH https://hooks.example/s 15 False; ' +
            'ONOPENLINEMESSAGEADD   True')
        @(Get-B24EventHandler *session*).Count | Should -Be 2

        $handlers | Unregister-B24EventHandler -Confirm:$false -PassThru | Should -Be 1, 1, 1
        Get-B24EventHandler | Should -BeNullOrEmpty
    }

    It 'say the options of the notice of the queue' {
        Register-B24EventHandler onOfflineEvent https://hooks.example/q -Options @{ minTimeout = 30 }
        Register-B24EventHandler OnSessionStart -Offline
        Send-Session 1, 2

        $delivery = @(Invoke-RestMethod "$control/deliveries")
        $delivery.event | Should -Be 'ONOFFLINEEVENT'
        (ConvertFrom-B24Event $delivery[0].form).GetType().Name | Should -Be 'OfflineQueueChangedEvent'
    }

    It 'list the events that there are' {
        Get-B24EventHandler -Available | Should -Contain 'ONSESSIONSTART'
        Get-B24EventHandler -Available | Should -Not -Contain 'ONTASKADD'
        Get-B24EventHandler -Available -All ontask* | Should -Contain 'ONTASKADD'
        Get-B24EventHandler -Available -Scope user | Should -Be 'ONUSERADD'
    }

    It 'tie what is wrong to its row, and take the others' {
        $rows = ConvertFrom-Csv (
            'Event,Handler,UserId', 'OnSessionStart,https://a.example/,15', 'OnSessionStart,nowhere,',
            'OnNothing,https://a.example/,', 'OnSessionFinish,https://a.example/,x', 'OnSessionFinish,https://a.example/,')
        $rows | Register-B24EventHandler -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'InvalidValue', 'InvalidValue', 'ERROR_EVENT_NOT_FOUND'
        $failed.TargetObject.Handler | Should -Be 'nowhere', 'https://a.example/', 'https://a.example/'
        ($failed | ForEach-Object { "$($_.ErrorDetails)" -replace ':.*' }) -join ' ' | Should -Be 'Row 2 Row 4 Row 3'
        @(Get-B24EventHandler).Count | Should -Be 2
    }

    It 'send nothing with -WhatIf' {
        Register-B24EventHandler OnSessionStart -Offline -WhatIf
        Unregister-B24EventHandler OnSessionStart -Offline -WhatIf

        Get-Request | Should -BeNullOrEmpty
    }

    It 'refuse what says nothing, and say what to do' {
        Register-B24EventHandler OnSessionStart -ErrorAction SilentlyContinue -ErrorVariable failed
        Register-B24EventHandler OnSessionStart https://a.example/ -Offline -ErrorAction SilentlyContinue -ErrorVariable +failed
        Register-B24EventHandler -Offline -ErrorAction SilentlyContinue -ErrorVariable +failed
        Get-Code $failed | Should -Be 'MissingSetting', 'DuplicateSetting', 'MissingSetting'
        Unregister-B24EventHandler OnSessionFinish -Offline -Confirm:$false -WarningVariable none -WarningAction SilentlyContinue
        "$none" | Should -Match 'nothing was bound'
    }

    It 'leave what is bound already as it is' {
        $first = Register-B24EventHandler OnSessionStart -Offline -PassThru
        $second = Register-B24EventHandler OnSessionStart -Offline -PassThru -ErrorAction Stop

        "$second" | Should -Be "$first"
        Get-CallCount event.bind | Should -Be 2
        @(Get-B24EventHandler).Count | Should -Be 1
    }

    It 'bind once where the answer was lost' {
        Add-Fault @{ method = 'event.bind'; kind = 'DropAfter' }
        Register-B24EventHandler OnSessionStart -Offline -ErrorAction Stop

        Get-CallCount event.bind | Should -Be 2
        @(Get-B24EventHandler).Count | Should -Be 1
    }

    It 'need an application' {
        $webhook = Connect-B24Portal -WebhookUrl $env:B24_TEST_SANDBOX
        foreach ($command in { Get-B24EventHandler -Connection $webhook }, { Get-B24OfflineEvent -Connection $webhook },
            { Receive-B24Event -Connection $webhook }, { Register-B24EventHandler OnSessionStart -Offline -Connection $webhook }) {
            $failed = $null
            try { & $command } catch { $failed = $_ }
            Get-Code $failed | Should -Be 'WRONG_AUTH_TYPE'
        }
        Disconnect-B24Portal
    }

    It 'complete the names of events' {
        function Complete([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText }
        Complete 'Register-B24EventHandler OnSess' | Should -Be 'OnSessionStart', 'OnSessionFinish'
        Complete 'Receive-B24Event ONCRMLEAD' | Should -Be 'ONCRMLEADADD', 'ONCRMLEADUPDATE', 'ONCRMLEADDELETE'
    }
}

Describe 'Receive-B24Event from the queue' {
    BeforeEach { Connect-Queue }
    AfterEach { Disconnect-B24Portal }

    It 'acknowledges what the pipeline has processed' {
        Send-Session 1, 2, 3
        $events = Receive-B24Event
        $events.SessionId | Should -Be 1, 2, 3
        $events[0] | Should -BeOfType ([Bitrix24.OpenLines.SessionStartedEvent])

        Get-Queue | Should -BeNullOrEmpty
        Get-CallCount event.offline.get | Should -Be 1
        Get-CallCount event.offline.clear | Should -Be 1
        Receive-B24Event | Should -BeNullOrEmpty
    }

    It 'acknowledges one where the pipeline has enough of one, and gives the rest to the next run' {
        Send-Session 1, 2, 3
        (Receive-B24Event | Select-Object -First 1).SessionId | Should -Be 1
        Get-Queue | Should -Be '2* 3*'
        (Receive-B24Event | ForEach-Object { $_ } | Select-Object -First 1).SessionId | Should -Be 2
        (Receive-B24Event).SessionId | Should -Be 3
        Get-Queue | Should -BeNullOrEmpty
    }

    It 'does not acknowledge what the pipeline has failed at: <How>' -ForEach @(
        @{ How = 'throw'; Fail = { throw 'no' } }
        @{ How = 'an error that ends it'; Fail = { Write-Error no -ErrorAction Stop } }
        @{ How = 'a cmdlet that ends'; Fail = { Get-Item /nowhere/at/all -ErrorAction Stop } }
    ) {
        Send-Session 1, 2, 3
        $seen = [Collections.Generic.List[int]]::new()
        { Receive-B24Event | ForEach-Object { $seen.Add($_.SessionId); if ($seen.Count -eq 2) { & $Fail } } } | Should -Throw

        $seen | Should -Be 1, 2
        Get-Queue | Should -Be '2* 3*'
        (Receive-B24Event).SessionId | Should -Be 2, 3
    }

    It 'does not acknowledge what fails behind Select-Object' {
        Send-Session 1
        { Receive-B24Event | Select-Object -First 1 | ForEach-Object { Write-Error no -ErrorAction Stop } } | Should -Throw
        (Receive-B24Event).SessionId | Should -Be 1
    }

    It 'takes no more than -First' {
        Send-Session 1, 2, 3
        (Receive-B24Event -First 2).SessionId | Should -Be 1, 2
        Get-Queue | Should -Be '3'
    }

    It 'leaves other events where they are' {
        Register-B24EventHandler OnSessionFinish -Offline
        Send-Session 1
        Send-Event OnSessionFinish @{ DATA = @(@{ session = @{ id = 2 } }) }

        (Receive-B24Event OnSessionFinish).SessionId | Should -Be 2
        Get-Queue | Should -Be '1'
        (Receive-B24Event OnSessionFinish, OnSessionStart).SessionId | Should -Be 1
    }

    It 'only looks with -NoAcknowledge' {
        Send-Session 1, 2
        (Receive-B24Event -NoAcknowledge).SessionId | Should -Be 1, 2
        Get-Queue | Should -Be '1 2'
        { Receive-B24Event -NoAcknowledge -Follow } | Should -Throw
    }

    It 'receives nothing with -WhatIf' {
        Send-Session 1
        Clear-Request
        Receive-B24Event -WhatIf
        Get-Request | Should -BeNullOrEmpty
    }

    It 'finds what a lost answer has taken' {
        Send-Session 1, 2
        Add-Fault @{ method = 'event.offline.get'; kind = 'DropAfter' }
        (Receive-B24Event -WarningVariable told -WarningAction SilentlyContinue).SessionId | Should -Be 1, 2
        "$told" | Should -Match 'lost'
        Get-CallCount event.offline.get | Should -BeGreaterThan 1
        Get-Queue | Should -BeNullOrEmpty
    }

    It 'takes back what was marked as failed only with -Failed' {
        Send-Session 1, 2, 3
        Receive-B24Event -First 1 | Set-B24OfflineEvent -Failed
        Receive-B24Event -First 1 | ForEach-Object {
            $one = $_
            try { throw 'no' } catch { $one | Set-B24OfflineEvent -Failed }
        }
        Get-Queue | Should -Be '1! 2! 3'

        (Receive-B24Event).SessionId | Should -Be 3
        (Receive-B24Event -Failed).SessionId | Should -Be 1, 2
        Get-Queue | Should -BeNullOrEmpty
    }

    It 'leaves alone with -SkipReserved what others have taken' {
        Send-Session 1
        { Receive-B24Event | ForEach-Object { throw 'no' } } | Should -Throw
        Send-Session 2
        (Receive-B24Event -SkipReserved).SessionId | Should -Be 2
        Get-Queue | Should -Be '1*'
    }

    It 'follows until it has enough' {
        Send-Session 1
        $seen = Receive-B24Event -Follow -PollInterval 0.05 | ForEach-Object {
            if ($_.SessionId -eq 1) { Send-Session 2 }
            $_
        } | Select-Object -First 2
        $seen.SessionId | Should -Be 1, 2
        Get-Queue | Should -BeNullOrEmpty
    }

    It 'acknowledges, when it is stopped, what was processed before' {
        Send-Session 1, 2, 3
        $application = New-Application
        $null = Connect-B24Portal -Portal $application.portal -AccessToken $application.accessToken
        Register-B24EventHandler OnSessionStart -Offline
        Send-Session 4, 5, 6
        $began = [Threading.ManualResetEventSlim]::new()
        $shell = [powershell]::Create()
        $null = $shell.AddScript({
                param($Module, $Portal, $Token, $Began)
                Import-Module $Module
                $null = Connect-B24Portal -Portal $Portal -AccessToken $Token
                Receive-B24Event -Follow | ForEach-Object {
                    if ($_.SessionId -eq 5) { $Began.Set(); while ($true) { Start-Sleep -Milliseconds 20 } }
                }
            }).AddArgument($env:B24_TEST_MODULE).AddArgument($application.portal).AddArgument($application.accessToken).AddArgument($began)
        $null = $shell.BeginInvoke()
        $began.Wait(60000) | Should -BeTrue
        $shell.Stop()
        $shell.Dispose()

        Get-Queue | Should -Be '5* 6*'
        Disconnect-B24Portal
    }

    It 'is stopped while it waits for more' {
        $application = New-Application
        $shell = [powershell]::Create()
        $null = $shell.AddScript({
                param($Module, $Portal, $Token)
                Import-Module $Module
                $null = Connect-B24Portal -Portal $Portal -AccessToken $Token
                Receive-B24Event -Follow -PollInterval 3600
            }).AddArgument($env:B24_TEST_MODULE).AddArgument($application.portal).AddArgument($application.accessToken)
        $null = $shell.BeginInvoke()
        $until = [datetime]::UtcNow.AddSeconds(60)
        while (-not (Get-CallCount event.offline.get) -and [datetime]::UtcNow -lt $until) { Start-Sleep -Milliseconds 50 }
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $shell.Stop()
        $shell.Dispose()
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 20
    }

    It 'tells a refusal with what to do' {
        $application = New-Application @{ user = 5 }
        $other = Connect-B24Portal -Portal $application.portal -AccessToken $application.accessToken
        Receive-B24Event -Connection $other -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Code $failed | Should -Be 'ACCESS_DENIED'
        $failed[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
        "$($failed[0].ErrorDetails)" | Should -Match 'administrator'
    }
}

Describe 'A conversation' {
    AfterEach { Disconnect-B24Portal }

    It 'comes as typed events, in its order' {
        Reset-Portal
        $null = Connect-Application
        $names = 'OnSessionStart', 'OnSessionFinish', 'OnOpenLineMessageAdd', 'OnOpenLineMessageUpdate', 'OnOpenLineMessageDelete',
            'OnImConnectorDialogStart', 'OnImConnectorDialogFinish', 'OnImConnectorMessageAdd', 'OnImConnectorMessageUpdate',
            'OnImConnectorMessageDelete', 'OnImConnectorStatusDelete', 'OnImConnectorLineDelete'
        Register-B24EventHandler $names -Offline
        $line = (New-B24OpenLine -Name 'Support' -Queue 'user:1').Id
        $null = Invoke-B24Method imconnector.register @{
            ID = 'shop'; NAME = 'Shop'; ICON = @{ DATA_IMAGE = 'data:image/svg+xml,x' }; PLACEMENT_HANDLER = 'https://shop.example/'
            DEL_EXTERNAL_MESSAGES = $true
        }
        $null = Invoke-B24Method imconnector.activate @{ CONNECTOR = 'shop'; LINE = $line; ACTIVE = 1 }
        $null = Invoke-B24Method imconnector.send.messages @{
            CONNECTOR = 'shop'; LINE = $line
            MESSAGES = @(@{ user = @{ id = 'u-1'; name = 'Ivan' }; message = @{ id = 'm-1'; text = 'Hello' }; chat = @{ id = 'c-1' } })
        }
        $started = Receive-B24Event OnSessionStart
        $chat = $started.ChatId
        $null = Invoke-B24Method imopenlines.operator.answer @{ CHAT_ID = $chat }
        $message = Invoke-B24Method im.message.add @{ DIALOG_ID = "chat$chat"; MESSAGE = 'Good day' }
        $null = Invoke-B24Method imconnector.send.status.delivery @{
            CONNECTOR = 'shop'; LINE = $line
            MESSAGES = @(@{ im = @{ chat_id = $chat; message_id = $message }; message = @{ id = @('e-1') }; chat = @{ id = 'c-1' } })
        }
        $null = Invoke-B24Method im.message.update @{ MESSAGE_ID = $message; MESSAGE = 'Good evening' }
        $null = Invoke-B24Method im.message.delete @{ MESSAGE_ID = $message }
        $null = Invoke-B24Method imopenlines.operator.finish @{ CHAT_ID = $chat }
        $null = Invoke-B24Method imconnector.activate @{ CONNECTOR = 'shop'; LINE = $line; ACTIVE = 0 }
        Remove-B24OpenLine $line -Confirm:$false

        $started | Should -BeOfType ([Bitrix24.OpenLines.SessionStartedEvent])
        $started.Connector, $started.Line, $started.IsClosed | Should -Be 'shop', $line, $false
        $events = @(Receive-B24Event)
        $of = $events | Group-Object { $_.GetType().Name } -AsHashTable -AsString
        $of.Keys | Sort-Object | Should -Be (
            'ConnectorDialogFinishedEvent', 'ConnectorDialogStartedEvent', 'ConnectorLineDeletedEvent', 'ConnectorMessageAddedEvent',
            'ConnectorMessageDeletedEvent', 'ConnectorMessageUpdatedEvent', 'ConnectorStatusDeletedEvent',
            'OpenLineMessageAddedEvent', 'OpenLineMessageDeletedEvent',
            'OpenLineMessageUpdatedEvent', 'SessionFinishedEvent')
        $of.OpenLineMessageAddedEvent.Text | Should -Be 'Hello', 'Good day'
        $of.OpenLineMessageAddedEvent.ChatId | Should -Be $chat, $chat
        $of.OpenLineMessageDeletedEvent.MessageId | Should -Be $message
        $added = $of.ConnectorMessageAddedEvent
        $added.ImChatId, $added.ImMessageId, $added.ExternalChatId, $added.UserId | Should -Be $chat, $message, 'c-1', 1
        $added.Text | Should -Match 'Good day'
        @($of.ConnectorMessageUpdatedEvent.ExternalMessageId) | Should -Be 'e-1'
        $finished = $of.SessionFinishedEvent
        $finished.SessionId, $finished.IsClosed, $finished.ChatId | Should -Be $started.SessionId, $true, $chat
        $of.ConnectorLineDeletedEvent.Line | Should -Be $line
        $events.EventId | Should -Be @($events.EventId | Sort-Object)
    }
}

Describe 'Get-B24OfflineEvent, Clear-B24OfflineEvent and Set-B24OfflineEvent' {
    BeforeEach {
        Connect-Queue
        Send-Session 1, 2, 3
    }
    AfterEach { Disconnect-B24Portal }

    It 'list, clear and mark what was taken' {
        (Get-B24OfflineEvent -Waiting).Count | Should -Be 3
        { Receive-B24Event | ForEach-Object { throw 'no' } } | Should -Throw
        $taken = @(Get-B24OfflineEvent OnSessionStart)
        $process = $taken[0].ProcessId
        (Get-B24OfflineEvent -ProcessId $process).Count | Should -Be 3
        Get-B24OfflineEvent -Waiting | Should -BeNullOrEmpty

        $taken[0] | Clear-B24OfflineEvent -Confirm:$false | Should -BeNullOrEmpty
        Get-Queue | Should -Be '2* 3*'
        $taken[1] | Set-B24OfflineEvent -Failed | Should -BeNullOrEmpty
        Get-Queue | Should -Be '2! 3*'
        (Get-B24OfflineEvent -Failed).Events.SessionId | Should -Be 2
        (Get-B24OfflineEvent -Failed:$false).Events.SessionId | Should -Be 3
        Clear-B24OfflineEvent $process -Confirm:$false
        Get-Queue | Should -Be '2!'
    }

    It 'send 20 inputs in one request' {
        Send-Session (4..20)
        { Receive-B24Event | ForEach-Object { throw 'no' } } | Should -Throw
        $taken = Get-B24OfflineEvent
        Clear-Request
        $taken | Clear-B24OfflineEvent -Confirm:$false

        @(Get-Request).Count | Should -Be 1
        Get-Queue | Should -BeNullOrEmpty
    }

    It 'tie what is missing to its row' {
        $rows = @([pscustomobject]@{ ProcessId = ''; Id = 1 }, [pscustomobject]@{ ProcessId = 'p'; Id = 'x' })
        $rows | Clear-B24OfflineEvent -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Code $failed | Should -Be 'MissingSetting', 'InvalidValue'
        $failed[1].TargetObject.Id | Should -Be 'x'
        Set-B24OfflineEvent p -Failed -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Code $failed | Should -Be 'MissingSetting'
    }

    It 'send nothing with -WhatIf' {
        Clear-Request
        Clear-B24OfflineEvent p -WhatIf
        Set-B24OfflineEvent p abc -Failed -WhatIf
        Get-Request | Should -BeNullOrEmpty
    }
}

Describe 'Receive-B24Event from a bot' {
    BeforeEach {
        Reset-Portal
        $portal = Connect-Application
        $bot = New-Bot
        1..3 | ForEach-Object { Send-Event ONIMBOTV2MESSAGEADD @{ message = @{ id = $_; text = "Hello $_" }; chat = @{ id = 8 } } $bot }
        Clear-Request
    }
    AfterEach { Disconnect-B24Portal }

    It 'acknowledges what the pipeline has processed' {
        $first = Receive-B24Event -BotId $bot | Select-Object -First 1
        $first.Text, $first.BotId, $first.ChatId | Should -Be 'Hello 1', $bot, 8
        (Receive-B24Event -BotId $bot).Text | Should -Be 'Hello 2', 'Hello 3'
        Receive-B24Event -BotId $bot | Should -BeNullOrEmpty
    }

    It 'does not acknowledge what the pipeline has failed at' {
        { Receive-B24Event -BotId $bot | ForEach-Object { if ($_.MessageId -eq 2) { throw 'no' } } } | Should -Throw
        (Receive-B24Event -BotId $bot -NoAcknowledge).MessageId | Should -Be 2, 3
        (Receive-B24Event -BotId $bot -First 1).MessageId | Should -Be 2
        (Receive-B24Event -BotId $bot).MessageId | Should -Be 3
    }

    It 'follows' {
        $seen = Receive-B24Event -BotId $bot -Follow -PollInterval 0.05 | ForEach-Object {
            if ($_.MessageId -eq 3) { Send-Event ONIMBOTV2MESSAGEADD @{ message = @{ id = 4 } } $bot }
            $_.MessageId
        } | Select-Object -First 4
        $seen | Should -Be 1, 2, 3, 4
    }

    It 'keeps the token of the bot to itself' {
        $webhook = Connect-B24Portal -WebhookUrl $env:B24_TEST_SANDBOX
        Receive-B24Event -BotId $bot -BotToken s3cr3t-token -Connection $webhook -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Code $failed | Should -Be 'BOT_OWNERSHIP_ERROR'
        ($failed | Format-List * -Force | Out-String) | Should -Not -Match 's3cr3t-token'
        Receive-B24Event -BotId $bot -Connection $webhook -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Code $failed | Should -Be 'BOT_TOKEN_NOT_SPECIFIED'
        Receive-B24Event -BotId $bot -IncludeUserEvent -Connection $portal -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Code $failed | Should -Be 'USER_NOT_SUBSCRIBED'
        Disconnect-B24Portal
    }
}

Describe 'ConvertFrom-B24Event' {
    It 'reads a form, JSON, a map and an object' {
        $json = '{"event": "ONSESSIONSTART", "data": {"DATA": [{"session": {"id": 42}, "chat": {"id": 8}}]}}'
        $map = @{ event = 'OnSessionStart'; data = @{ DATA = @(@{ session = @{ id = 42 }; chat = @{ id = 8 } }) } }
        $read = $sample, $json, $map, ($json | ConvertFrom-Json) | ConvertFrom-B24Event

        $read.SessionId | Should -Be 42, 42, 42, 42
        $read.ChatId | Should -Be 8, 8, 8, 8
        $read[0] | Should -BeOfType ([Bitrix24.OpenLines.SessionStartedEvent])
        $read[0].Portal | Should -Be 'a.bitrix24.com'
    }

    It 'shows tokens nowhere, and has them' {
        $read = ConvertFrom-B24Event $sample
        foreach ($text in ($read | Format-Table | Out-String), ($read | Format-List * | Out-String), ($read | ConvertTo-Json -Depth 5),
            "$read", ($read | ConvertTo-Csv | Out-String)) {
            $text | Should -Not -Match 's3cr3t'
        }
        [Net.NetworkCredential]::new('', $read.ApplicationToken).Password | Should -Be 's3cr3t-known'
    }

    It 'says what is no event, row by row, and does not quote it' {
        $null = 's3cr3t', $sample, '{"a": "s3cr3t"', 7, '' | ConvertFrom-B24Event -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Code $failed | Should -Be 'InvalidEvent', 'InvalidEvent', 'InvalidEvent', 'InvalidEvent'
        ($failed | ForEach-Object { "$($_.ErrorDetails)" -replace ':.*' }) -join ', ' | Should -Be 'Row 1, Row 3, Row 4, Row 5'
        ($failed | Format-List * -Force | Out-String) | Should -Not -Match 's3cr3t'
    }

    It 'shows events as a table that fits 80 columns, and as a list of what they say' {
        $table = ConvertFrom-B24Event $sample | Format-Table | Out-String -Width 80
        $table | Should -Match 'Time\s+Event\s+Line\s+Chat\s+Session\s+Message Text'
        $table | Should -Match '05-02 \S+ ONSESSIONSTART\s+8\s+42'
        $list = ConvertFrom-B24Event $sample | Format-List | Out-String
        $list | Should -Match 'SessionId +: 42'
        $list | Should -Not -Match 'MessageId|Dictionary|SecureString'
    }
}
