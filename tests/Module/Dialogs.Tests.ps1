# Finding dialogs, and everything that is done with them.

BeforeDiscovery {
    # Each with what it needs beside the chat, and the method that it calls.
    $actions = @(
        @{ Action = 'Receive-B24Dialog'; With = @{}; Method = 'imopenlines.operator.answer' }
        @{ Action = 'Complete-B24Dialog'; With = @{ AsSupervisor = $true }; Method = 'imopenlines.operator.another.finish' }
        @{ Action = 'Skip-B24Dialog'; With = @{}; Method = 'imopenlines.operator.skip'; IsCreation = $true }
        @{ Action = 'Block-B24Dialog'; With = @{}; Method = 'imopenlines.operator.spam' }
        @{ Action = 'Move-B24Dialog'; With = @{ ToUser = 15 }; Method = 'imopenlines.operator.transfer' }
        @{ Action = 'Join-B24Session'; With = @{}; Method = 'imopenlines.session.join' }
        @{ Action = 'Start-B24Session'; With = @{}; Method = 'imopenlines.session.start'; IsCreation = $true }
        @{ Action = 'Set-B24SessionMode'; With = @{ Pinned = $true }; Method = 'imopenlines.session.mode.pin' }
        @{ Action = 'Set-B24SessionMode'; With = @{ Silent = $true }; Method = 'imopenlines.session.mode.silent' }
        @{ Action = 'New-B24CrmLead'; With = @{}; Method = 'imopenlines.crm.lead.create'; IsCreation = $true }
    )
}

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')
    . (Join-Path $PSScriptRoot 'Support/Dialogs.ps1')

    function Get-Category($ErrorRecord) { $ErrorRecord | ForEach-Object { "$($_.CategoryInfo.Category)" } }
}

Describe 'Get-B24Dialog over HTTP' {
    BeforeEach {
        $line = Connect-Shop
        $anna, $ben = Send-Word Anna, Ben
        Clear-Request
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'reads a dialog by <Way>' -ForEach @(
        @{ Way = 'its chat'; Give = { @{ ChatId = $ben.ChatId } } }
        @{ Way = 'its dialog'; Give = { @{ DialogId = "chat$($ben.ChatId)" } } }
        @{ Way = 'its session'; Give = { @{ SessionId = $ben.SessionId } } }
        @{ Way = 'its user code'; Give = { @{ UserCode = "shop|$($line.Id)|of-Ben|$($ben.UserId)" } } }
    ) {
        $key = & $Give
        $dialog = Get-B24Dialog @key -ErrorAction Stop

        $dialog | Should -BeOfType ([Bitrix24.OpenLines.Dialog])
        $dialog.ChatId, $dialog.SessionId, $dialog.Connector, $dialog.Line | Should -Be $ben.ChatId, $ben.SessionId, 'shop', $line.Id
        $dialog.ExternalChatId, $dialog.ClientUserId | Should -Be 'of-Ben', "$($ben.UserId)"
        $dialog.Name | Should -Match 'Ben'
        $dialog.Owner, $dialog.IsPinned, $dialog.HasCrmEntity | Should -Be 1, $false, $false
        (Get-Request).method | Should -Be 'imopenlines.dialog.get'
    }

    It 'asks for the id of the chat alone' {
        $code = (Get-B24Dialog $ben.ChatId).UserCode
        Clear-Request

        $dialog = Get-B24Dialog -UserCode $code -ChatIdOnly

        $dialog.ChatId, $dialog.DialogId, $dialog.UserCode | Should -Be $ben.ChatId, "chat$($ben.ChatId)", $code
        $dialog.Name | Should -BeNullOrEmpty
        (Get-Request).method | Should -Be 'imopenlines.session.open'
    }

    It 'takes the most precise of what a piped object has: <Way>' -ForEach @(
        @{ Way = 'the chat'; Give = { @{ ChatId = $ben.ChatId; SessionId = $anna.SessionId; DialogId = 'nonsense' } } }
        @{
            Way = 'the dialog, where the chat is empty'
            Give = { @{ ChatId = ''; DialogId = "chat$($ben.ChatId)"; SessionId = $anna.SessionId } }
        }
        @{ Way = 'the session'; Give = { @{ UserCode = 'nonsense'; SESSION_ID = "$($ben.SessionId)" } } }
        @{
            Way = 'what is given by name, whatever it has'
            Give = { @{ ChatId = $anna.ChatId } }
            With = { @{ SessionId = $ben.SessionId } }
        }
    ) {
        $name = if ($With) { & $With } else { @{} }

        ([pscustomobject](& $Give) | Get-B24Dialog @name -ErrorAction Stop).ChatId | Should -Be $ben.ChatId
        (& $Give | Get-B24Dialog @name -ErrorAction Stop).ChatId | Should -Be $ben.ChatId
    }

    It 'takes bare ids of chats, and what a script block makes of anything' {
        ("$($anna.ChatId)", $ben.ChatId | Get-B24Dialog).ChatId | Should -Be $anna.ChatId, $ben.ChatId
        (@{ Session = $ben.SessionId } | Get-B24Dialog -SessionId { $_.Session }).ChatId | Should -Be $ben.ChatId
    }

    It 'reads 20 dialogs in one request, in their order' {
        $chats = @($anna.ChatId, $ben.ChatId) * 10

        ($chats | Get-B24Dialog).ChatId | Should -Be $chats

        @(Get-Request) | Should -HaveCount 1
    }

    It 'reads the good rows, and ties every other one to its number and itself' {
        $rows = 'ChatId,DialogId,UserCode', "$($anna.ChatId),,", 'two,,', ',5,', ',,a|b', ',,', '999,,', "$($ben.ChatId),," |
            ConvertFrom-Csv

        ($rows | Get-B24Dialog -ErrorAction SilentlyContinue -ErrorVariable failed).ChatId | Should -Be $anna.ChatId, $ben.ChatId

        $failed = $failed | Sort-Object { [int]("$_" -replace '\D.*') }
        Get-Code $failed | Sort-Object | Should -Be 'ACCESS_ERROR', 'InvalidValue', 'InvalidValue', 'InvalidValue'
        foreach ($one in $failed) {
            $row = [int]("$one" -replace '^Row (\d+): .*', '$1')
            [object]::ReferenceEquals($one.TargetObject, $rows[$row - 1]) | Should -BeTrue
        }
        @(Get-Request) | Should -HaveCount 1
    }

    It 'refuses <Case>, and sends nothing' -ForEach @(
        @{ Case = 'two ways at once'; With = @{ ChatId = 2; SessionId = 1 }; Code = 'DuplicateSetting' }
        @{ Case = 'nothing at all'; With = @{}; Code = 'MissingSetting' }
        @{ Case = 'a chat of 0'; With = @{ ChatId = 0 }; Code = 'InvalidValue' }
        @{ Case = 'a session that is a word'; With = @{ SessionId = 'x' }; Code = 'InvalidValue' }
        @{ Case = 'half a user code'; With = @{ UserCode = 'shop|1' }; Code = 'InvalidValue' }
        @{ Case = 'the id of a chat without the user code'; With = @{ ChatIdOnly = $true }; Code = 'MissingSetting' }
    ) {
        Get-B24Dialog @With -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty

        Get-Code $failed | Should -Be $Code
        Get-Category $failed | Should -Be 'InvalidArgument'
        Get-Request | Should -BeNullOrEmpty
    }

    It 'says where there is no such dialog' {
        Get-B24Dialog 999 -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-B24Dialog -UserCode 'shop|1|nobody|1' -ChatIdOnly -ErrorAction SilentlyContinue -ErrorVariable +failed

        Get-Code $failed | Should -Be 'ACCESS_ERROR', 'ACCESS_DENIED'
        Get-Category $failed | Should -Be 'ObjectNotFound', 'PermissionDenied'
        "$($failed[0])" | Should -Match 'no such dialog'
    }

    It 'shows a table that fits, and a list of what is there' {
        $table = Get-B24Dialog $anna.ChatId | Format-Table | Out-String -Width 80
        $table | Should -Match 'ChatId\s+Name\s+Connector\s+Line\s+Session\s+Owner\s+CRM\s+Unread'
        $table | Should -Match 'Anna - Support\s+shop\s+1\s+1\s+1\s+1'

        $list = Get-B24Dialog $anna.ChatId | Format-List | Out-String
        $list | Should -Match 'ExternalChatId +: of-Anna'
        $list | Should -Not -Match 'LeadId'
    }
}

Describe '<Action> <Method>' -ForEach $actions {
    BeforeEach {
        $line = Connect-Shop
        $anna, $ben, $chloe = Send-Word Anna, Ben, Chloe
        # Only the operator can make a lead.
        Receive-B24Dialog $anna.ChatId
        Clear-Request
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'sends one call and emits nothing' {
        & $Action -ChatId $anna.ChatId @With -ErrorAction Stop | Should -BeNullOrEmpty

        (Get-Request).method | Should -Be $Method
    }

    It 'sends nothing with -WhatIf, and finds what is wrong all the same' {
        $anna.ChatId, 'x' | & $Action @With -WhatIf -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty

        Get-Code $failed | Should -Be 'InvalidValue'
        "$($failed[0])" | Should -Match '^Row 2: '
        Get-Request | Should -BeNullOrEmpty
    }

    It 'emits the dialog as it is then, with -PassThru' {
        $dialog = & $Action -ChatId $anna.ChatId @With -PassThru -ErrorAction Stop

        $dialog | Should -BeOfType ([Bitrix24.OpenLines.Dialog])
        $dialog.ChatId | Should -Be $anna.ChatId
        $dialog.Name | Should -Match Anna
        (Get-Request).method | Should -Be $Method, 'imopenlines.dialog.get'
    }

    It 'takes a dialog from the pipeline, as <Form>' -ForEach @(
        @{ Form = 'an object'; Pass = { $input } }
        @{ Form = 'CSV'; Pass = { $input | Select-Object ChatId, Name, Line | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv } }
        @{ Form = 'a map of the API'; Pass = { $input | ForEach-Object { @{ CHAT_ID = $_.ChatId } } } }
        @{ Form = 'a bare id'; Pass = { $input | ForEach-Object { "$($_.ChatId)" } } }
    ) {
        $dialog = Get-B24Dialog $anna.ChatId
        Clear-Request

        ($dialog | & $Pass | & $Action @With -PassThru -ErrorAction Stop).ChatId | Should -Be $anna.ChatId
    }

    It 'tells of a chat that is not there, and does the others' {
        $rows = 'ChatId', '999', $anna.ChatId, '' | ConvertFrom-Csv

        $rows[0..1] | & $Action @With -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed | ForEach-Object ChatId |
            Should -Be $anna.ChatId

        $failed | Should -HaveCount 1
        "$($failed[0])" | Should -Match '^Row 1: '
        [object]::ReferenceEquals($failed[0].TargetObject, $rows[0]) | Should -BeTrue
        (Get-Request).method | Should -Be 'batch', 'imopenlines.dialog.get'
    }

    It 'asks which one it is, where nobody says so' {
        & $Action @With -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'MissingSetting'
        Get-Request | Should -BeNullOrEmpty
    }

    It 'is sent once, or again, when its answer was lost' {
        Add-Fault @{ Method = $Method; Kind = 'DropAfter' }

        & $Action -ChatId $anna.ChatId @With -ErrorAction SilentlyContinue -ErrorVariable failed

        if ($IsCreation) {
            Get-Code $failed | Should -Be 'OutcomeUnknown'
            Get-Category $failed | Should -Be 'OperationTimeout'
            "$($failed[0])" | Should -Match 'Get-B24Dialog'
            (Get-Request).method | Should -Be $Method
        }
        else {
            # A portal gives no dialog to the one who has it: the second time it refuses what it has done.
            Get-Code $failed | Should -Be $(if ($Action -eq 'Move-B24Dialog') { 'OutcomeUnknown' })
            (Get-Request).method | Should -Be $Method, $Method
        }
    }

    It 'passes over what a journal knows as done' {
        $journal = Join-Path $TestDrive "$Action.journal"
        $anna | & $Action @With -Journal $journal -ErrorAction Stop
        Clear-Request

        $anna | & $Action @With -Journal $journal -PassThru -ErrorAction Stop | Should -BeNullOrEmpty

        Get-Request | Should -BeNullOrEmpty
    }
}
