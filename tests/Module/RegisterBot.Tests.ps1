# Bots come, are looked up and go, by both versions of the API. Bot 41 of the sandbox obeys the CLIENT_ID 'rehearsal' and the
# token 'rehearsal-token', bot 42 its application.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')

    function Get-Kept([int] $Bot) { Invoke-RestMethod "$control/bots/$Bot" }
    function Connect-Application {
        $application = New-Application
        Connect-B24Portal -Portal $application.portal -AccessToken $application.accessToken
    }
}

Describe 'Register-B24Bot by webhook' {
    BeforeEach {
        $portal = Connect-Afresh
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'registers by version 1, and emits the id and the code' {
        $bot = Register-B24Bot helper -Name Helper -Type O -ClientId mine-alone -Fields @{
            EVENT_HANDLER = 'https://b.example/'; PROPERTIES = @{ LAST_NAME = 'Ж'; COLOR = 'LIGHT_BLUE' }
        }

        (Get-Request).method | Should -Be 'imbot.register'
        $bot | Should -BeOfType ([Bitrix24.OpenLines.Bot])
        $bot.Id, $bot.Code | Should -Be 43, 'helper'
        $kept = Get-Kept 43
        $kept.name, $kept.lastName, $kept.type, $kept.color | Should -BeExactly 'Helper', 'Ж', 'openline', 'lightBlue'
        $kept.isSupportOpenline | Should -Be $true
    }

    It 'registers by version 2 where a token is given, and emits the whole bot' {
        $bot = Register-B24Bot helper -BotToken mine-alone -Fields @{ properties = @{ name = 'Helper' }; OPENLINE = 'Y'; isHidden = $true }

        (Get-Request).method | Should -Be 'imbot.v2.Bot.register'
        $bot.Id, $bot.Code, $bot.Name, $bot.IsHidden, $bot.IsSupportOpenline | Should -Be 43, 'helper', 'Helper', $true, $true
        (Update-B24Bot $bot.Id @{ name = 'Aide' } -BotToken mine-alone).Name | Should -Be 'Aide'
    }

    It 'takes OPENLINE as <Given> by version 1' -ForEach @(
        @{ Given = 'Y'; Kept = $true }, @{ Given = $true; Kept = $true }, @{ Given = 'N'; Kept = $false }
    ) {
        $null = Register-B24Bot helper -Name x -ClientId mine-alone -Fields @{ EVENT_HANDLER = 'https://b.example/'; OPENLINE = $Given }

        (Get-Kept 43).isSupportOpenline | Should -Be $Kept
    }

    It 'takes secrets as SecureString, and the token among the fields' {
        $token = ConvertTo-SecureString mine-alone -AsPlainText -Force

        (Register-B24Bot a -Name A -BotToken $token).Id | Should -Be 43
        (Register-B24Bot b -Name B -ApiVersion 2 -Fields @{ botToken = $token }).Id | Should -Be 44
        (Get-B24Bot -Code b -BotToken $token).Type | Should -Be 'bot'
    }

    It 'gives the owner the bot that there is, unchanged, and says what is not as it was sent' {
        $null = Register-B24Bot helper -Name Helper -BotToken mine-alone -Fields @{ isHidden = $true }

        $again = Register-B24Bot helper -Name Other -BotToken mine-alone -Fields @{ isHidden = $false } -WarningVariable told `
            -WarningAction SilentlyContinue

        $again.Id, $again.Name | Should -Be 43, 'Helper'
        "$told" | Should -Match 'isHidden is true on the portal, false was sent'
    }

    It 'is sent again where its answer was lost, for it makes no second bot: <Version>' -ForEach @(
        @{ Version = 1; Proof = @{ ClientId = 'mine-alone' }; Method = 'imbot.register'; Fields = @{ EVENT_HANDLER = 'https://b.example/' } }
        @{ Version = 2; Proof = @{ BotToken = 'mine-alone' }; Method = 'imbot.v2.Bot.register'; Fields = @{} }
    ) {
        Add-Fault @{ Method = $Method; Kind = 'DropAfter' }

        (Register-B24Bot helper -Name Helper -Fields $Fields @Proof -ErrorAction Stop).Id | Should -Be 43

        @(Get-Request).Count | Should -Be 2
        (Get-B24Bot).Id | Should -Be 41, 43
    }

    It 'sends nothing with -WhatIf, and finds what is wrong all the same' {
        'Code,Name,BotToken', 'a,A,t1', 'b,,t2' | ConvertFrom-Csv |
            Register-B24Bot -WhatIf -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty

        "$failed" | Should -Match '^Row 2: name: '
        Get-Request | Should -BeNullOrEmpty
    }

    It 'refuses <Case> before it sends anything' -ForEach @(
        @{ Case = 'no code'; Given = @{ Name = 'x'; BotToken = 't' }; Id = 'MissingSetting'; Says = '^CODE: ' }
        @{ Case = 'no name'; Given = @{ Code = 'x'; BotToken = 't' }; Id = 'MissingSetting'; Says = '^name: ' }
        @{ Case = 'no address in version 1'; Given = @{ Code = 'x'; Name = 'x'; ClientId = 'c' }; Id = 'MissingSetting'; Says = '^EVENT_HANDLER: .*EVENT_MESSAGE_ADD, EVENT_WELCOME_MESSAGE, EVENT_BOT_DELETE' }
        @{ Case = 'one of three addresses'; Given = @{ Code = 'x'; Name = 'x'; ClientId = 'c'; Fields = @{ EVENT_MESSAGE_ADD = 'https://b.example/' } }; Id = 'MissingSetting'; Says = 'or EVENT_WELCOME_MESSAGE, EVENT_BOT_DELETE' }
        @{ Case = 'no CLIENT_ID'; Given = @{ Code = 'x'; Name = 'x'; Fields = @{ EVENT_HANDLER = 'https://b.example/' } }; Id = 'MissingSetting'; Says = '^ClientId: By webhook' }
        @{ Case = 'no token'; Given = @{ Code = 'x'; Name = 'x'; ApiVersion = 2 }; Id = 'MissingSetting'; Says = '^BotToken: By webhook' }
        @{ Case = 'webhook without an address'; Given = @{ Code = 'x'; Name = 'x'; BotToken = 't'; Fields = @{ eventMode = 'webhook' } }; Id = 'MissingSetting'; Says = '^webhookUrl: ' }
        @{ Case = 'a token of 41 characters'; Given = @{ Code = 'x'; Name = 'x'; BotToken = 't' * 41 }; Id = 'InvalidValue'; Says = '^BotToken: .*41' }
        @{ Case = 'a type that there is not'; Given = @{ Code = 'x'; Name = 'x'; BotToken = 't'; Type = 'supervisr' }; Id = 'InvalidValue'; Says = "^Type: .*'supervisor'" }
        @{ Case = 'a type of version 1 in version 2'; Given = @{ Code = 'x'; Name = 'x'; BotToken = 't'; Type = 'H' }; Id = 'NotInThisVersion'; Says = 'imbot\.register' }
        @{ Case = 'a type of version 2 in version 1'; Given = @{ Code = 'x'; Name = 'x'; ClientId = 'c'; Type = 'personal'; Fields = @{ EVENT_HANDLER = 'https://b.example/' } }; Id = 'NotInThisVersion'; Says = 'imbot\.v2\.Bot\.register' }
        @{ Case = 'a field of version 1 in version 2'; Given = @{ Code = 'x'; Name = 'x'; BotToken = 't'; Fields = @{ EVENT_HANDLER = 'https://b.example/' } }; Id = 'NotInThisVersion'; Says = '^EVENT_HANDLER: Only version 1 \(imbot\.register\)' }
        @{ Case = 'a name in two places'; Given = @{ Code = 'x'; Name = 'x'; BotToken = 't'; Fields = @{ name = 'y' } }; Id = 'DuplicateSetting'; Says = 'twice' }
        @{ Case = 'a field that there is not'; Given = @{ Code = 'x'; Name = 'x'; BotToken = 't'; Fields = @{ WORK_POSTION = 'y' } }; Id = 'UnknownSetting'; Says = "'WORK_POSITION'" }
    ) {
        Register-B24Bot @Given -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be $Id
        "$($failed[0])" | Should -MatchExactly $Says
        Get-Request | Should -BeNullOrEmpty
    }

    It 'makes 20 bots of rows in one request, and ties the error of one to its row without showing its secret' {
        $rows = 1..20 | ForEach-Object { [pscustomobject]@{ Code = "b$_"; Name = "B$_"; COLOR = 'red'; BotToken = "s3cret-$_" } }
        $rows[9].COLOR = 'redd'

        $bots = @($rows | Register-B24Bot -ErrorAction SilentlyContinue -ErrorVariable failed)

        $bots.Count | Should -Be 19
        $bots[0].Code, $bots[18].Code | Should -Be 'b1', 'b20'
        $failed | Should -HaveCount 1
        "$($failed[0])" | Should -Match '^Row 10: COLOR: '
        $failed[0].TargetObject | Should -Be 'b10'
        ($failed | Format-List * -Force | Out-String) | Should -Not -Match 's3cret'
        @(Get-Request).Count | Should -Be 1
    }

    It 'tells what the portal says of a code that belongs to somebody else, version <Version>' -ForEach @(
        @{ Version = 1; Given = @{ ClientId = 'other'; Fields = @{ EVENT_HANDLER = 'https://b.example/' } }; Id = 'WRONG_REQUEST'; Category = 'InvalidArgument' }
        @{ Version = 2; Given = @{ BotToken = 'other' }; Id = 'BOT_CODE_ALREADY_TAKEN'; Category = 'ResourceExists' }
    ) {
        Register-B24Bot service_bot -Name x @Given -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be $Id
        "$($failed[0].CategoryInfo.Category)" | Should -Be $Category
        $failed[0].TargetObject | Should -Be 'service_bot'
    }
}

Describe 'Register-B24Bot as an application' {
    It 'needs no proof, and Get-B24Bot lists its bots' {
        Reset-Portal
        $null = Connect-Application

        $bot = Register-B24Bot helper -Name Helper -ApiVersion 2 -Type openline

        $bot.Id, $bot.Type | Should -Be 43, 'openline'
        (Get-B24Bot).Code | Should -Be 'helper'
        (Get-B24Bot -ApiVersion 2).Name | Should -Be 'Helper'
        (Get-B24Bot -Type openline).Id | Should -Be 43
        Get-B24Bot -Type supervisor | Should -BeNullOrEmpty
        $bot | Unregister-B24Bot -ApiVersion 2 -Confirm:$false
        Get-B24Bot | Should -BeNullOrEmpty
        Disconnect-B24Portal
    }
}

Describe 'Get-B24Bot' {
    BeforeEach {
        $portal = Connect-Afresh
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'lists what a webhook may see by version 1, and what belongs to a token by version 2' {
        (Get-B24Bot).Code | Should -Be 'service_bot'
        $bots = @(Get-B24Bot -BotToken rehearsal-token)

        $bots.Count, $bots[0].Id, $bots[0].EventMode | Should -Be 1, 41, 'webhook'
        (Get-Request).method | Should -Be 'imbot.bot.list', 'imbot.v2.Bot.list'
    }

    It 'reads every page' {
        1..60 | ForEach-Object { [pscustomobject]@{ Code = "b$_"; Name = "B$_"; BotToken = 'mine-alone' } } | Register-B24Bot | Out-Null
        Clear-Request

        (Get-B24Bot -BotToken mine-alone).Count | Should -Be 60
        (Get-Request).method | Should -Be 'imbot.v2.Bot.list', 'imbot.v2.Bot.list'
    }

    It 'finds names with wildcards, and says which name nobody has' {
        $found = Get-B24Bot 'support*', 'Nobody' -ErrorAction SilentlyContinue -ErrorVariable failed

        $found.Id | Should -Be 41
        Get-Code $failed | Should -Be 'BotNotFound'
        $failed[0].TargetObject | Should -Be 'Nobody'
    }

    It 'looks for ids and codes in one list by version 1' {
        $null = Register-B24Bot helper -Name Helper -BotToken mine-alone
        Clear-Request

        $found = 43, 99, 41 | Get-B24Bot -ErrorAction SilentlyContinue -ErrorVariable failed

        $found.Id | Should -Be 43, 41
        Get-Code $failed | Should -Be 'BotNotFound'
        "$($failed[0])" | Should -Match '^Row 2: .*bot 99'
        (Get-B24Bot -Code service_bot).Id | Should -Be 41
        (Get-Request).method | Should -Be 'imbot.bot.list', 'imbot.bot.list'
    }

    It 'asks for each by version 2, and shows the bots of others in brief' {
        $rows = 'BotId,Code,BotToken', '41,,rehearsal-token', ',sales_bot,rehearsal-token', '99,,rehearsal-token', ',,x' | ConvertFrom-Csv

        $found = @($rows | Get-B24Bot -ErrorAction SilentlyContinue -ErrorVariable failed)

        $found.Code | Should -Be 'service_bot', 'sales_bot'
        $found[1].EventMode | Should -BeNullOrEmpty
        $told = $failed | Sort-Object { "$_" }
        Get-Code $told | Should -Be 'BOT_NOT_FOUND', 'MissingSetting'
        $told[0].TargetObject | Should -Be 99
        (Get-Request).method | Should -Be 'batch'
    }

    It 'refuses <Case> before it sends anything' -ForEach @(
        @{ Case = 'version 2 without a token'; Given = @{ ApiVersion = 2 }; Id = 'MissingSetting' }
        @{ Case = 'a type without a token'; Given = @{ Type = 'openline' }; Id = 'MissingSetting' }
        @{ Case = 'a type in version 1'; Given = @{ Type = 'openline'; ApiVersion = 1 }; Id = 'NotInThisVersion' }
        @{ Case = 'a version that there is not'; Given = @{ ApiVersion = 3 }; Id = 'InvalidValue' }
    ) {
        { Get-B24Bot @Given } | Should -Throw -ErrorId "$Id,*"

        Get-Request | Should -BeNullOrEmpty
    }

    It 'hands bots on to the cmdlets that change them' {
        Get-B24Bot support* | Update-B24Bot -ClientId rehearsal -Fields @{ NAME = 'Aide' }

        (Get-Kept 41).name | Should -Be 'Aide'
    }
}

Describe 'Unregister-B24Bot' {
    BeforeEach {
        $portal = Connect-Afresh
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'takes a bot away, by version <Version>' -ForEach @(
        @{ Version = 1; Proof = @{ ClientId = 'rehearsal' }; Method = 'imbot.unregister' }
        @{ Version = 2; Proof = @{ BotToken = 'rehearsal-token' }; Method = 'imbot.v2.Bot.unregister' }
    ) {
        Get-B24Bot -BotId 41 | Unregister-B24Bot @Proof -Confirm:$false | Should -BeNullOrEmpty

        (Get-Request).method | Should -Be 'imbot.bot.list', $Method
        Get-B24Bot | Should -BeNullOrEmpty
    }

    It 'takes a lost answer for done where the bot is gone: <Method>' -ForEach @(
        @{ Method = 'imbot.unregister'; Proof = @{ ClientId = 'rehearsal' } }
        @{ Method = 'imbot.v2.Bot.unregister'; Proof = @{ BotToken = 'rehearsal-token' } }
    ) {
        Add-Fault @{ Method = $Method; Kind = 'DropAfter' }

        Unregister-B24Bot 41 @Proof -Confirm:$false -ErrorAction Stop

        (Get-Request).method | Should -Be $Method, $Method
        Get-B24Bot | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf' {
        Unregister-B24Bot 41 -ClientId rehearsal -WhatIf

        Get-Request | Should -BeNullOrEmpty
    }

    It 'tells of <Case>' -ForEach @(
        @{ Case = 'no proof'; Given = @{ BotId = 41 }; Id = 'MissingSetting'; Category = 'InvalidArgument' }
        @{ Case = 'no token for version 2'; Given = @{ BotId = 41; ApiVersion = 2; ClientId = 'rehearsal' }; Id = 'MissingSetting'; Category = 'InvalidArgument' }
        @{ Case = 'no bot'; Given = @{ ClientId = 'rehearsal' }; Id = 'MissingSetting'; Category = 'InvalidArgument' }
        @{ Case = 'a wrong CLIENT_ID'; Given = @{ BotId = 41; ClientId = 'wrong' }; Id = 'APP_ID_ERROR'; Category = 'PermissionDenied' }
        @{ Case = 'a wrong token'; Given = @{ BotId = 41; BotToken = 'wrong' }; Id = 'BOT_OWNERSHIP_ERROR'; Category = 'PermissionDenied' }
        @{ Case = 'a bot that there is not'; Given = @{ BotId = 99; ClientId = 'x' }; Id = 'BOT_ID_ERROR'; Category = 'ObjectNotFound' }
    ) {
        Unregister-B24Bot @Given -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be $Id
        "$($failed[0].CategoryInfo.Category)" | Should -Be $Category
    }
}
