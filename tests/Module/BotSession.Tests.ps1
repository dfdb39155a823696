# What a bot does with a dialog that it has: it speaks, hands it over, ends it.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')
    . (Join-Path $PSScriptRoot 'Support/BotDialog.ps1')
}

Describe 'The dialog of a bot' {
    BeforeEach {
        $portal = Connect-Afresh
        $chat = New-BotDialog
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'is spoken into with Send-B24BotMessage' {
        Send-B24BotMessage $chat 'Grüße 😀' | Should -BeNullOrEmpty
        Send-B24BotMessage -ChatId $chat -Welcome

        Get-ChatText $chat | Should -BeExactly 'Welcome!', 'Grüße 😀', 'Hello'
    }

    It 'goes to whoever is free with Switch-B24BotSession' {
        Get-ChatOwner $chat | Should -Be 41
        Clear-Request
        [pscustomobject]@{ CHAT_ID = "$chat" } | Switch-B24BotSession | Should -BeNullOrEmpty

        (Get-Request).method | Should -Be 'imopenlines.bot.session.operator'
        Get-ChatOwner $chat | Should -Not -Be 41
        $chat | Switch-B24BotSession -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Code $failed | Should -Be 'WRONG_CHAT'
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'InvalidOperation'
    }

    It 'goes to a user with Move-B24BotSession, by <_>' -ForEach 'rehearsal', 'rehearsal-token' {
        Move-B24BotSession $chat -ToUser 10 -ClientId $_ -Leave

        Get-ChatOwner $chat | Should -Be 10
    }

    It 'goes to users and lines that are given as they are' {
        Move-B24BotSession $chat -ToUser (Get-B24User -Id 12) -ClientId rehearsal
        Get-ChatOwner $chat | Should -Be 12

        Move-B24BotSession 999 -ToLine (Get-B24OpenLine -Name Support) -ClientId rehearsal -WhatIf -ErrorVariable failed
        Move-B24BotSession 999 -ToUser ([datetime]::Now) -ClientId rehearsal -WhatIf -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Code $failed | Should -Be 'InvalidValue'
    }

    It 'goes to the queue of another line with Move-B24BotSession' {
        $line = New-B24OpenLine -Name Night -Queue 36

        @{ ChatId = $chat; ToLine = $line.Id; CLIENT_ID = 'rehearsal' } | Move-B24BotSession

        Get-ChatOwner $chat | Should -Not -Be 41
    }

    It 'ends with Complete-B24BotSession, and -PassThru hands the chat on' {
        $done = Send-B24BotMessage $chat Goodbye -PassThru | Complete-B24BotSession -BotToken rehearsal-token -PassThru

        $done | Should -BeOfType ([Bitrix24.OpenLines.BotSession])
        $done.ChatId | Should -Be $chat
        Complete-B24BotSession $chat -ClientId other -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Code $failed | Should -Be 'BOT_ID_ERROR'
        $failed[0].TargetObject | Should -Be $chat
        "$($failed[0])" | Should -Match 'CLIENT_ID or the token'
    }

    It 'takes a lost answer for done where an operator has it then' {
        Add-Fault @{ Method = 'imopenlines.bot.session.operator'; Kind = 'DropAfter' }

        Switch-B24BotSession $chat -ErrorAction Stop

        @(Get-Request).Count | Should -Be 2
    }

    It 'does not get a message twice whose answer was lost: <_>' -ForEach 'DropAfter', 'CutBody' {
        Add-Fault @{ Method = 'imopenlines.bot.session.message.send'; Kind = $_ }

        Send-B24BotMessage $chat Once -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'OutcomeUnknown'
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'OperationTimeout'
        @(Get-Request).Count | Should -Be 1
        @(Get-ChatText $chat | Where-Object { $_ -eq 'Once' }).Count | Should -Be 1
    }

    It 'gets nothing with -WhatIf' {
        $chat | Send-B24BotMessage -Message x -WhatIf
        $chat | Switch-B24BotSession -WhatIf
        $chat | Move-B24BotSession -ToUser 10 -ClientId rehearsal -WhatIf
        $chat | Complete-B24BotSession -ClientId rehearsal -WhatIf

        Get-Request | Should -BeNullOrEmpty
    }

    It 'refuses <Case> before it sends anything' -ForEach @(
        @{ Case = 'no chat'; Run = { Send-B24BotMessage -Message x }; Id = 'MissingSetting'; Says = '^ChatId: ' }
        @{ Case = 'a chat that is none'; Run = { Switch-B24BotSession x1 }; Id = 'InvalidValue'; Says = '^ChatId: ' }
        @{ Case = 'no text'; Run = { Send-B24BotMessage 2 }; Id = 'MissingSetting'; Says = '^Message: ' }
        @{ Case = 'blanks'; Run = { Send-B24BotMessage 2 '  ' }; Id = 'MissingSetting'; Says = '^Message: ' }
        @{ Case = 'a text and the welcome'; Run = { Send-B24BotMessage 2 x -Welcome }; Id = 'DuplicateSetting'; Says = '^Message: ' }
        @{ Case = 'nobody who gets it'; Run = { Move-B24BotSession 2 -ClientId rehearsal }; Id = 'MissingSetting'; Says = '^ToUser: ' }
        @{ Case = 'two who get it'; Run = { Move-B24BotSession 2 -ToUser 1 -ToLine 1 -ClientId rehearsal }; Id = 'DuplicateSetting'; Says = '^ToLine: ' }
        @{ Case = 'no bot that moves it'; Run = { Move-B24BotSession 2 -ToUser 1 }; Id = 'MissingSetting'; Says = '^ClientId: By webhook' }
        @{ Case = 'no bot that ends it'; Run = { Complete-B24BotSession 2 -ClientId '' }; Id = 'MissingSetting'; Says = '^ClientId: By webhook' }
    ) {
        $failed = @(& { $ErrorActionPreference = 'Continue'; & $Run } 2>&1)[-1]

        Get-Code $failed | Should -Be $Id
        "$failed" | Should -Match $Says
        Get-Request | Should -BeNullOrEmpty
    }

    It 'goes to nobody who is not there' {
        Move-B24BotSession $chat -ToUser 999 -ClientId rehearsal -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'OPERATOR_WRONG'
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'ObjectNotFound'
    }
}

Describe 'The dialogs of a bot' {
    It 'are worked on in one request, and a bad row is one error with its number and no secret' {
        $null = Connect-Afresh
        $chats = @(New-BotDialog -Count 20)
        $rows = @($chats | ForEach-Object { [pscustomobject]@{ ChatId = $_; ToUser = '10'; CLIENT_ID = 'rehearsal' } })
        $rows[9].ToUser = '1.5'

        $rows | Move-B24BotSession -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed | Should -HaveCount 1
        "$($failed[0])" | Should -Match "^Row 10: ToUser: '1\.5' is not a user id"
        $failed[0].TargetObject | Should -Be $chats[9]
        ($failed | Format-List * -Force | Out-String) | Should -Not -Match 'rehearsal'
        @(Get-Request).Count | Should -Be 1
        Get-ChatOwner $chats[19] | Should -Be 10
        Get-ChatOwner $chats[9] | Should -Be 41
        Disconnect-B24Portal
    }
}
