# What a connector brings to a line, changes and takes away there, and what it tells of the answers.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')

    # A line that is open to the connector 'shop'.
    function Connect-Shop {
        Reset-Portal
        $application = New-Application
        $null = Connect-B24Portal -Portal $application.portal -AccessToken $application.accessToken
        $line = New-B24OpenLine -Name Support
        Register-B24Connector shop Shop -Icon 'data:image/svg+xml,%3Csvg/%3E' -PlacementHandler https://example.com/
        Enable-B24Connector shop $line.Id
        Clear-Request
        $line
    }
    function Get-History([int] $Session) {
        (Invoke-B24Method imopenlines.session.history.get @{ SESSION_ID = $Session }).message.PSObject.Properties.Value
    }
    $ids = @{ ExternalUserId = 'u1'; ExternalMessageId = 'm1'; ExternalChatId = 'c1' }
}

Describe 'Send-B24ConnectorMessage over HTTP' {
    BeforeEach {
        $line = Connect-Shop
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'brings a message, and tells where it has come to' {
        $sent = Send-B24ConnectorMessage Shop $line.Id @ids -Text 'Hello Ж' -UserName Anna -UserEmail anna@example.com `
            -Date (Get-Date) -ChatName 'Anna in the shop' -Files https://example.com/a.pdf

        $sent | Should -BeOfType ([Bitrix24.OpenLines.ReceivedConnectorMessage])
        $sent.Connector, $sent.Line, $sent.ExternalUserId, $sent.ExternalMessageId, $sent.ExternalChatId |
            Should -Be 'shop', $line.Id, 'u1', 'm1', 'c1'
        $sent.SessionId, $sent.ChatId, $sent.UserId | ForEach-Object { $_ | Should -BeGreaterThan 0 }
        $sent.Text, $sent.ChatName | Should -Be 'Hello Ж', 'Anna in the shop'
        (Get-Request).method | Should -Be 'imconnector.send.messages'
        Get-History $sent.SessionId | Where-Object text -EQ 'Hello Ж' | Should -HaveCount 1
    }

    It 'takes a message as <Form>' -ForEach @(
        @{
            Form = 'maps of the API'
            Give = @{ User = @{ id = 'u1'; name = 'Anna' }; Message = @{ id = 'm1'; text = 'Hello' }; Chat = @{ id = 'c1' } }
        }
        @{
            Form = 'objects of JSON'
            Give = '{"User":{"id":"u1","picture":{"url":"https://e.com/a.png"}},"Message":{"id":"m1","text":"Hello"},"Chat":{"id":"c1"}}' |
                ConvertFrom-Json
        }
        @{ Form = 'columns of paths'; Give = [pscustomobject]@{ 'user.id' = 'u1'; 'message.id' = 'm1'; 'message.text' = 'Hello'; 'chat.id' = 'c1' } }
        @{ Form = 'a flat map'; Give = @{ ExternalUserId = 'u1'; ExternalMessageId = 'm1'; Text = 'Hello'; ExternalChatId = 'c1' } }
    ) {
        $sent = $Give | Send-B24ConnectorMessage shop $line.Id -ErrorAction Stop

        $sent.ExternalUserId, $sent.ExternalMessageId, $sent.ExternalChatId, $sent.Text | Should -Be 'u1', 'm1', 'c1', 'Hello'
    }

    It 'takes maps by name, and bare texts with an id that is made of each' {
        (Send-B24ConnectorMessage shop $line.Id -User @{ id = 'u1' } -Message @{ id = 'm0'; text = 'a' } -Chat @{ id = 'c1' }).Text |
            Should -Be 'a'
        $sent = 'b', 'c' | Send-B24ConnectorMessage shop $line.Id -ExternalUserId u1 -ExternalChatId c1 -ExternalMessageId { "id-$_" }

        $sent.ExternalMessageId | Should -Be 'id-b', 'id-c'
        $sent.Text | Should -Be 'b', 'c'
    }

    It 'takes lines and other objects of the module for where it goes' {
        $sent = Get-B24OpenLine | Send-B24ConnectorMessage shop @ids -Text a -ErrorAction Stop
        $next = Get-B24Connector shop $line.Id | Send-B24ConnectorMessage @ids -Text b -ErrorAction Stop

        $sent.Line, $next.Line | Should -Be $line.Id, $line.Id
        $sent.SessionId | Should -Be $next.SessionId
    }

    It 'refuses <Given>, given by name' -ForEach @(
        @{ Given = 'an operator that is none'; Give = @{ OperatorId = 'seven' }; Says = 'OperatorId: ' }
        @{ Given = 'a time that is none'; Give = @{ Date = 'soon' }; Says = 'Date: .*2026-' }
        @{ Given = 'a flag that is none'; Give = @{ DisableCrm = 'perhaps' }; Says = 'DisableCrm: .*Y or N' }
        @{ Given = 'a file that is none'; Give = @{ Files = 'a.pdf' }; Says = 'Files: ' }
    ) {
        Send-B24ConnectorMessage shop $line.Id @ids @Give -Text x -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'InvalidValue'
        "$($failed[0])" | Should -Match "^$Says"
        Get-Request | Should -BeNullOrEmpty
    }

    It 'sends 20 rows in one request, in their order, into one dialog' {
        $rows = 1..20 | ForEach-Object {
            [pscustomobject]@{ Connector = 'shop'; Line = $line.Id; ExternalUserId = 'u1'; ExternalMessageId = "m$_"; ExternalChatId = 'c1'; Text = "text $_" }
        }

        $sent = @($rows | Send-B24ConnectorMessage)

        (Get-Request).method | Should -Be 'batch'
        $sent.ExternalMessageId | Should -Be @(1..20 | ForEach-Object { "m$_" })
        @($sent.SessionId | Sort-Object -Unique) | Should -HaveCount 1
        (Get-History $sent[0].SessionId | Where-Object text -Like 'text *' | Sort-Object { [int]$_.id }).text |
            Should -Be @(1..20 | ForEach-Object { "text $_" })
    }

    It 'keeps the order of one chat over several batches, although the first has to wait' {
        Add-Fault @{ Method = 'batch'; Kind = 'QueryLimit' }
        $rows = 1..120 | ForEach-Object { @{ ExternalUserId = 'u1'; ExternalMessageId = "m$_"; ExternalChatId = 'c1'; Text = "text $_" } }

        $sent = @($rows | Send-B24ConnectorMessage shop $line.Id)

        @(Get-Request).method | Should -Be 'batch', 'batch', 'batch', 'batch'
        (Get-History $sent[0].SessionId | Where-Object text -Like 'text *' | Sort-Object { [int]$_.id }).text |
            Should -Be @(1..120 | ForEach-Object { "text $_" })
    }

    It 'sends the good rows of a table, and ties every other one to its number and itself' {
        $rows = @('Connector,Line,ExternalUserId,ExternalMessageId,ExternalChatId,Text,Date,UserGender,DisableCrm'
            "shop,$($line.Id),u1,m1,c1,one,2026-11-21T20:45:00Z,female,Y"
            "shop,$($line.Id),,m2,c1,two,,,"
            "shop,$($line.Id),u1,m3,c1,,,,"
            "shop,$($line.Id),u1,m4,c1,four,soon,,"
            "shop,$($line.Id),u1,m5,c1,five,,,perhaps"
            'shop,9.5,u1,m6,c1,six,,,'
            "none,$($line.Id),u1,m7,c1,seven,,,"
            'shop,99,u1,m8,c1,eight,,,'
            "shop,$($line.Id),u1,m9,c1,nine,1795290300,,N") | ConvertFrom-Csv

        $sent = @($rows | Send-B24ConnectorMessage -ErrorAction SilentlyContinue -ErrorVariable failed)

        $sent.ExternalMessageId | Should -Be 'm1', 'm9'
        $sorted = @($failed | Sort-Object { [int]("$_" -replace '^Row (\d+).*', '$1') })
        $sorted | ForEach-Object { "$_" -replace ':.*' } | Should -Be @(2..8 | ForEach-Object { "Row $_" })
        Get-Code $sorted | Should -Be @('MissingSetting', 'MissingSetting', 'InvalidValue', 'InvalidValue', 'InvalidValue'
            'IMCONNECTOR_NO_CORRECT_PROVIDER', 'NOT_ACTIVE_LINE')
        foreach ($i in 0..6) { [object]::ReferenceEquals($sorted[$i].TargetObject, $rows[$i + 1]) | Should -BeTrue }
        $sorted[6].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        "$($sorted[6])" | Should -Match 'Enable-B24Connector opens it'
    }

    It 'does not send again what may have been brought, alone and in a batch: <_>' -ForEach 'DropAfter', 'CutBody' {
        Add-Fault @{ Method = 'imconnector.send.messages'; Kind = $_ }
        Add-Fault @{ Method = 'batch'; Kind = $_ }

        Send-B24ConnectorMessage shop $line.Id @ids -Text 'once' -ErrorAction SilentlyContinue -ErrorVariable alone
        'a', 'b' | Send-B24ConnectorMessage shop $line.Id -ExternalUserId u1 -ExternalChatId c1 -ExternalMessageId { $_ } `
            -ErrorAction SilentlyContinue -ErrorVariable together

        Get-Code @($alone; $together) | Should -Be 'OutcomeUnknown', 'OutcomeUnknown', 'OutcomeUnknown'
        "$($alone[0].CategoryInfo.Category)" | Should -Be 'OperationTimeout'
        Get-CallCount imconnector.send.messages | Should -Be 3
        @(Get-Request).method | Should -Be 'imconnector.send.messages', 'batch'
    }

    It 'does not send by a later run with the same journal what may have been brought' {
        $journal = Join-Path $TestDrive ([guid]::NewGuid())
        Add-Fault @{ Method = 'imconnector.send.messages'; Kind = 'DropAfter' }
        Send-B24ConnectorMessage shop $line.Id @ids -Text x -Journal $journal -ErrorAction SilentlyContinue

        Send-B24ConnectorMessage shop $line.Id @ids -Text x -Journal $journal -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'OutcomeUnknown'
        Get-CallCount imconnector.send.messages | Should -Be 1
    }

    It 'sends nothing with -WhatIf, and finds what is wrong all the same' {
        'Text,ChatName', 'a,x', ',y' | ConvertFrom-Csv | Send-B24ConnectorMessage shop $line.Id @ids -WhatIf -ErrorAction SilentlyContinue -ErrorVariable failed

        "$($failed[0])" | Should -Match '^Row 2: Text: '
        Get-Request | Should -BeNullOrEmpty
    }

    It 'names the nearest field where there is none of the name: <Given>' -ForEach @(
        @{ Given = @{ user = @{ id = 'u'; nmae = 'x' } }; Says = "^Row 1: user.nmae: .*'user.name'" }
        @{ Given = @{ Txet = 'x' }; Says = "^Row 1: Txet: .*'Text'" }
    ) {
        $Given | Send-B24ConnectorMessage shop $line.Id -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'UnknownSetting'
        "$($failed[0])" | Should -MatchExactly $Says
        Get-Request | Should -BeNullOrEmpty
    }

    It 'has help for <_>' -ForEach @(
        'NOT_ACTIVE_LINE', 'IMCONNECTOR_NO_CORRECT_PROVIDER', 'IMCONNECTOR_NOT_SPECIFIED_CORRECT_COMMAND', 'ERROR_ARGUMENT', 'WRONG_AUTH_TYPE'
    ) {
        Add-Fault @{ Kind = 'MethodError'; Method = 'imconnector.send.messages'; Error = @{ Code = $_; Description = 'No'; Status = 400 } }

        Send-B24ConnectorMessage shop $line.Id @ids -Text x -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be $_
        "$($failed[0].CategoryInfo.Category)" | Should -Not -Be 'InvalidResult'
        "$($failed[0])" | Should -MatchExactly "^${_}: No\. \w.*\.$"
    }

    It 'is shown as a table that fits into <_> characters' -ForEach 80, 120 {
        $text = Send-B24ConnectorMessage shop $line.Id @ids -Text Hello | Out-String -Width $_

        $text | Should -Match 'Connector +Line +SessionId +ChatId +ExternalChatId +ExternalMessageId +Text'
        $text | Should -Match "shop +$($line.Id) +\d+ +\d+ +c1 +m1 +Hello"
        ($text -split '\r?\n' | Measure-Object -Property Length -Maximum).Maximum | Should -Not -BeGreaterThan $_
    }
}

Describe 'Update-B24ConnectorMessage and Remove-B24ConnectorMessage over HTTP' {
    BeforeEach {
        $line = Connect-Shop
        $sent = @('a', 'b' | Send-B24ConnectorMessage shop $line.Id -ExternalUserId u1 -ExternalChatId c1 -ExternalMessageId { "m-$_" })
        Clear-Request
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'change and take away what Send-B24ConnectorMessage has emitted: <Form>' -ForEach @(
        @{ Form = 'objects'; Pass = { $input } }
        @{ Form = 'CSV'; Pass = { $input | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv } }
    ) {
        $changed = $sent | & $Pass | Update-B24ConnectorMessage -Text changed -PassThru -ErrorAction Stop
        $texts = (Get-History $sent[0].SessionId).text
        $sent[0] | & $Pass | Remove-B24ConnectorMessage -Confirm:$false -ErrorAction Stop | Should -BeNullOrEmpty

        $changed.Text | Should -Be 'changed', 'changed'
        @($texts | Where-Object { $_ -eq 'changed' }) | Should -HaveCount 2
        $sent | Remove-B24ConnectorMessage -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        "$failed" | Should -Match '^Row 1: '
    }

    It 'emits nothing without -PassThru, and sends 2 inputs in one request' {
        $sent | Update-B24ConnectorMessage -Text changed | Should -BeNullOrEmpty

        (Get-Request).method | Should -Be 'batch'
        (Get-Request).calls | Should -Be 'imconnector.update.messages', 'imconnector.update.messages'
    }

    It 'makes an error of its row of what the portal did not take' {
        $rows = $sent[0], @{ Connector = 'shop'; Line = $line.Id; ExternalUserId = 'u1'; ExternalMessageId = 'none'; ExternalChatId = 'c1' }, $sent[1]

        $changed = $rows | Update-B24ConnectorMessage -Text changed -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed

        $changed | Should -HaveCount 2
        Get-Code $failed | Should -Be 'ConnectorMessageRefused'
        "$($failed[0])" | Should -Match '^Row 2: There is no such message\. '
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'InvalidData'
        $failed[0].TargetObject.ExternalMessageId | Should -Be 'none'
    }

    It 'sends a change again whose answer was lost' {
        Add-Fault @{ Method = 'imconnector.update.messages'; Kind = 'DropAfter' }

        ($sent[0] | Update-B24ConnectorMessage -Text changed -PassThru).Text | Should -Be 'changed'

        @(Get-Request).Count | Should -Be 2
    }

    It 'sends nothing with -WhatIf' {
        $sent | Update-B24ConnectorMessage -Text changed -WhatIf
        $sent | Remove-B24ConnectorMessage -WhatIf

        Get-Request | Should -BeNullOrEmpty
    }

    It 'needs no text to take a message away, but every id' {
        @{ ExternalUserId = 'u1'; ExternalChatId = 'c1' } |
            Remove-B24ConnectorMessage shop $line.Id -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed

        "$($failed[0])" | Should -Match '^Row 1: ExternalMessageId: '
        @{ user = @{ id = 'u1' }; message = @{ id = 'm-a' }; chat = @{ id = 'c1' } } |
            Remove-B24ConnectorMessage shop $line.Id -Confirm:$false -ErrorAction Stop
    }
}

Describe 'Send-B24ConnectorReceipt over HTTP' {
    BeforeEach {
        $line = Connect-Shop
        $dialog = Send-B24ConnectorMessage shop $line.Id @ids -Text Hello
        Clear-Request
        # What an event of an answer is, whoever made the object.
        $outgoing = [pscustomobject]@{
            Event = 'OnImConnectorMessageAdd'; Connector = 'shop'; Line = $line.Id; ImChatId = $dialog.ChatId; ImMessageId = 7
            ExternalChatId = 'c1'; ExternalMessageId = $null; Text = 'Hello Anna'; UserId = 1
        }
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'takes the event of a message, and ids that are made of it' {
        $told = $outgoing | Send-B24ConnectorReceipt -ExternalMessageId { "out-$($_.ImMessageId)" } -Delivered -Date (Get-Date) -PassThru

        (Get-Request).method | Should -Be 'imconnector.send.status.delivery'
        $told | Should -BeOfType ([Bitrix24.OpenLines.ConnectorReceipt])
        $told.Connector, $told.Line, $told.ImChatId, $told.ImMessageId, "$($told.ExternalMessageId)", $told.ExternalChatId |
            Should -Be 'shop', $line.Id, $dialog.ChatId, 7, 'out-7', 'c1'
        $told | Send-B24ConnectorReceipt -Read -ErrorAction Stop | Should -BeNullOrEmpty
        @(Get-Request)[-1].method | Should -Be 'imconnector.send.status.reading'
    }

    It 'reaches the message that an operator has written' {
        $outgoing.ImMessageId = Invoke-B24Method im.message.add @{ DIALOG_ID = "chat$($dialog.ChatId)"; MESSAGE = 'Hello Anna' }

        $outgoing | Send-B24ConnectorReceipt -ExternalMessageId out-1 -Read -ErrorAction Stop

        $read = (Invoke-B24Method imopenlines.dialog.get @{ CHAT_ID = $dialog.ChatId }).readed_list
        ($read | Where-Object user_id -EQ $dialog.UserId).message_id | Should -Be $outgoing.ImMessageId
    }

    It 'takes several ids of one message, and a row with one' {
        $told = $outgoing | Send-B24ConnectorReceipt -ExternalMessageId a, b -Read -PassThru
        $row = 'Connector,Line,ImChatId,ImMessageId,ExternalMessageId,ExternalChatId', "shop,$($line.Id),2,7,x;y,c1" |
            ConvertFrom-Csv | Send-B24ConnectorReceipt -Delivered -PassThru

        $told.ExternalMessageId | Should -Be 'a', 'b'
        $row.ExternalMessageId | Should -Be 'x;y'
    }

    It 'sends 20 receipts in one request, and ties a bad one in the middle to its row' {
        $rows = @(1..20 | ForEach-Object {
                [pscustomobject]@{ Connector = 'shop'; Line = $line.Id; ImChatId = 2; ImMessageId = "$_"; ExternalMessageId = "e$_"; ExternalChatId = 'c1' }
            })
        $rows[4].ImMessageId = 'five'
        $rows[5].ExternalMessageId = ''

        $rows | Send-B24ConnectorReceipt -Delivered -ErrorAction SilentlyContinue -ErrorVariable failed

        (Get-Request).calls | Should -HaveCount 18
        $failed | ForEach-Object { "$_" -replace '\.? .*' } | Should -Be 'Row', 'Row'
        "$($failed[0])" | Should -Match "^Row 5: ImMessageId: 'five' is not a message id"
        "$($failed[1])" | Should -Match '^Row 6: ExternalMessageId: '
        [object]::ReferenceEquals($failed[0].TargetObject, $rows[4]) | Should -BeTrue
    }

    It 'sends again what may have been lost, for it does no harm' {
        Add-Fault @{ Method = 'imconnector.send.status.reading'; Kind = 'DropAfter' }

        $outgoing | Send-B24ConnectorReceipt -ExternalMessageId e -Read -ErrorAction Stop

        @(Get-Request).Count | Should -Be 2
    }

    It 'wants to know whether it was delivered or read, and not both' {
        { $outgoing | Send-B24ConnectorReceipt -ExternalMessageId e -Read -Delivered } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }

    It 'sends nothing for -<_>:$false' -ForEach 'Read', 'Delivered' {
        $kind = @{ $_ = $false }

        { $outgoing | Send-B24ConnectorReceipt -ExternalMessageId e @kind } |
            Should -Throw '*Use -Delivered or -Read.' -ErrorId 'SettingWithoutEffect,*'

        Get-Request | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf' {
        $outgoing | Send-B24ConnectorReceipt -ExternalMessageId e -Read -WhatIf

        Get-Request | Should -BeNullOrEmpty
    }
}

Describe 'Rename-B24ConnectorChat over HTTP' {
    BeforeEach {
        $line = Connect-Shop
        $sent = Send-B24ConnectorMessage shop $line.Id @ids -Text Hello
        Clear-Request
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'renames the chat of a message, and tells it with -PassThru alone' {
        $sent | Rename-B24ConnectorChat -Name First | Should -BeNullOrEmpty
        $chat = Rename-B24ConnectorChat shop $line.Id c1 'Anna Ж' -ExternalUserId u1 -PassThru

        $chat | Should -BeOfType ([Bitrix24.OpenLines.ConnectorChat])
        "$chat" | Should -Be 'Anna Ж (c1)'
        (Invoke-B24Method imopenlines.dialog.get @{ CHAT_ID = $sent.ChatId }).name | Should -Be 'Anna Ж'
    }

    It 'ties what fails to its row' {
        $rows = 'ExternalChatId,Name,ExternalUserId', 'c1,One,u1', 'c1,,u1', 'c9,Two,u1', 'c1,Three,' | ConvertFrom-Csv

        $rows | Rename-B24ConnectorChat shop $line.Id -ErrorAction SilentlyContinue -ErrorVariable failed

        $sorted = @($failed | Sort-Object { [int]("$_" -replace '^Row (\d+).*', '$1') })
        Get-Code $sorted | Should -Be 'MissingSetting', 'CHAT_RENAMING_FAILED', 'ERROR_ARGUMENT'
        "$($sorted[1])" | Should -Match 'needs -ExternalUserId'
    }

    It 'sends nothing with -WhatIf' {
        $sent | Rename-B24ConnectorChat -Name First -WhatIf

        Get-Request | Should -BeNullOrEmpty
    }
}
