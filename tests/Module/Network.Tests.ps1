# Open lines of other portals. The sandbox knows two: one that answers, and one that is switched off.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')

    $active = 'ab515f5d85a8b844d484f6ea75a2e494'
    $inactive = '5d1c0e7b9f3a4826b0d7e5c4a1f29386'
}

Describe 'A network line' {
    BeforeEach {
        $portal = Connect-Afresh
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'is joined, once and for all' {
        $line = Join-B24NetworkLine $active

        $line | Should -BeOfType ([Bitrix24.OpenLines.NetworkLine])
        $line.Code, "$($line.BotId)" | Should -Be $active, "$((Join-B24NetworkLine -Code " $active ").BotId)"
        $line | Out-String -Width 120 | Should -Match "Code +BotId[\s\S]+$active +$($line.BotId)"
    }

    It 'is joined again where the answer was lost' {
        Add-Fault @{ Method = 'imopenlines.network.join'; Kind = 'DropAfter' }

        (Join-B24NetworkLine $active -ErrorAction Stop).BotId | Should -BeGreaterThan 0
        @(Get-Request).Count | Should -Be 2
    }

    It 'is not joined where <Case>' -ForEach @(
        @{ Case = 'it is off'; Code = '5d1c0e7b9f3a4826b0d7e5c4a1f29386'; Id = 'INACTIVE'; Category = 'ResourceUnavailable' }
        @{ Case = 'there is none'; Code = '0' * 32; Id = 'NOT_FOUND'; Category = 'ObjectNotFound' }
    ) {
        Join-B24NetworkLine $Code -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be $Id
        "$($failed[0].CategoryInfo.Category)" | Should -Be $Category
    }

    It 'is refused by a code of <_> characters before anything is sent' -ForEach 0, 31, 33 {
        Join-B24NetworkLine ('a' * $_) -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Code $failed | Should -BeIn 'InvalidValue', 'MissingSetting'
        Send-B24NetworkMessage ('a' * $_) 2 x -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Code $failed | Should -BeIn 'InvalidValue', 'MissingSetting'

        Get-Request | Should -BeNullOrEmpty
    }

    It 'is joined by rows, the bad one in the middle by itself' {
        $rows = 'Code', $active, 'short', $inactive, $active | ConvertFrom-Csv

        $lines = @($rows | Join-B24NetworkLine -ErrorAction SilentlyContinue -ErrorVariable failed)

        $lines.Code | Should -Be $active, $active
        @($failed | ForEach-Object { "$_" -replace ':.*' } | Sort-Object) | Should -Be 'Row 2', 'Row 3'
    }

    It 'sends a message a week' {
        Join-B24NetworkLine $active | Send-B24NetworkMessage -UserId 2 -Message 'Hello' | Should -BeNullOrEmpty

        Send-B24NetworkMessage $active 2 again -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'USER_MESSAGE_LIMIT'
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'LimitsExceeded'
        "$($failed[0])" | Should -Match 'seven days'
    }

    It 'sends what hangs on the message, as <Form>' -ForEach @(
        @{ Form = 'maps'; Attach = @{ BLOCKS = @(@{ MESSAGE = 'x' }) }; Keyboard = @{ BUTTONS = @(@{ TEXT = 'a'; LINK = 'https://a.example' }) } }
        @{ Form = 'lists'; Attach = @(@{ MESSAGE = 'x' }); Keyboard = @(@{ TEXT = 'a'; LINK = 'https://a.example' }) }
        @{ Form = 'JSON'; Attach = '{"BLOCKS":[{"MESSAGE":"x"}]}'; Keyboard = '{"BUTTONS":[{"TEXT":"a","LINK":"https://a.example"}]}' }
        @{ Form = 'objects'; Attach = [pscustomobject]@{ BLOCKS = @([pscustomobject]@{ MESSAGE = 'x' }) }; Keyboard = $null }
    ) {
        Send-B24NetworkMessage $active 3 x -Attach $Attach -Keyboard $Keyboard -NoUrlPreview -ErrorAction Stop

        (Get-Request).status | Should -Be 200
    }

    It 'tells what the portal says of <Part>' -ForEach @(
        @{ Part = 'an attachment'; Given = @{ Attach = @{ BLOCK = 1 } }; Id = 'ATTACH_ERROR' }
        @{ Part = 'a keyboard'; Given = @{ Keyboard = @{ BUTTON = 1 } }; Id = 'KEYBOARD_ERROR' }
    ) {
        Send-B24NetworkMessage $active 3 x @Given -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be $Id
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'InvalidArgument'
    }

    It 'refuses <Case> before anything is sent' -ForEach @(
        @{ Case = 'no user'; Given = @{ Message = 'x' }; Says = '^UserId: ' }
        @{ Case = 'no text'; Given = @{ UserId = 2 }; Says = '^Message: ' }
        @{ Case = 'an attachment of 31 KB'; Given = @{ UserId = 2; Message = 'x'; Attach = @{ BLOCKS = @(@{ MESSAGE = 'x' * 31744 }) } }; Says = '^Attach: .* 32 KB' }
        @{ Case = 'an attachment that is text'; Given = @{ UserId = 2; Message = 'x'; Attach = 'text' }; Says = '^Attach: ' }
        @{ Case = 'a keyboard that is a number'; Given = @{ UserId = 2; Message = 'x'; Keyboard = 5 }; Says = '^Keyboard: ' }
    ) {
        Send-B24NetworkMessage $active @Given -ErrorAction SilentlyContinue -ErrorVariable failed

        "$($failed[0])" | Should -Match $Says
        Get-Request | Should -BeNullOrEmpty
    }

    It 'sends no message twice whose answer was lost' {
        Add-Fault @{ Method = 'imopenlines.network.message.add'; Kind = 'DropAfter' }

        Send-B24NetworkMessage $active 2 x -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'OutcomeUnknown'
        @(Get-Request).Count | Should -Be 1
    }

    It 'sends to piped users in one request, and nothing with -WhatIf' {
        $users = Get-B24User -Department 2
        Clear-Request

        $users | Send-B24NetworkMessage $active -Message x -WhatIf
        Get-Request | Should -BeNullOrEmpty
        $users | Send-B24NetworkMessage $active -Message x -ErrorAction Stop
        (Get-Request).calls.Count | Should -Be 4
    }
}
