# Chats of objects of the CRM: which there are, who is in them, what is said there. The first client of the sandbox becomes
# lead 1 with chat 2. User 4 works in sales and may see it.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')
    . (Join-Path $PSScriptRoot 'Support/BotDialog.ps1')
}

Describe 'The chats of CRM' {
    BeforeEach {
        $portal = Connect-Afresh
        $chat = New-BotDialog -WithoutBot
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'are read with Get-B24CrmChat, and nothing where there are none' {
        $found = Get-B24CrmChat lead 1

        $found | Should -BeOfType ([Bitrix24.OpenLines.CrmChat])
        $found.ChatId, "$($found.CrmEntityType)", $found.CrmEntity | Should -Be $chat, 'lead', 1
        $found.Connector, $found.ConnectorTitle | Should -Be 'shopchat', 'Chat of the shop'
        Get-B24CrmChat lead 99 | Should -BeNullOrEmpty
        Get-B24CrmChat -CrmEntityType Contact -CrmEntity 1 | Should -BeNullOrEmpty
    }

    It 'are all read, and with -ActiveOnly those that go on' {
        $null = Invoke-B24Method imopenlines.operator.answer @{ CHAT_ID = $chat }
        $null = Invoke-B24Method imopenlines.operator.finish @{ CHAT_ID = $chat }

        (Get-B24CrmChat lead 1).ChatId | Should -Be $chat
        Get-B24CrmChat lead 1 -ActiveOnly | Should -BeNullOrEmpty
    }

    It 'have a last one, whose absence is an error' {
        (Get-B24CrmChat lead 1 -Last).ChatId | Should -Be $chat

        Get-B24CrmChat lead 99 -Last -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty

        Get-Code $failed | Should -Be 'CRM_CHAT_EMPTY_CRM_DATA'
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'ObjectNotFound'
        (Get-Request).method | Should -Be 'imopenlines.crm.chat.getLastId', 'imopenlines.crm.chat.getLastId'
    }

    It 'are read for rows and ids, 20 in one request' {
        $found = @(1..20 | Get-B24CrmChat -CrmEntityType lead)
        $found.ChatId | Should -Be $chat

        $rows = 'CRM_ENTITY_TYPE,CRM_ENTITY', 'lead,1', 'leed,1', 'lead,one', 'deal,1' | ConvertFrom-Csv
        $found = @($rows | Get-B24CrmChat -ErrorAction SilentlyContinue -ErrorVariable failed)

        $found.ChatId | Should -Be $chat
        @($failed | ForEach-Object { "$_" -replace ' is not.*' } | Sort-Object) |
            Should -Be "Row 2: CrmEntityType: 'leed'", "Row 3: CrmEntity: 'one'"
        $rows[1, 2] | ForEach-Object { $failed.TargetObject.BaseObject -contains $_ -or $failed.TargetObject -contains $_ } |
            Should -Be $true, $true
        (Get-Request).method | Should -Be 'batch', 'batch'
    }

    It 'take somebody in with Add-B24CrmChatUser, and let them go with Remove-B24CrmChatUser' {
        Get-B24CrmChat lead 1 | Add-B24CrmChatUser -UserId 4 | Should -BeNullOrEmpty
        (Add-B24CrmChatUser lead 1 5 -PassThru).ChatId | Should -Be $chat
        Add-B24CrmChatUser lead 1 4 -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Code $failed | Should -Be 'WRONG_REQUEST'
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'InvalidOperation'

        (Get-B24User -Id 4, 5 | Remove-B24CrmChatUser lead 1 -Confirm:$false -PassThru).ChatId | Should -Be $chat, $chat
        Remove-B24CrmChatUser lead 1 4 -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Code $failed | Should -Be 'WRONG_REQUEST'
    }

    It 'are not found by <_> where an object has none' -ForEach 'Add-B24CrmChatUser', 'Remove-B24CrmChatUser' {
        & $_ lead 99 4 -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'ChatNotFound'
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'ObjectNotFound'
        & $_ lead 1 4 -ChatId 99 -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Code $failed | Should -Be 'CHAT_NOT_IN_CRM'
    }

    It 'take a message with Send-B24CrmMessage, which says where it stands' {
        $chats = Get-B24CrmChat lead 1
        $chats | Add-B24CrmChatUser -UserId 4

        $message = $chats | Send-B24CrmMessage 'Ihre Bestellung ✓' -UserId 4

        $message | Should -BeOfType ([Bitrix24.OpenLines.CrmMessage])
        $message.ChatId, "$($message.CrmEntityType)", $message.CrmEntity | Should -Be $chat, 'lead', 1
        $message.MessageId | Should -BeGreaterThan 0
        Get-ChatText $chat | Select-Object -First 1 | Should -BeExactly 'Ihre Bestellung ✓'
    }

    It 'take no message twice whose answer was lost' {
        Add-B24CrmChatUser lead 1 4
        Clear-Request
        Add-Fault @{ Method = 'imopenlines.crm.message.add'; Kind = 'DropAfter' }

        Send-B24CrmMessage Once -CrmEntityType lead -CrmEntity 1 -UserId 4 -ChatId $chat -ErrorAction SilentlyContinue `
            -ErrorVariable failed | Should -BeNullOrEmpty

        Get-Code $failed | Should -Be 'OutcomeUnknown'
        @(Get-Request).Count | Should -Be 1
        @(Get-ChatText $chat | Where-Object { $_ -eq 'Once' }).Count | Should -Be 1
    }

    It 'take no message of somebody who is not in the chat' {
        Get-B24CrmChat lead 1 | Send-B24CrmMessage x -UserId 4 -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'CANCELED'
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'PermissionDenied'
        "$($failed[0])" | Should -Match 'Add-B24CrmChatUser'
    }

    It 'get nothing with -WhatIf' {
        $found = Get-B24CrmChat lead 1
        Clear-Request

        $found | Add-B24CrmChatUser -UserId 4 -WhatIf
        $found | Remove-B24CrmChatUser -UserId 4 -WhatIf
        $found | Send-B24CrmMessage x -UserId 4 -WhatIf

        Get-Request | Should -BeNullOrEmpty
    }

    It 'refuse <Case> before anything is sent' -ForEach @(
        @{ Case = 'no object'; Run = { Get-B24CrmChat lead }; Id = 'MissingSetting'; Says = '^CrmEntity: ' }
        @{ Case = 'no type'; Run = { Get-B24CrmChat -CrmEntity 1 }; Id = 'MissingSetting'; Says = '^CrmEntityType: ' }
        @{ Case = 'a type that there is not'; Run = { Get-B24CrmChat leads 1 }; Id = 'InvalidValue'; Says = "'lead'" }
        @{ Case = 'no user'; Run = { Add-B24CrmChatUser lead 1 }; Id = 'MissingSetting'; Says = '^UserId: ' }
        @{ Case = 'no text'; Run = { Send-B24CrmMessage -CrmEntityType lead -CrmEntity 1 -UserId 4 -ChatId 2 }; Id = 'MissingSetting'; Says = '^Message: ' }
        @{ Case = 'no chat'; Run = { Send-B24CrmMessage x -CrmEntityType lead -CrmEntity 1 -UserId 4 }; Id = 'MissingSetting'; Says = '^ChatId: ' }
        @{ Case = 'closed chats alone and the last one'; Run = { Get-B24CrmChat lead 1 -Last -ActiveOnly }; Id = 'SettingWithoutEffect'; Says = '^ActiveOnly: ' }
    ) {
        try { & $Run 2>&1 | ForEach-Object { $failed = $_ } } catch { $failed = $_ }

        Get-Code $failed | Should -Be $Id
        "$failed" | Should -Match $Says
        Get-Request | Should -BeNullOrEmpty
    }

    It 'of a smart process are asked for by its type' {
        Get-B24CrmChat DYNAMIC_128 1 -ErrorAction SilentlyContinue -ErrorVariable failed

        (Get-Request).method | Should -Be 'imopenlines.crm.chat.get'
        Get-Code $failed | Should -BeIn 'ACCESS_DENIED', $null
    }

    It 'show a table' {
        Get-B24CrmChat lead 1 | Out-String -Width 120 | Should -Match 'ChatId +CrmEntityType +CrmEntity +Connector +ConnectorTitle'
    }
}

Describe 'Send-B24CrmMessage with a journal' {
    It 'sends no message again, neither one that was sent nor one of which nobody knows' {
        $null = Connect-Afresh
        $chat = New-BotDialog -WithoutBot
        Add-B24CrmChatUser lead 1 4
        Clear-Request
        $rows = 'One', 'Two', 'Three' | ForEach-Object {
            [pscustomobject]@{ CrmEntityType = 'lead'; CrmEntity = 1; UserId = 4; ChatId = $chat; Message = $_ }
        }
        $journal = Join-Path $TestDrive crm.journal
        ($rows[0] | Send-B24CrmMessage -Journal $journal).MessageId | Should -BeGreaterThan 0
        Add-Fault @{ Method = 'imopenlines.crm.message.add'; Kind = 'DropAfter' }
        $rows[1] | Send-B24CrmMessage -Journal $journal -ErrorAction SilentlyContinue

        $sent = @($rows | Send-B24CrmMessage -Journal $journal -ErrorAction SilentlyContinue -ErrorVariable failed)

        $sent.Count | Should -Be 1
        Get-Code $failed | Should -Be 'OutcomeUnknown'
        @(Get-Request).Count | Should -Be 3
        Get-ChatText $chat | Select-Object -First 3 | Should -Be 'Three', 'Two', 'One'
        Disconnect-B24Portal
    }
}
