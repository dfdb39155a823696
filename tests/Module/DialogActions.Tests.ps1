# What each cmdlet that works on dialogs does of its own.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')
    . (Join-Path $PSScriptRoot 'Support/Dialogs.ps1')

    function Get-Category($ErrorRecord) { $ErrorRecord | ForEach-Object { "$($_.CategoryInfo.Category)" } }
}

Describe 'What is done with dialogs, over HTTP' {
    BeforeEach {
        $line = Connect-Shop
        $anna = Send-Word Anna
        Clear-Request
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'is done with 20 dialogs in one request, and read back in another' {
        $chats = (Send-Word (1..20)).ChatId
        Clear-Request

        $dialogs = $chats | Receive-B24Dialog -PassThru

        $dialogs.ChatId | Should -Be $chats
        $dialogs.Owner | Sort-Object -Unique | Should -Be 1
        (Get-Request).method | Should -Be 'batch', 'batch'
    }

    It 'goes from one cmdlet to the next' {
        $other = New-B24OpenLine -Name Night -Queue 'user:20' -QueueType strictly

        $dialog = Get-B24Dialog -SessionId $anna.SessionId | Receive-B24Dialog -PassThru | Move-B24Dialog -ToUser 15 -PassThru
        $dialog.Owner, $dialog.Line | Should -Be 15, $line.Id

        $dialog = $dialog | Receive-B24Dialog -Intercept -PassThru | Move-B24Dialog -ToLine $other.Id -PassThru
        $dialog.Owner, $dialog.Line, $dialog.UserCode | Should -Be 20, $other.Id, "shop|$($line.Id)|of-Anna|$($anna.UserId)"

        $dialog | Complete-B24Dialog -AsSupervisor
        (Get-B24SessionHistory $anna.SessionId).Text | Should -Contain "Enquiry #$($anna.SessionId) has been finished"
    }

    It 'ends the dialog of another operator only as a supervisor, and says so' {
        Move-B24Dialog $anna.ChatId -ToUser 15

        $anna | Complete-B24Dialog -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Code $failed | Should -Be 'ACCESS_DENIED'
        Get-Category $failed | Should -Be 'PermissionDenied'
        "$($failed[0])" | Should -Match 'Complete-B24Dialog -AsSupervisor'

        $anna | Complete-B24Dialog -AsSupervisor -ErrorAction Stop
        Get-CallCount 'imopenlines.operator.another.finish' | Should -Be 1
    }

    It 'does not send a supervisor to the supervisor' {
        Add-Fault @{
            Method = 'imopenlines.operator.another.finish'; Kind = 'MethodError'
            Error = @{ Code = 'ACCESS_DENIED'; Description = 'No'; Status = 400 }
        }

        $anna | Complete-B24Dialog -AsSupervisor -ErrorAction SilentlyContinue -ErrorVariable failed

        "$($failed[0])" | Should -Not -Match 'AsSupervisor'
    }

    It 'ends a dialog of its own' {
        $anna | Receive-B24Dialog -PassThru | Complete-B24Dialog -ErrorAction Stop

        Get-CallCount 'imopenlines.operator.finish' | Should -Be 1
    }

    It 'intercepts what somebody has, and says what cannot be' {
        $anna | Receive-B24Dialog
        $anna | Receive-B24Dialog -Intercept -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'OPERATOR_WRONG'
        Get-Category $failed | Should -Be 'InvalidOperation'
        "$($failed[0])" | Should -Match 'have another operator'
    }

    It 'moves each row where it says' {
        $night = New-B24OpenLine -Name Night -Queue 'user:20' -QueueType strictly
        $ben, $chloe = Send-Word Ben, Chloe
        $rows = 'ChatId,ToUser,ToLine', "$($anna.ChatId),15,", "$($ben.ChatId),,", "$($ben.ChatId),15,$($night.Id)",
            "$($ben.ChatId),x,", "$($chloe.ChatId),,$($night.Id)" | ConvertFrom-Csv

        $moved = $rows | Move-B24Dialog -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed

        $moved.Owner | Should -Be 15, 20
        $moved.Line | Should -Be $line.Id, $night.Id
        Get-Code $failed | Should -Be 'MissingSetting', 'DuplicateSetting', 'InvalidValue'
        $failed | ForEach-Object { "$_" -replace ':.*' } | Should -Be 'Row 2', 'Row 3', 'Row 4'
    }

    It 'takes rows in the form of the API' {
        @{ CHAT_ID = $anna.ChatId; USER_ID = '15' } | Move-B24Dialog -ErrorAction Stop
        (Get-B24Dialog $anna.ChatId).Owner | Should -Be 15
    }

    It 'does not move a dialog to the line that it has' {
        Get-B24Dialog $anna.ChatId | Move-B24Dialog -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'MissingSetting'
    }

    It 'tells where a dialog cannot go' {
        Move-B24Dialog $anna.ChatId -ToUser 999 -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'OPERATOR_WRONG'
        "$($failed[0])" | Should -Match 'cannot go there'
    }

    It 'does two things with one dialog in their order' {
        $rows = 'ChatId,ToUser', "$($anna.ChatId),15", "$($anna.ChatId),16" | ConvertFrom-Csv

        $rows | Move-B24Dialog -ErrorAction Stop

        (Get-B24Dialog $anna.ChatId).Owner | Should -Be 16
        (Get-Request).method | Select-Object -First 2 | Should -Be 'imopenlines.operator.transfer', 'imopenlines.operator.transfer'
    }

    It 'passes on to the next in the queue' {
        (Skip-B24Dialog $anna.ChatId -PassThru).Owner | Should -Be 10
    }

    It 'begins a session, and one from a message' {
        $started = $anna | Receive-B24Dialog -PassThru | Start-B24Session -PassThru
        $started.SessionId | Should -BeGreaterThan $anna.SessionId

        $said = Send-Word Anna 'And again' | Get-B24SessionHistory | Where-Object Text -EQ 'And again'
        $from = $said | Start-B24Session -PassThru

        $from.SessionId | Should -BeGreaterThan $started.SessionId
        Get-CallCount 'imopenlines.message.session.start' | Should -Be 1
        ($from | Get-B24SessionHistory).Text | Should -Contain 'And again'
    }

    It 'begins no session from what is no message' {
        Start-B24Session $anna.ChatId x -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'InvalidValue'
        Get-Request | Should -BeNullOrEmpty
    }

    It 'makes a lead, which the dialog has then' {
        $dialog = $anna | Receive-B24Dialog -PassThru
        $dialog.HasCrmEntity | Should -BeFalse

        $dialog = $dialog | New-B24CrmLead -PassThru

        $dialog.HasCrmEntity, $dialog.CrmEntityType | Should -Be $true, 'lead'
        $dialog.LeadId | Should -Be $dialog.CrmEntity
    }

    It 'makes no lead of the dialog of another operator' {
        $anna | Move-B24Dialog -ToUser 15
        $anna | New-B24CrmLead -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'ERROR_USER_NOT_OPERATOR'
        "$($failed[0])" | Should -Match 'Receive-B24Dialog'
    }

    It 'tells of a dialog that could not be read back, though it was done' {
        Add-Fault @{
            Method = 'imopenlines.dialog.get'; Kind = 'MethodError'
            Error = @{ Code = 'ACCESS_ERROR'; Description = 'No'; Status = 400 }
        }

        $dialog = $anna | Receive-B24Dialog -PassThru -WarningAction SilentlyContinue -WarningVariable told -ErrorAction Stop

        $dialog.ChatId, $dialog.Name | Should -Be $anna.ChatId, $null
        "$told" | Should -Match "chat $($anna.ChatId)"
    }
}

Describe 'Set-B24SessionMode over HTTP' {
    BeforeEach {
        $line = Connect-Shop
        $anna, $ben = Send-Word Anna, Ben
        $anna, $ben | Receive-B24Dialog
        Clear-Request
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'pins and unpins' {
        (Set-B24SessionMode $anna.ChatId -Pinned -PassThru).IsPinned | Should -BeTrue
        (Set-B24SessionMode $anna.ChatId -Pinned:$false -PassThru).IsPinned | Should -BeFalse
    }

    It 'makes silent, and ends that' {
        ($anna | Set-B24SessionMode -Silent -PassThru).IsSilent | Should -BeTrue
        ($anna | Set-B24SessionMode -Silent:$false -PassThru).IsSilent | Should -BeFalse
    }

    It 'pins all dialogs, and says which sessions they were' {
        Set-B24SessionMode $anna.ChatId -Pinned

        $pinned = Set-B24SessionMode -AllPinned
        $pinned.SessionId | Should -Be $ben.SessionId
        $pinned.IsPinned | Should -BeTrue
        ($pinned | Get-B24Dialog -ErrorAction Stop).ChatId | Should -Be $ben.ChatId

        $unpinned = Set-B24SessionMode -AllPinned:$false
        $unpinned.SessionId | Sort-Object | Should -Be $anna.SessionId, $ben.SessionId
        $unpinned.IsPinned | Sort-Object -Unique | Should -BeFalse
        (Set-B24SessionMode -AllPinned -PassThru).Name | Sort-Object | Should -Be 'Anna - Support', 'Ben - Support'
    }

    It 'sends nothing for all dialogs with -WhatIf' {
        Set-B24SessionMode -AllPinned -WhatIf | Should -BeNullOrEmpty
        Get-Request | Should -BeNullOrEmpty
    }

    It 'takes no chats for all dialogs' {
        $anna, $ben | Set-B24SessionMode -AllPinned -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'SettingWithoutEffect', 'SettingWithoutEffect'
        { Set-B24SessionMode -ChatId $anna.ChatId -AllPinned } | Should -Throw
        { Set-B24SessionMode -ChatId $anna.ChatId -Pinned -Silent } | Should -Throw
        Get-Request | Should -BeNullOrEmpty
    }

    It 'says that a lost answer had sessions that are not told' {
        Add-Fault @{ Method = 'imopenlines.session.mode.pinAll'; Kind = 'DropAfter' }

        Set-B24SessionMode -AllPinned -WarningAction SilentlyContinue -WarningVariable told -ErrorAction Stop | Should -BeNullOrEmpty

        "$told" | Should -Match 'first answer was lost'
        (Get-B24Dialog $anna.ChatId).IsPinned | Should -BeTrue
    }
}

Describe 'Save-B24QuickAnswer over HTTP' {
    BeforeEach {
        $line = Connect-Shop @{ QuickAnswersIblockId = 7 }
        $anna = Send-Word Anna 'We open at nine.'
        Clear-Request
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'keeps messages that are piped, many of one chat in one request' {
        $null = Send-Word Anna 'And close at six.'
        $said = $anna | Get-B24SessionHistory | Where-Object AuthorKind -EQ Client
        Clear-Request

        $said | Save-B24QuickAnswer -ErrorAction Stop | Should -BeNullOrEmpty

        $request = Get-Request
        $request.method | Should -Be 'batch'
        $request.calls | Should -Be 'imopenlines.message.quick.save', 'imopenlines.message.quick.save'
    }

    It 'says which message is missing' {
        Save-B24QuickAnswer $anna.ChatId -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'MissingSetting'
        "$($failed[0])" | Should -Match 'MessageId'
    }

    It 'tells why a message cannot be kept' {
        Save-B24QuickAnswer $anna.ChatId 999 -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'CANT_SAVE_QUICK_ANSWER'
        "$($failed[0])" | Should -Match 'QuickAnswersIblockId'
    }
}
