# Changes of bots by both versions of the API, by webhook and by application; what is refused before anything is sent; pictures
# and tokens. Bot 41 of the sandbox obeys the CLIENT_ID 'rehearsal' and the token 'rehearsal-token', bot 42 its application.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')

    function Get-Kept([int] $Bot) { Invoke-RestMethod "$control/bots/$Bot" }

    # Pictures as small as their headers; the sides are told in two bytes.
    function Get-Picture([string] $Type, [int] $Side) {
        $high = [byte][Math]::Floor($Side / 256)
        $low = [byte]($Side % 256)
        $bytes = switch ($Type) {
            png { 0x89, 0x50, 0x4E, 0x47, 13, 10, 0x1A, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, $high, $low, 0, 0, $high, $low, 8, 2 }
            gif { 0x47, 0x49, 0x46, 0x38, 0x39, 0x61, $low, $high, $low, $high, 0, 0, 0 }
            jpeg {
                0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, $high, $low, $high, $low, 1, 1, 0x11, 0, 0xFF, 0xD9
            }
        }
        , [byte[]]$bytes
    }
    function New-Picture([string] $Name, [string] $Type, [int] $Side) {
        $path = Join-Path $TestDrive $Name
        [IO.File]::WriteAllBytes($path, (Get-Picture $Type $Side))
        $path
    }
}

Describe 'Update-B24Bot by webhook' {
    BeforeEach {
        $portal = Connect-Afresh
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'takes <Form>, by version 1' -ForEach @(
        @{ Form = 'nested fields'; Fields = @{ CODE = 'c'; PROPERTIES = @{ NAME = 'Ж'; WORK_POSITION = 'w'; COLOR = 'LIGHT_BLUE' } } }
        @{ Form = 'flat fields'; Fields = @{ CODE = 'c'; NAME = 'Ж'; WORK_POSITION = 'w'; COLOR = 'LIGHT_BLUE' } }
        @{ Form = 'the names of version 2'; Fields = @{ code = 'c'; properties = @{ name = 'Ж'; workPosition = 'w'; color = 'lightBlue' } } }
        @{ Form = 'an object'; Fields = [pscustomobject]@{ Code = 'c'; Name = 'Ж'; WorkPosition = 'w'; Color = 'light_blue' } }
    ) {
        Update-B24Bot 41 $Fields -ClientId rehearsal | Should -BeNullOrEmpty

        (Get-Request).method | Should -Be 'imbot.update'
        $kept = Get-Kept 41
        $kept.code, $kept.name, $kept.workPosition, $kept.color | Should -BeExactly 'c', 'Ж', 'w', 'lightBlue'
        $kept.lastName | Should -Be 'Bot'
    }

    It 'takes <Form>, by version 2' -ForEach @(
        @{ Form = 'nested fields'; Fields = @{ isHidden = $true; properties = @{ name = 'Ж'; gender = 'F'; color = 'darkBlue' } } }
        @{ Form = 'flat fields'; Fields = @{ isHidden = 'Y'; name = 'Ж'; gender = 'F'; color = 'darkBlue' } }
        @{ Form = 'the names of version 1'; Fields = @{ IsHidden = 'true'; PROPERTIES = @{ NAME = 'Ж'; PERSONAL_GENDER = 'f'; COLOR = 'DARK_BLUE' } } }
    ) {
        $bot = Update-B24Bot 41 $Fields -BotToken rehearsal-token

        (Get-Request).method | Should -Be 'imbot.v2.Bot.update'
        $kept = Get-Kept 41
        $kept.isHidden, $kept.name, $kept.gender, $kept.color | Should -BeExactly $true, 'Ж', 'F', 'darkBlue'
        $bot.Name, $bot.IsHidden | Should -BeExactly 'Ж Bot', $true
    }

    It 'sets every field of version 1' {
        $one = 'https://b.example/{0}'
        Update-B24Bot 41 -ClientId rehearsal -Fields @{
            EVENT_MESSAGE_ADD = $one -f 1; EVENT_MESSAGE_UPDATE = $one -f 2; EVENT_MESSAGE_DELETE = $one -f 3
            EVENT_WELCOME_MESSAGE = $one -f 4; EVENT_BOT_DELETE = $one -f 5; LAST_NAME = 'L'; EMAIL = 'b@example.com'
            PERSONAL_BIRTHDAY = [datetime]'2001-02-03'; PERSONAL_WWW = 'https://w.example/'; PERSONAL_GENDER = 'F'
        }

        $kept = Get-Kept 41
        'ADD', 'UPDATE', 'DELETE' | ForEach-Object { $kept.handlers."EVENT_MESSAGE_$_" } |
            Should -Be 'https://b.example/1', 'https://b.example/2', 'https://b.example/3'
        $kept.handlers.EVENT_WELCOME_MESSAGE, $kept.handlers.EVENT_BOT_DELETE | Should -Be 'https://b.example/4', 'https://b.example/5'
        $kept.lastName, $kept.email, $kept.birthday, $kept.website, $kept.gender |
            Should -Be 'L', 'b@example.com', '2001-02-03', 'https://w.example/', 'F'

        Update-B24Bot 41 @{ EVENT_HANDLER = 'https://all.example/' } -ClientId rehearsal
        @((Get-Kept 41).handlers.PSObject.Properties.Value | Sort-Object -Unique) | Should -Be 'https://all.example/'
    }

    It 'sets every field of version 2' {
        Update-B24Bot 41 -BotToken rehearsal-token -Fields @{
            isReactionsEnabled = $false; isSupportOpenline = 'N'; backgroundId = 'teal'; eventMode = 'webhook'
            webhookUrl = 'https://b.example/'; lastName = 'L'; workPosition = 'w'
        } | Out-Null

        $kept = Get-Kept 41
        $kept.isReactionsEnabled, $kept.isSupportOpenline, $kept.backgroundId | Should -Be $false, $false, 'teal'
        $kept.eventMode, $kept.webhookUrl, $kept.lastName, $kept.workPosition | Should -Be 'webhook', 'https://b.example/', 'L', 'w'

        Update-B24Bot 41 @{ backgroundId = $null } -BotToken rehearsal-token | Out-Null
        (Get-Kept 41).backgroundId | Should -BeNullOrEmpty
    }

    It 'chooses <Method> of <Given>' -ForEach @(
        @{ Given = 'a CLIENT_ID'; Proof = @{ ClientId = 'rehearsal' }; Method = 'imbot.update' }
        @{ Given = 'a token'; Proof = @{ BotToken = 'rehearsal-token' }; Method = 'imbot.v2.Bot.update' }
        @{ Given = 'both'; Proof = @{ ClientId = 'rehearsal'; BotToken = 'rehearsal-token' }; Method = 'imbot.v2.Bot.update' }
        @{ Given = 'both and -ApiVersion 1'; Proof = @{ ClientId = 'rehearsal'; BotToken = 'rehearsal-token'; ApiVersion = 1 }; Method = 'imbot.update' }
        @{ Given = 'both and -ApiVersion 2'; Proof = @{ ClientId = 'rehearsal'; BotToken = 'rehearsal-token'; ApiVersion = '2' }; Method = 'imbot.v2.Bot.update' }
    ) {
        Update-B24Bot 41 @{ NAME = 'x' } @Proof | Out-Null

        (Get-Request).method | Should -Be $Method
        (Get-Kept 41).name | Should -Be 'x'
    }

    It 'takes secrets as SecureString' {
        $token = ConvertTo-SecureString rehearsal-token -AsPlainText -Force
        $client = ConvertTo-SecureString rehearsal -AsPlainText -Force

        (Update-B24Bot 41 @{ name = 'a' } -BotToken $token).Id | Should -Be 41
        (Update-B24Bot 41 @{ name = 'b' } -ClientId $client -PassThru).Name | Should -Be 'b Bot'
    }

    It 'repeats no secret that it does not take: <_>' -ForEach 'ClientId', 'BotToken', 'NewBotToken' {
        $given = @{ $_ = [Text.StringBuilder]::new('s3cret') }

        $refusal = { Update-B24Bot 41 @{ name = 'a' } @given } |
            Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -PassThru

        "$refusal" | Should -Match 'as text or as SecureString'
        ($refusal | Format-List * -Force | Out-String) | Should -Not -Match 's3cret'
    }

    It 'emits the bot by version 2 with one request, by version 1 with -PassThru only and one more' {
        $requests = $portal.RequestCount
        (Update-B24Bot 41 @{ name = 'a' } -BotToken rehearsal-token).Name | Should -Be 'a Bot'
        $portal.RequestCount - $requests | Should -Be 1

        Update-B24Bot 41 @{ name = 'b' } -ClientId rehearsal | Should -BeNullOrEmpty
        $portal.RequestCount - $requests | Should -Be 2

        $bot = Update-B24Bot 41 @{ name = 'c' } -ClientId rehearsal -PassThru
        $bot.Id, $bot.Name, $bot.Code | Should -Be 41, 'c Bot', 'service_bot'
        $portal.RequestCount - $requests | Should -Be 4
        (Get-Request).method | Should -Be 'imbot.v2.Bot.update', 'imbot.update', 'imbot.update', 'imbot.bot.list'
    }

    It 'sends nothing with -WhatIf' {
        Update-B24Bot 41 @{ name = 'a' } -BotToken rehearsal-token -WhatIf | Should -BeNullOrEmpty

        Get-Request | Should -BeNullOrEmpty
    }

    It 'refuses <Case> before it sends anything' -ForEach @(
        @{ Case = 'no field'; Id = 'NothingToChange'; Says = 'no field of the bot' }
        @{ Case = 'a map of nothing'; Fields = @{}; Id = 'NothingToChange'; Says = 'no field of the bot' }
        @{ Case = 'TYPE'; Fields = @{ NAME = 'x'; TYPE = 'B' }; Id = 'ReadOnlySetting'; Says = '^TYPE: .*registered' }
        @{ Case = 'OPENLINE'; Fields = @{ NAME = 'x'; OPENLINE = 'Y' }; Id = 'ReadOnlySetting'; Says = '^OPENLINE: .*registered' }
        @{ Case = 'both names empty'; Fields = @{ NAME = ''; LAST_NAME = ' ' }; Id = 'MissingSetting'; Says = 'LAST_NAME are both empty' }
        @{
            Case = 'EVENT_HANDLER with a handler of its own'; Id = 'SettingWithoutEffect'; Says = '^EVENT_BOT_DELETE: .*EVENT_HANDLER'
            Fields = @{ EVENT_HANDLER = 'https://b.example/'; EVENT_BOT_DELETE = 'https://b.example/' }
        }
        @{ Case = 'a color that there is not'; Fields = @{ COLOR = 'gren' }; Id = 'InvalidValue'; Says = "^COLOR: .*'green'" }
        @{ Case = 'a gender that there is not'; Fields = @{ gender = 'x' }; Id = 'InvalidValue'; Says = '^gender: .*M, F' }
        @{ Case = 'a birthday in another form'; Fields = @{ PERSONAL_BIRTHDAY = '03.02.2001' }; Id = 'InvalidValue'; Says = 'YYYY-MM-DD' }
        @{ Case = 'a birthday that there was not'; Fields = @{ PERSONAL_BIRTHDAY = '2001-02-30' }; Id = 'InvalidValue'; Says = 'YYYY-MM-DD' }
        @{ Case = 'an e-mail address that is none'; Fields = @{ EMAIL = 'b.example' }; Id = 'InvalidValue'; Says = '^EMAIL: .*e-mail' }
        @{ Case = 'a web site that is none'; Fields = @{ PERSONAL_WWW = 'b.example' }; Id = 'InvalidValue'; Says = '^PERSONAL_WWW: .*web address' }
        @{ Case = 'a handler that is no web address'; Fields = @{ EVENT_MESSAGE_ADD = 'ftp://b.example' }; Id = 'InvalidValue'; Says = '^EVENT_MESSAGE_ADD: ' }
        @{ Case = 'an empty code'; Fields = @{ CODE = '' }; Id = 'InvalidValue'; Says = '^CODE: .*empty' }
        @{ Case = 'a field that there is not'; Fields = @{ WORK_POSTION = 'x' }; Id = 'UnknownSetting'; Says = "^WORK_POSTION: .*'WORK_POSITION'" }
        @{ Case = 'a field in two spellings'; Fields = [ordered]@{ NAME = 'x'; PROPERTIES = @{ name = 'y' } }; Id = 'DuplicateSetting'; Says = 'twice' }
        @{ Case = 'PROPERTIES that are no map'; Fields = @{ PROPERTIES = 'x' }; Id = 'InvalidValue'; Says = '^PROPERTIES: .*map' }
        @{ Case = 'a path as a picture'; Fields = @{ PERSONAL_PHOTO = 'c:\a.png' }; Id = 'InvalidValue'; Says = '^PERSONAL_PHOTO: ' }
        @{ Case = 'a wrong id'; BotId = '1.5'; Fields = @{ NAME = 'x' }; Id = 'InvalidValue'; Says = '^BotId: ' }
        @{ Case = 'a version that there is not'; More = @{ ApiVersion = 3 }; Fields = @{ NAME = 'x' }; Id = 'InvalidValue'; Says = '^ApiVersion: .*Use 1 or 2' }
        @{ Case = 'several mistakes, named all'; Fields = @{ COLOR = 'x'; EMAIL = 'y' }; Id = 'SeveralProblems'; Says = '(?s)(?=.*COLOR:)(?=.*EMAIL:)' }
    ) {
        $bot = if ($BotId) { $BotId } else { 41 }
        $given = if ($More) { $More } else { @{} }
        if ($Fields) { $given = $given + @{ Fields = $Fields } }

        Update-B24Bot $bot @given -ClientId rehearsal -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed | Should -HaveCount 1
        Get-Code $failed | Should -Be $Id
        "$($failed[0])" | Should -Match $Says
        Get-Request | Should -BeNullOrEmpty
    }

    It 'refuses <Field>, which version <Version> lacks, and names the method that has it' -ForEach @(
        foreach ($field in @{ isHidden = $true }, @{ isReactionsEnabled = $true }, @{ isSupportOpenline = $true }, @{ backgroundId = 'mint' },
            @{ eventMode = 'fetch' }, @{ webhookUrl = 'https://b.example/' }) {
            @{ Field = @($field.Keys)[0]; Fields = $field; Version = 1; Proof = @{ ClientId = 'rehearsal' }; Other = 'imbot\.v2\.Bot\.update' }
        }
        foreach ($field in @{ CODE = 'x' }, @{ EVENT_HANDLER = 'https://b.example/' }, @{ EVENT_MESSAGE_ADD = 'https://b.example/' },
            @{ EVENT_MESSAGE_UPDATE = 'https://b.example/' }, @{ EVENT_MESSAGE_DELETE = 'https://b.example/' },
            @{ EVENT_WELCOME_MESSAGE = 'https://b.example/' }, @{ EVENT_BOT_DELETE = 'https://b.example/' },
            @{ EMAIL = 'b@example.com' }, @{ PERSONAL_BIRTHDAY = '2001-02-03' }, @{ PERSONAL_WWW = 'https://b.example/' }) {
            @{ Field = @($field.Keys)[0]; Fields = $field; Version = 2; Proof = @{ BotToken = 'rehearsal-token' }; Other = 'imbot\.update' }
        }
    ) {
        Update-B24Bot 41 $Fields @Proof -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'NotInThisVersion'
        "$($failed[0])" | Should -MatchExactly "^${Field}: Only version [12] \($Other\)"
        "$($failed[0])" | Should -Match '-ApiVersion'
        Get-Request | Should -BeNullOrEmpty
    }

    It 'refuses a change that nothing proves: <Case>' -ForEach @(
        @{ Case = 'neither of the two'; Given = @{}; Names = 'ClientId' }
        @{ Case = 'an empty CLIENT_ID'; Given = @{ ClientId = '' }; Names = 'ClientId' }
        @{ Case = 'a token for version 1'; Given = @{ ApiVersion = 1; BotToken = 'rehearsal-token' }; Names = 'ClientId' }
        @{ Case = 'a CLIENT_ID for version 2'; Given = @{ ApiVersion = 2; ClientId = 'rehearsal' }; Names = 'BotToken' }
    ) {
        Update-B24Bot 41 @{ NAME = 'x' } @Given -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'MissingSetting'
        "$($failed[0])" | Should -MatchExactly "^${Names}: By webhook, "
        Get-Request | Should -BeNullOrEmpty
    }

    It 'tells what the portal says of <Case>' -ForEach @(
        @{ Case = 'a wrong CLIENT_ID'; Bot = 41; Proof = @{ ClientId = 'wrong' }; Id = 'APP_ID_ERROR'; Category = 'PermissionDenied' }
        @{ Case = 'a wrong token'; Bot = 41; Proof = @{ BotToken = 'wrong' }; Id = 'BOT_OWNERSHIP_ERROR'; Category = 'PermissionDenied' }
        @{ Case = 'no such bot, by version 1'; Bot = 99; Proof = @{ ClientId = 'rehearsal' }; Id = 'BOT_ID_ERROR'; Category = 'ObjectNotFound' }
        @{ Case = 'no such bot, by version 2'; Bot = 99; Proof = @{ BotToken = 'rehearsal-token' }; Id = 'BOT_NOT_FOUND'; Category = 'ObjectNotFound' }
    ) {
        Update-B24Bot $Bot @{ NAME = 'x' } @Proof -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be $Id
        "$($failed[0].CategoryInfo.Category)" | Should -Be $Category
        $failed[0].TargetObject | Should -Be $Bot
        @(Get-Request).Count | Should -Be 1
    }
}

Describe 'Update-B24Bot with a picture' {
    BeforeEach {
        $portal = Connect-Afresh
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'sends a <Type> from a file, by version <Version>' -ForEach @(
        foreach ($type in 'png', 'gif', 'jpeg') {
            @{ Type = $type; Version = 1; Proof = @{ ClientId = 'rehearsal' } }
            @{ Type = $type; Version = 2; Proof = @{ BotToken = 'rehearsal-token' } }
        }
    ) {
        # A file may have any name.
        $path = New-Picture "a $Type.bin" $Type 100

        Update-B24Bot 41 -AvatarPath $path @Proof | Out-Null

        (Get-Kept 41).avatarLength | Should -Be (Get-Item -LiteralPath $path).Length
    }

    It 'takes a picture of 5000 pixels a side' {
        Update-B24Bot 41 @{ name = 'x' } -AvatarPath (New-Picture max.png png 5000) -ClientId rehearsal

        (Get-Kept 41).avatarLength | Should -BeGreaterThan 0
        (Get-Kept 41).name | Should -Be 'x'
    }

    It 'takes a picture among the fields: <Form>' -ForEach @(
        @{ Form = 'a file'; Make = { Get-Item -LiteralPath (New-Picture a.png png 10) } }
        @{ Form = 'bytes'; Make = { , (Get-Picture png 10) } }
        @{ Form = 'Base64'; Make = { [Convert]::ToBase64String((Get-Picture png 10)) } }
        @{ Form = 'a data URL'; Make = { 'data:image/png;base64,' + [Convert]::ToBase64String((Get-Picture png 10)) } }
    ) {
        Update-B24Bot 41 @{ avatar = & $Make } -BotToken rehearsal-token | Out-Null

        (Get-Kept 41).avatarLength | Should -Be (Get-Picture png 10).Length
    }

    It 'refuses <Case> before it sends anything' -ForEach @(
        @{ Case = 'a PNG of 6000 pixels a side'; Make = { New-Picture large.png png 6000 }; Says = '6000.*5000' }
        @{ Case = 'a GIF of 6000 pixels a side'; Make = { New-Picture large.gif gif 6000 }; Says = '6000.*5000' }
        @{ Case = 'a JPEG of 6000 pixels a side'; Make = { New-Picture large.jpg jpeg 6000 }; Says = '6000.*5000' }
        @{ Case = 'a text'; Make = { Set-Content "$TestDrive/text.png" 'no picture'; "$TestDrive/text.png" }; Says = 'PNG, JPEG or GIF' }
        @{ Case = 'an empty file'; Make = { [IO.File]::WriteAllBytes("$TestDrive/empty.png", [byte[]]@()); "$TestDrive/empty.png" }; Says = 'empty' }
        @{
            Case = 'a picture that is cut off'; Says = 'cut off'
            Make = { [IO.File]::WriteAllBytes("$TestDrive/cut.png", [byte[]](Get-Picture png 10)[0..17]); "$TestDrive/cut.png" }
        }
        @{ Case = 'a file that is not there'; Make = { Join-Path $TestDrive missing.png }; Says = 'missing\.png.*does not exist' }
        @{ Case = 'a folder'; Make = { "$TestDrive" }; Says = 'cannot be read' }
        @{ Case = 'a file in a folder that is not there'; Make = { Join-Path $TestDrive no/such.png }; Says = 'does not exist' }
    ) {
        $path = & $Make

        Update-B24Bot 41 @{ NAME = 'x' } -AvatarPath $path -ClientId rehearsal -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'InvalidValue'
        "$($failed[0])" | Should -Match "^AvatarPath: .*($Says)"
        Get-Request | Should -BeNullOrEmpty
    }

    It 'refuses a picture that is given twice' {
        $path = New-Picture twice.png png 10

        Update-B24Bot 41 @{ avatar = Get-Item -LiteralPath $path } -AvatarPath $path -ClientId rehearsal `
            -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'DuplicateSetting'
        Get-Request | Should -BeNullOrEmpty
    }

    It 'reads a path from where the session is, not from where the process is' {
        $null = New-Picture here.png png 10
        Push-Location -LiteralPath $TestDrive
        try { Update-B24Bot 41 -AvatarPath here.png -ClientId rehearsal -ErrorAction Stop }
        finally { Pop-Location }

        (Get-Kept 41).avatarLength | Should -BeGreaterThan 0
    }

    It 'reads a path on a drive of PowerShell' {
        $null = New-Picture drive.png png 10

        Update-B24Bot 41 -AvatarPath TestDrive:/drive.png -ClientId rehearsal -ErrorAction Stop

        (Get-Kept 41).avatarLength | Should -BeGreaterThan 0
    }
}

Describe 'Update-B24Bot with a new token' {
    BeforeEach {
        $portal = Connect-Afresh
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'makes the old one worthless' {
        (Update-B24Bot 41 -BotToken rehearsal-token -NewBotToken next-token).Id | Should -Be 41

        Update-B24Bot 41 @{ name = 'x' } -BotToken rehearsal-token -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Code $failed | Should -Be 'BOT_OWNERSHIP_ERROR'
        (Update-B24Bot 41 @{ name = 'y' } -BotToken next-token).Name | Should -Be 'y Bot'
    }

    It 'takes one of 40 characters, and none of 41 or of blanks' {
        (Update-B24Bot 41 -BotToken rehearsal-token -NewBotToken ('t' * 40)).Id | Should -Be 41
        Clear-Request

        ('t' * 41), '   ' | ForEach-Object {
            Update-B24Bot 41 -BotToken ('t' * 40) -NewBotToken $_ -ErrorAction SilentlyContinue -ErrorVariable failed
            Get-Code $failed | Should -Be 'InvalidValue'
        }
        Get-Request | Should -BeNullOrEmpty
    }

    It 'is refused in version 1, where there is none' {
        Update-B24Bot 41 -ClientId rehearsal -NewBotToken next-token -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'NotInThisVersion'
        "$($failed[0])" | Should -Match 'imbot\.v2\.Bot\.update'
        Get-Request | Should -BeNullOrEmpty
    }

    It 'is sent once where the answer is lost, and told as unknown: <_>' -ForEach 'DropAfter', 'CutBody', 'BadGateway' {
        Add-Fault @{ Method = 'imbot.v2.Bot.update'; Kind = $_ }

        Update-B24Bot 41 -BotToken rehearsal-token -NewBotToken next-token -ErrorAction SilentlyContinue -ErrorVariable failed |
            Should -BeNullOrEmpty

        Get-Code $failed | Should -Be 'BotTokenUnknown'
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'OperationTimeout'
        "$($failed[0])" | Should -Match 'Try the new token first, then the old one'
        @(Get-Request).Count | Should -Be 1
        (Update-B24Bot 41 @{ name = 'y' } -BotToken next-token).Name | Should -Be 'y Bot'
    }

    It 'is sent again where the call did not run' {
        Add-Fault @{ Method = 'imbot.v2.Bot.update'; Kind = 'QueryLimit' }

        (Update-B24Bot 41 -BotToken rehearsal-token -NewBotToken next-token).Id | Should -Be 41
        @(Get-Request).Count | Should -Be 2
    }

    It 'is not what an ordinary change is, which is repeated and succeeds: <_>' -ForEach 'DropAfter', 'CutBody', 'BadGateway' {
        Add-Fault @{ Method = 'imbot.v2.Bot.update'; Kind = $_ }

        (Update-B24Bot 41 @{ name = 'x' } -BotToken rehearsal-token -ErrorAction Stop).Name | Should -Be 'x Bot'

        @(Get-Request).Count | Should -Be 2
    }
}

Describe 'Update-B24Bot with rows' {
    BeforeEach {
        $portal = Connect-Afresh
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'gives each row its number and its bot, and keeps the row out of the error' {
        $rows = @('BotId,NAME,COLOR,ClientId,BotToken'
            '41,One,RED,rehearsal,'
            '41,Two,redd,rehearsal,'
            '4.1,Three,RED,rehearsal,'
            '41,Four,,,rehearsal-token'
            '42,Five,,,rehearsal-token'
            '41,Six,,,') | ConvertFrom-Csv

        $bots = @($rows | Update-B24Bot -ErrorAction SilentlyContinue -ErrorVariable failed)

        $bots.Name | Should -Be 'Four Bot'
        (Get-Kept 41).name, (Get-Kept 41).color, (Get-Kept 42).name | Should -Be 'Four', 'red', 'Sales'
        $told = $failed | Sort-Object { "$_" }
        $told | ForEach-Object { "$_" -replace ':.*' } | Should -Be 'Row 2', 'Row 3', 'Row 5', 'Row 6'
        Get-Code $told | Should -Be 'InvalidValue', 'InvalidValue', 'BOT_OWNERSHIP_ERROR', 'MissingSetting'
        $told.TargetObject | Should -Be 41, 0, 42, 41
        $told.TargetObject | Should -BeOfType ([int])
    }

    It 'takes a row for each of its columns, those of the cmdlet too' {
        $picture = New-Picture row.png png 10
        [pscustomobject]@{
            Id = '41'; name = 'x'; isHidden = 'Y'; workPosition = ''; BotToken = 'rehearsal-token'; NewBotToken = 'next-token'
            AvatarPath = $picture; ApiVersion = '2'
        } | Update-B24Bot -ErrorAction Stop | Out-Null

        $kept = Get-Kept 41
        $kept.name, $kept.isHidden, $kept.workPosition | Should -Be 'x', $true, 'First answers'
        $kept.avatarLength | Should -BeGreaterThan 0
        (Update-B24Bot 41 @{ name = 'y' } -BotToken next-token).Name | Should -Be 'y Bot'
    }

    It 'takes a row of JSON whose other proof is null' {
        '{ "BotId": 41, "NAME": "x", "ClientId": "rehearsal", "BotToken": null, "NewBotToken": null }' | ConvertFrom-Json |
            Update-B24Bot -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed | ForEach-Object { "$_" } | Should -BeNullOrEmpty
        (Get-Kept 41).name | Should -Be 'x'
    }

    It 'takes nothing of an earlier record that a later one lacks' {
        [pscustomobject]@{ BotId = 41; BotToken = 'rehearsal-token'; name = 'a' }, [pscustomobject]@{ BotId = 41; name = 'b' } |
            Update-B24Bot -ErrorAction SilentlyContinue -ErrorVariable failed | Out-Null

        $failed | Should -HaveCount 1
        "$failed" | Should -Match '^Row 2: ClientId: '
        (Get-Kept 41).name | Should -Be 'a'
    }

    It 'takes an empty cell for what is not given: <_>' -ForEach 'ClientId', 'NewBotToken', 'AvatarPath', 'ApiVersion' {
        $file = Join-Path $TestDrive bots.csv
        Set-Content $file -Encoding UTF8 -Value "BotId,NAME,BotToken,$_", '41,x,rehearsal-token,'

        Import-Csv $file -Encoding UTF8 | Update-B24Bot -ErrorAction SilentlyContinue -ErrorVariable failed | Out-Null

        $failed | ForEach-Object { "$_" } | Should -BeNullOrEmpty
        (Get-Request).method | Should -Be 'imbot.v2.Bot.update'
    }

    It 'refuses a row without its bot, and keeps the row with its secrets out of the error: <Case>' -ForEach @(
        @{ Case = 'no column'; Row = 'NAME,ClientId', 'x,s3cret'; Id = 'MissingSetting'; Says = 'BotId: .*-BotId' }
        @{ Case = 'an empty cell'; Row = 'BotId,NAME,ClientId', ',x,s3cret'; Id = 'MissingSetting'; Says = 'BotId: .*-BotId' }
        @{ Case = 'no number'; Row = 'Id,NAME,ClientId', '1.5,x,s3cret'; Id = 'InvalidValue'; Says = "BotId: '1.5' is not a bot id" }
        @{ Case = 'no version'; Row = 'Id,NAME,ClientId,ApiVersion', '41,x,s3cret,3'; Id = 'InvalidValue'; Says = "ApiVersion: '3' is not a version" }
    ) {
        $Row | ConvertFrom-Csv | Update-B24Bot -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed | Should -HaveCount 1
        Get-Code $failed | Should -Be $Id
        "$($failed[0])" | Should -MatchExactly "^Row 1: $Says"
        $failed[0].TargetObject | Should -BeOfType ([int])
        ($failed[0] | Format-List * -Force | Out-String) | Should -Not -Match 's3cret'
        Get-Request | Should -BeNullOrEmpty
    }

    It 'takes a map from the pipeline, in the form of <Form>' -ForEach @(
        @{ Form = 'the cmdlet'; Map = @{ BotId = 41; ClientId = 'rehearsal'; NAME = 'x' } }
        @{ Form = 'version 1'; Map = @{ BOT_ID = '41'; CLIENT_ID = 'rehearsal'; FIELDS = @{ PROPERTIES = @{ NAME = 'x' } } } }
        @{ Form = 'version 2'; Map = @{ botId = 41; botToken = 'rehearsal-token'; fields = @{ properties = @{ name = 'x' } } } }
        @{ Form = 'an object of version 2'; Map = [pscustomobject]@{ botId = 41; botToken = 'rehearsal-token'; fields = @{ name = 'x' } } }
        @{ Form = 'an object of version 1'; Map = [pscustomobject]@{ BOT_ID = 41; CLIENT_ID = 'rehearsal'; NAME = 'x' } }
    ) {
        $Map | Update-B24Bot -ErrorAction Stop | Out-Null

        (Get-Kept 41).name | Should -Be 'x'
    }

    It 'lets what is given by name win over a map' {
        @{ BotId = 42; ClientId = 'wrong'; NAME = 'x' } | Update-B24Bot -BotId 41 -ClientId rehearsal -ErrorAction Stop

        (Get-Kept 41).name | Should -Be 'x'
    }

    It 'refuses a row whose picture cannot be read, and changes the others: <_>' -ForEach 'Q:\pics\x.png', 'env:PATH', 'nowhere.png' {
        $rows = 'a', 'b' | ForEach-Object { [pscustomobject]@{ BotId = 41; BotToken = 'rehearsal-token'; name = $_; AvatarPath = '' } }
        $rows[0].AvatarPath = $_

        ($rows | Update-B24Bot -ErrorAction SilentlyContinue -ErrorVariable failed).Name | Should -Be 'b Bot'

        Get-Code $failed | Should -Be 'InvalidValue'
        "$($failed[0])" | Should -Match '^Row 1: AvatarPath: '
    }

    It 'refuses to guess where -Fields gives nothing: <Case>' -ForEach @(
        @{ Case = 'a null'; Given = $null }, @{ Case = 'a script block that finds nothing'; Given = { @{}[$_.BotId] } }
    ) {
        [pscustomobject]@{ BotId = 41; NAME = 'of the row'; ClientId = 'rehearsal' } |
            Update-B24Bot -Fields $Given -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'MissingSetting'
        Get-Request | Should -BeNullOrEmpty
    }

    It 'passes over an empty cell of Fields, and refuses what is no map' {
        [pscustomobject]@{ BotId = 41; NAME = 'x'; ClientId = 'rehearsal'; Fields = '' } | Update-B24Bot -ErrorAction Stop
        (Get-Kept 41).name | Should -Be 'x'

        [pscustomobject]@{ BotId = 41; NAME = 'y'; ClientId = 'rehearsal'; Fields = 'NAME=z' } |
            Update-B24Bot -ErrorAction SilentlyContinue -ErrorVariable failed
        "$($failed[0])" | Should -Match '^Row 1: Fields: .*not a map'
        (Get-Kept 41).name | Should -Be 'x'
    }

    It 'takes typed fields' {
        $fields = [Bitrix24.OpenLines.BotFields]@{ Name = 'x' }

        Update-B24Bot 41 $fields -ClientId rehearsal -ErrorAction Stop

        (Get-Kept 41).name | Should -Be 'x'
    }

    It 'refuses a row that names two bots' {
        [ordered]@{ BotId = 41; BOT_ID = 42; NAME = 'x'; ClientId = 'rehearsal' }, [pscustomobject]@{ BotId = 41; Id = 42; NAME = 'x' } |
            Update-B24Bot -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'DuplicateSetting', 'DuplicateSetting'
        Get-Request | Should -BeNullOrEmpty
    }

    It 'takes bare ids of bots' {
        41 | Update-B24Bot -Fields @{ NAME = 'x' } -ClientId rehearsal -ErrorAction Stop

        (Get-Kept 41).name | Should -Be 'x'
    }

    It 'takes a secret of digits that JSON has as a number, and a new token that is a SecureString in the map' {
        $new = ConvertTo-SecureString '12345' -AsPlainText -Force
        $null = Update-B24Bot 41 @{ botToken = $new } -BotToken rehearsal-token -ErrorAction Stop

        '{ "BotId": 41, "BotToken": 12345, "name": "x" }' | ConvertFrom-Json | Update-B24Bot -ErrorAction Stop | Out-Null

        (Get-Kept 41).name | Should -Be 'x'
    }

    It 'sends no other field of a map that is a SecureString' {
        $secret = ConvertTo-SecureString s3cret -AsPlainText -Force

        Update-B24Bot 41 @{ NAME = $secret } -ClientId rehearsal -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'InvalidValue'
        "$($failed[0])" | Should -Not -Match 's3cret'
        Get-Request | Should -BeNullOrEmpty
    }

    It 'makes the fields of each row with a script block' {
        [pscustomobject]@{ BotId = 41; Title = 'Chief' } |
            Update-B24Bot -Fields { @{ WORK_POSITION = $_.Title } } -ClientId rehearsal -ErrorAction Stop

        (Get-Kept 41).workPosition | Should -Be 'Chief'
    }

    It 'leaves the later one of two changes of a bot' {
        'BotId,NAME', '41,first', '41,last' | ConvertFrom-Csv | Update-B24Bot -ClientId rehearsal

        (Get-Kept 41).name | Should -Be 'last'
    }

    It 'leaves the later one of two changes although the first had to wait' {
        Add-Fault @{ Method = 'batch'; Kind = 'QueryLimit' }
        # The other bots are not there: they only fill the batch.
        $rows = @(41) + 101..149 + 41 | ForEach-Object { [pscustomobject]@{ BotId = $_; NAME = 'first' } }
        $rows[50].NAME = 'last'

        $rows | Update-B24Bot -ClientId rehearsal -ErrorAction SilentlyContinue

        (Get-Kept 41).name | Should -Be 'last'
    }

    It 'reads a map as strictly beside a bare id as it does alone' {
        Update-B24Bot 41 @{ backgroundId = 'teal' } -BotToken rehearsal-token | Out-Null

        41 | Update-B24Bot -Fields @{ backgroundId = $null } -BotToken rehearsal-token -ErrorAction Stop | Out-Null
        41 | Update-B24Bot -Fields @{ name = 'x'; TYPE = 'B' } -BotToken rehearsal-token -ErrorAction SilentlyContinue `
            -ErrorVariable failed

        (Get-Kept 41).backgroundId | Should -BeNullOrEmpty
        Get-Code $failed | Should -Be 'ReadOnlySetting'
    }

    It 'takes of a bot that was emitted which one it is, and none of its fields' {
        $bot = Update-B24Bot 41 @{ name = 'x' } -BotToken rehearsal-token

        $bot | Update-B24Bot -BotToken rehearsal-token -NewBotToken next-token -ErrorAction Stop | Out-Null
        $bot | Update-B24Bot -BotToken next-token -ErrorAction SilentlyContinue -ErrorVariable failed

        (Get-Kept 41).name | Should -Be 'x'
        Get-Code $failed | Should -Be 'NothingToChange'
    }

    It 'takes a bot that was emitted, with fields that are given beside it' {
        $bot = Update-B24Bot 41 @{ name = 'x' } -BotToken rehearsal-token

        ($bot | Update-B24Bot -Fields @{ isHidden = $true } -BotToken rehearsal-token).IsHidden | Should -BeTrue
    }
}

Describe 'Update-B24Bot by application' {
    BeforeEach {
        $portal = Connect-B24Portal -Sandbox -Application
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'needs no proof, and takes either version' {
        $requests = $portal.RequestCount

        Update-B24Bot 42 @{ NAME = 'a' } | Should -BeNullOrEmpty
        (Update-B24Bot 42 @{ NAME = 'b' } -PassThru).Name | Should -Be 'b Bot'
        (Update-B24Bot 42 @{ isHidden = $true } -ApiVersion 2).IsHidden | Should -BeTrue

        $portal.RequestCount - $requests | Should -Be 4
    }

    It 'has no token to replace' {
        $requests = $portal.RequestCount

        Update-B24Bot 42 @{ NAME = 'a' } -NewBotToken next -ApiVersion 2 -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'SettingWithoutEffect'
        "$($failed[0])" | Should -Match '^NewBotToken: .*no token'
        $portal.RequestCount | Should -Be $requests
    }

    It 'may not change the bot of a webhook: <Id>' -ForEach @(
        @{ Version = 1; Id = 'APP_ID_ERROR' }, @{ Version = 2; Id = 'BOT_OWNERSHIP_ERROR' }
    ) {
        Update-B24Bot 41 @{ NAME = 'x' } -ApiVersion $Version -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be $Id
        "$($failed[0])" | Should -Match 'connect as its application'
    }

    It 'reads all changed bots in one more request, of a portal over HTTP' {
        Reset-Portal
        $application = New-Application
        $bots = 1..3 | ForEach-Object {
            $bot = @{ auth = $application.accessToken; CODE = "b$_"; EVENT_HANDLER = 'https://b.example/'; PROPERTIES = @{ NAME = "B$_" } }
            (Invoke-RestMethod "$($application.portal)rest/imbot.register" -Method Post -Body ($bot | ConvertTo-Json) `
                -ContentType application/json).result
        }
        $null = Connect-B24Portal -Portal $application.portal -AccessToken $application.accessToken
        Clear-Request

        $changed = $bots | ForEach-Object { [pscustomobject]@{ BotId = $_; NAME = "Bot $_" } } | Update-B24Bot -PassThru

        $changed.Id | Should -Be $bots
        $changed.Name | Should -Be @($bots | ForEach-Object { "Bot $_" })
        (Get-Request).method | Should -Be 'batch', 'imbot.bot.list'
    }
}

Describe 'The views of a bot' {
    BeforeAll {
        $null = Connect-B24Portal -Sandbox
        $bot = Update-B24Bot 41 @{ name = 'Helper' } -BotToken rehearsal-token
        Disconnect-B24Portal
    }

    It 'show a table whose columns all fit into <_> characters' -ForEach 80, 120 {
        $text = $bot | Out-String -Width $_

        $text | Should -Match 'Id +Code +Name +Type +OpenLines +EventMode +Messages'
        $text | Should -Match '41 +service_bot +Helper Bot +openline +True +webhook +0'
        ($text -split '\r?\n' | Measure-Object -Property Length -Maximum).Maximum | Should -Not -BeGreaterThan $_
    }

    It 'list every property, and print as name and id' {
        $text = $bot | Format-List | Out-String

        foreach ($property in $bot.PSObject.Properties.Name) { $text | Should -Match "(?m)^$property +:" }
        "$bot" | Should -Be 'Helper Bot (41)'
    }
}
