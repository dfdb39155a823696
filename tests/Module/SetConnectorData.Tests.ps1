# What a connector tells of its channels: as maps, as fields, as rows, as lines. No method of the API reads it back, so
# what the portal stored is asked of the sandbox server's control endpoint.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')

    function Get-Stored([string] $Connector, [int] $Line) { Invoke-RestMethod "$control/connectordata/$Connector/$Line" }
    function Connect-Application {
        $application = New-Application
        Connect-B24Portal -Portal $application.portal -AccessToken $application.accessToken
    }
    # 'ID=a NAME=b', whatever order the portal tells it in.
    function Format-Stored($Stored) {
        ($Stored.PSObject.Properties | Sort-Object Name | ForEach-Object { "$($_.Name)=$($_.Value)" }) -join ' '
    }
    function New-Line([string[]] $Name) { $Name | ForEach-Object { [pscustomobject]@{ Name = $_ } } | New-B24OpenLine }
}

Describe 'Set-B24ConnectorData over HTTP' {
    BeforeEach {
        Reset-Portal
        $portal = Connect-Application
        Clear-Request
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'takes the data as <Form>' -ForEach @(
        @{ Form = 'a hashtable'; Make = { @{ ID = 'c1'; URL = 'https://t.me/a'; URL_IM = 'https://t.me/im'; NAME = 'Ж' } } }
        @{
            Form = 'an ordered map'
            Make = { [ordered]@{ NAME = 'Ж'; ID = 'c1'; URL_IM = 'https://t.me/im'; URL = 'https://t.me/a' } }
        }
        @{
            Form = 'an object'
            Make = { [pscustomobject]@{ ChannelId = 'c1'; Url = 'https://t.me/a'; UrlIm = 'https://t.me/im'; Name = 'Ж' } }
        }
        @{
            Form = 'what JSON holds'
            Make = { '{"id":"c1","url":"https://t.me/a","urlIm":"https://t.me/im","name":"Ж"}' | ConvertFrom-Json }
        }
    ) {
        Set-B24ConnectorData -Connector telegrambot -Line 7 -Data (& $Make) | Should -BeNullOrEmpty

        Format-Stored (Get-Stored telegrambot 7) | Should -BeExactly 'ID=c1 NAME=Ж URL=https://t.me/a URL_IM=https://t.me/im'
        (Get-Request).method | Should -Be 'imconnector.connector.data.set'
    }

    It 'takes the data as fields' {
        Set-B24ConnectorData viber 3 -ChannelId c2 -Url https://v.example/a -UrlIm http://v.example/b -Name 'A, B & C'

        Format-Stored (Get-Stored viber 3) |
            Should -BeExactly 'ID=c2 NAME=A, B & C URL=https://v.example/a URL_IM=http://v.example/b'
    }

    It 'sends nothing that was not given, and warns of the missing id once' {
        3, 4 | Set-B24ConnectorData viber -Name only -WarningVariable warned -WarningAction SilentlyContinue

        Format-Stored (Get-Stored viber 3) | Should -BeExactly 'NAME=only'
        Format-Stored (Get-Stored viber 4) | Should -BeExactly 'NAME=only'
        $warned | Should -HaveCount 1
        "$warned" | Should -Match 'No ID is given.*-GenerateId'
    }

    It 'leaves the id that is stored where none is given' {
        Set-B24ConnectorData viber 3 -ChannelId kept -Name first
        Set-B24ConnectorData viber 3 -Name second -WarningAction SilentlyContinue

        Format-Stored (Get-Stored viber 3) | Should -BeExactly 'ID=kept NAME=second'
    }

    It 'makes the id that the reference advises, where none is given' {
        'Line,ChannelId', '3,', '4,own' | ConvertFrom-Csv |
            Set-B24ConnectorData viber -Name x -GenerateId -WarningVariable warned

        Format-Stored (Get-Stored viber 3) | Should -BeExactly 'ID=viber_line3 NAME=x'
        Format-Stored (Get-Stored viber 4) | Should -BeExactly 'ID=own NAME=x'
        $warned | Should -BeNullOrEmpty
    }

    It 'sends the code of the connector in lower case' {
        Set-B24ConnectorData ' TelegramBot ' 3 @{ NAME = 'x' }

        Format-Stored (Get-Stored telegrambot 3) | Should -BeExactly 'NAME=x'
        Format-Stored (Get-Stored TelegramBot 3) | Should -BeNullOrEmpty
    }

    It 'emits nothing, and with -PassThru what was sent' {
        Set-B24ConnectorData Viber 3 @{ NAME = 'x'; URL = 'https://v.example/' } | Should -BeNullOrEmpty

        $sent = Set-B24ConnectorData Viber 3 @{ NAME = 'x'; URL = 'https://v.example/' } -PassThru

        $sent | Should -BeOfType ([Bitrix24.OpenLines.ConnectorLineData])
        $sent.Connector, $sent.Line, $sent.Id, $sent.Name | Should -BeExactly 'viber', 3, $null, 'x'
        "$($sent.Url)" | Should -Be 'https://v.example/'
        $sent.UrlIm | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf, and finds what is wrong all the same' {
        'Connector,Line,Name', 'viber,1,a', 'viber,0,b' | ConvertFrom-Csv |
            Set-B24ConnectorData -WhatIf -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty

        $failed | Should -HaveCount 1
        "$($failed[0])" | Should -Match '^Row 2: '
        Get-Request | Should -BeNullOrEmpty
    }

    It 'sends the good rows of a table, and ties every other one to its number and itself' {
        $rows = @('Connector,Line,ChannelId,Url,UrlIm,Name'
            'Telegrambot,1,tg1,https://t.me/a,https://t.me/im,Tele'
            'viber,0,,,,no line'
            'viber,2.5,,,,no number'
            ',4,,,,no connector'
            'a.b,5,,,,a dot'
            'viber,6,,nowhere,,no address'
            'viber,7,,,nowhere,no address either'
            'viber,8,,,,'
            'viber,9,,,,Nine') | ConvertFrom-Csv

        $sent = @($rows | Set-B24ConnectorData -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed)

        $sent.Line | Should -Be 1, 9
        $sent.Id | Should -BeExactly 'tg1', $null
        Format-Stored (Get-Stored telegrambot 1) | Should -BeExactly 'ID=tg1 NAME=Tele URL=https://t.me/a URL_IM=https://t.me/im'
        Format-Stored (Get-Stored viber 9) | Should -BeExactly 'NAME=Nine'

        $failed | Should -HaveCount 7
        $failed | ForEach-Object { "$_" -replace ':.*' } | Should -Be @(2..8 | ForEach-Object { "Row $_" })
        foreach ($i in 0..6) { [object]::ReferenceEquals($failed[$i].TargetObject, $rows[$i + 1]) | Should -BeTrue }
        $failed | ForEach-Object { $_.FullyQualifiedErrorId -replace ',.*' } | Should -Be @(
            'InvalidValue', 'InvalidValue', 'MissingSetting', 'InvalidValue', 'InvalidValue', 'InvalidValue', 'NothingToChange')
        $failed | ForEach-Object { "$($_.CategoryInfo.Category)" } | Sort-Object -Unique | Should -Be 'InvalidArgument'

        @((Get-Request).calls | Where-Object { $_ -eq 'imconnector.connector.data.set' }).Count | Should -Be 2
        foreach ($line in 0, 4, 6, 7, 8) { Format-Stored (Get-Stored viber $line) | Should -BeNullOrEmpty }
    }

    It 'gives each piped line what a script block makes of it' {
        $lines = New-Line 'Support', 'Sales'

        $lines | Set-B24ConnectorData telegrambot -Data { @{ NAME = "$($_.Name)!"; URL = "https://t.me/$($_.Id)" } }

        Format-Stored (Get-Stored telegrambot $lines[0].Id) | Should -BeExactly "NAME=Support! URL=https://t.me/1"
        Format-Stored (Get-Stored telegrambot $lines[1].Id) | Should -BeExactly "NAME=Sales! URL=https://t.me/2"
    }

    It 'gives each piped line its own name' {
        $lines = New-Line 'Support', 'Sales'

        $lines | Set-B24ConnectorData viber

        Format-Stored (Get-Stored viber $lines[0].Id) | Should -BeExactly 'NAME=Support'
        Format-Stored (Get-Stored viber $lines[1].Id) | Should -BeExactly 'NAME=Sales'
    }

    It 'takes the ID of a row that says which line it is for that of the channel: <Line>' -ForEach @(
        @{ Line = 'Line' }, @{ Line = 'LINE' }, @{ Line = 'LineId' }, @{ Line = 'CONFIG_ID' }
    ) {
        "Connector,$Line,ID,Name", 'viber,5,channel-9,x' | ConvertFrom-Csv | Set-B24ConnectorData -ErrorAction Stop

        Format-Stored (Get-Stored viber 5) | Should -BeExactly 'ID=channel-9 NAME=x'
    }

    It 'takes the ID of a row for the line, where nothing else says which one it is: <_>' -ForEach '5', '" 5 "' {
        'Connector,ID,Name', "viber,$_,x" | ConvertFrom-Csv | Set-B24ConnectorData -ErrorAction Stop

        Format-Stored (Get-Stored viber 5) | Should -BeExactly 'NAME=x'
    }

    It 'takes back what it has emitted: <Form>' -ForEach @(
        @{ Form = 'objects'; Pass = { $input } }
        @{ Form = 'CSV'; Pass = { $input | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv } }
        @{ Form = 'JSON'; Pass = { $input | ConvertTo-Json | ConvertFrom-Json } }
    ) {
        $data = @{ ID = 'c1'; URL = 'https://t.me/a%20b'; NAME = 'x' }
        $sent = Set-B24ConnectorData viber 3 $data -PassThru
        $null = Set-B24ConnectorData viber 3 @{ ID = 'other'; URL = 'https://t.me/'; NAME = 'y' }

        $sent | & $Pass | Set-B24ConnectorData -ErrorAction Stop

        Format-Stored (Get-Stored viber 3) | Should -BeExactly 'ID=c1 NAME=x URL=https://t.me/a%20b'
    }

    It 'takes a map from the pipeline, in the form of the API too' {
        @{ Connector = 'viber'; Line = 1; Name = 'a' }, @{ CONNECTOR = 'viber'; LINE = '2'; DATA = @{ ID = 'c2'; NAME = 'b' } } |
            Set-B24ConnectorData -ErrorAction Stop

        Format-Stored (Get-Stored viber 1) | Should -BeExactly 'NAME=a'
        Format-Stored (Get-Stored viber 2) | Should -BeExactly 'ID=c2 NAME=b'
    }

    It 'lets what is given by name win over <Form>' -ForEach @(
        @{ Form = 'a map'; Make = { $_ } }, @{ Form = 'a row'; Make = { [pscustomobject]$_ } }
    ) {
        @{ Connector = 'viber'; Line = 1; Name = 'of the record' } | ForEach-Object $Make |
            Set-B24ConnectorData -Line 2 -Name 'by name' -ErrorAction Stop

        Format-Stored (Get-Stored viber 2) | Should -BeExactly 'NAME=by name'
        Format-Stored (Get-Stored viber 1) | Should -BeNullOrEmpty
    }

    It 'refuses to guess where -Data gives nothing' {
        [pscustomobject]@{ Line = 5; Name = 'of the row' } |
            Set-B24ConnectorData viber -Data { @{}[$_.Line] } -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'MissingSetting,*'
        Get-Request | Should -BeNullOrEmpty
    }

    It 'keeps text that looks like a reference to another call of its batch' {
        1, 2 | ForEach-Object { [pscustomobject]@{ Line = $_; Name = 'Price $result[c0] list' } } | Set-B24ConnectorData viber

        (Get-Stored viber 1).NAME, (Get-Stored viber 2).NAME | Should -Be 'Price $result[c0] list', 'Price $result[c0] list'
    }

    It 'takes bare ids of lines' {
        1, '2' | Set-B24ConnectorData viber -Data { @{ NAME = "line $_" } } -ErrorAction Stop

        (Get-Stored viber 1).NAME, (Get-Stored viber 2).NAME | Should -Be 'line 1', 'line 2'
    }

    It 'takes an exported table of lines that has got more columns' {
        $lines = New-Line 'Support', 'Sales'
        $file = Join-Path $TestDrive lines.csv
        $lines | Select-Object *, @{ Name = 'Url'; Expression = { "https://t.me/$($_.Id)" } } |
            Export-Csv $file -NoTypeInformation -Encoding UTF8

        Import-Csv $file -Encoding UTF8 | Set-B24ConnectorData viber -ErrorAction Stop

        Format-Stored (Get-Stored viber 2) | Should -BeExactly 'NAME=Sales URL=https://t.me/2'
    }

    It 'refuses a row whose column is none, and names the nearest: <Given>' -ForEach @(
        @{ Given = 'ChanelId'; Meant = 'ChannelId' }, @{ Given = 'URL_IN'; Meant = 'URL_IM' }
    ) {
        "Connector,Line,Name,$Given", 'viber,5,x,y' | ConvertFrom-Csv |
            Set-B24ConnectorData -ErrorAction SilentlyContinue -ErrorVariable failed

        "$($failed[0])" | Should -MatchExactly "^${Given}: .*'$Meant'"
        Get-Request | Should -BeNullOrEmpty
    }

    It 'asks for nothing that is not given, but refuses: <Case>' -ForEach @(
        @{ Case = 'no line'; Row = 'Connector,Name', 'viber,x'; Id = 'MissingSetting'; Says = 'Line: .*-Line' }
        @{ Case = 'no connector'; Row = 'Line,Name', '5,x'; Id = 'MissingSetting'; Says = 'Connector: ' }
        @{ Case = 'no number'; Row = 'Connector,Line,Name', 'viber,2.5,x'; Id = 'InvalidValue'; Says = "Line: '2.5' is not a line id" }
        @{
            Case = 'a line 0'; Row = 'Connector,Line,Name', 'viber,0,x'; Id = 'InvalidValue'
            Says = "Line: '0' is not a line id"
        }
    ) {
        $Row | ConvertFrom-Csv | Set-B24ConnectorData -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        "$($failed[0])" | Should -MatchExactly "^Row 1: $Says"
        Get-Request | Should -BeNullOrEmpty
    }

    It 'refuses an empty text that is given by name' {
        Set-B24ConnectorData viber 1 -Name x -Url '' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidValue,*'
        Get-Request | Should -BeNullOrEmpty
    }

    It 'refuses a field beside the data as a whole: <Form>' -ForEach @(
        @{ Form = 'a map'; Data = @{ URL = 'https://t.me/a' } }, @{ Form = 'a script block'; Data = { @{ URL = 'https://t.me/a' } } }
    ) {
        [pscustomobject]@{ Line = 1; Name = 'of the row' } |
            Set-B24ConnectorData viber -Data $Data -Name y -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'DuplicateSetting,*'
        "$($failed[0])" | Should -Match '^Row 1: Name: '
        Get-Request | Should -BeNullOrEmpty
    }

    It 'sends 120 lines in 3 requests' {
        $rows = 1..120 | ForEach-Object { [pscustomobject]@{ Connector = 'viber'; Line = $_; Name = "n$_" } }

        $rows | Set-B24ConnectorData

        $requests = @(Get-Request)
        $requests.method | Should -Be 'batch', 'batch', 'batch'
        @($requests.calls).Count | Should -Be 120
        $portal.RequestCount | Should -Be 4
        (Get-Stored viber 1).NAME, (Get-Stored viber 50).NAME, (Get-Stored viber 120).NAME | Should -Be 'n1', 'n50', 'n120'
    }

    It 'leaves the later one of two data for the same channel' {
        'Connector,Line,Name', 'viber,1,first', 'VIBER,1,last' | ConvertFrom-Csv | Set-B24ConnectorData

        (Get-Stored viber 1).NAME | Should -Be 'last'
    }

    It 'leaves the later one of two data although the first had to wait' {
        Add-Fault @{ Method = 'batch'; Kind = 'QueryLimit' }
        $rows = 1..50 + 1 | ForEach-Object { [pscustomobject]@{ Line = $_; Name = "n$_" } }
        $rows[50].Name = 'last'

        $rows | Set-B24ConnectorData viber -ErrorAction Stop

        (Get-Stored viber 1).NAME, (Get-Stored viber 2).NAME | Should -Be 'last', 'n2'
    }

    It 'sends again what may have been lost, for it does no harm: <_>' -ForEach 'DropAfter', 'CutBody' {
        Add-Fault @{ Method = 'imconnector.connector.data.set'; Kind = $_ }

        (Set-B24ConnectorData viber 1 @{ NAME = 'x' } -PassThru).Name | Should -Be 'x'

        @(Get-Request).Count | Should -Be 2
    }

    It 'names the nearest field where there is none of the name: <Given>' -ForEach @(
        @{ Given = 'NAMEE'; Meant = 'NAME' }
        @{ Given = 'UrlIn'; Meant = 'UrlIm' }
        @{ Given = 'URL_IN'; Meant = 'URL_IM' }
    ) {
        Set-B24ConnectorData viber 1 @{ $Given = 'x' } -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'UnknownSetting,*'
        "$($failed[0])" | Should -MatchExactly "^${Given}: .*'$Meant'"
        Get-Request | Should -BeNullOrEmpty
    }

    It 'refuses <Case> before it sends anything' -ForEach @(
        @{ Case = 'no field at all'; Data = @{}; Id = 'NothingToChange' }
        @{ Case = 'an empty name, which would clear nothing'; Data = @{ NAME = ' ' }; Id = 'InvalidValue' }
        @{ Case = 'an empty id'; Data = @{ ID = '' }; Id = 'InvalidValue' }
        @{ Case = 'a null'; Data = @{ URL = $null }; Id = 'InvalidValue' }
        @{ Case = 'an address that is none'; Data = @{ URL_IM = 't.me/a' }; Id = 'InvalidValue' }
        @{ Case = 'an address of another scheme'; Data = @{ URL = 'ftp://t.me/a' }; Id = 'InvalidValue' }
        @{ Case = 'a field in two spellings'; Data = @{ URL_IM = 'https://a.example'; UrlIm = 'https://b.example' }; Id = 'DuplicateSetting' }
        @{ Case = 'two mistakes, named both'; Data = @{ NAME = ''; URL = 'x' }; Id = 'SeveralProblems' }
    ) {
        Set-B24ConnectorData viber 1 $Data -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        Get-Request | Should -BeNullOrEmpty
        Format-Stored (Get-Stored viber 1) | Should -BeNullOrEmpty
    }
}

Describe 'Set-B24ConnectorData by webhook' {
    AfterEach {
        Disconnect-B24Portal
    }

    It 'refuses <Place> before it sends anything, and says how to connect' -ForEach @(
        @{ Place = 'the sandbox'; Connect = { Connect-B24Portal -Sandbox }; Says = 'Connect-B24Portal -Sandbox -Application' }
        @{
            Place = 'a portal over HTTP'; Connect = { Connect-B24Portal $env:B24_TEST_SANDBOX }
            Says = 'Connect-B24Portal with -Portal, -ClientId, -ClientSecret, -AccessToken and -RefreshToken'
        }
    ) {
        $portal = & $Connect
        $requests = $portal.RequestCount

        $refusal = { 1..3 | Set-B24ConnectorData viber -Data { @{ NAME = 'x' } } } |
            Should -Throw -ErrorId 'WRONG_AUTH_TYPE,*' -PassThru

        "$($refusal.CategoryInfo.Category)" | Should -Be 'PermissionDenied'
        "$refusal" | Should -Match ([regex]::Escape($Says))
        $portal.RequestCount | Should -Be $requests
    }

    It 'takes the connection that it is given, whatever the default is' {
        $application = Connect-B24Portal -Sandbox -Application
        $null = Connect-B24Portal -Sandbox

        (Set-B24ConnectorData viber 1 @{ NAME = 'x' } -Connection $application -PassThru).Name | Should -Be 'x'
        $application | Disconnect-B24Portal
    }
}

Describe 'The view of connector data' {
    It 'is a table whose columns all fit into <_> characters' -ForEach 80, 120 {
        $null = Connect-B24Portal -Sandbox -Application
        $text = Set-B24ConnectorData telegrambot 12 -GenerateId @{ NAME = 'Support DE'; URL = 'https://t.me/a' } -PassThru |
            Out-String -Width $_
        Disconnect-B24Portal

        $text | Should -Match 'Connector +Line +Id +Name +Url'
        $text | Should -Match 'telegrambot +12 +telegrambot_line12 +Support DE +https://t'
        ($text -split '\r?\n' | Measure-Object -Property Length -Maximum).Maximum | Should -Not -BeGreaterThan $_
    }
}
