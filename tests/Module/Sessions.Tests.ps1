# What was said in sessions, and how they are rated.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')
    . (Join-Path $PSScriptRoot 'Support/Dialogs.ps1')
}

Describe 'Get-B24SessionHistory over HTTP' {
    BeforeEach {
        $line = Connect-Shop
        $anna = Send-Word Anna 'Where is my parcel?'
        $null = Send-Word Anna 'See the picture' @{ Files = @{ url = 'https://example.com/parcel.png'; name = 'parcel.png' } }
        $null = Send-Word Anna 'It is on its way' @{ OperatorId = 9 }
        Clear-Request
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'emits what was said in its order, each word with its author' {
        $said = Get-B24SessionHistory $anna.SessionId

        $said | Should -BeOfType ([Bitrix24.OpenLines.DialogMessage])
        ($said.MessageId | Sort-Object) -join ' ' | Should -Be ($said.MessageId -join ' ')
        $said.SessionId | Sort-Object -Unique | Should -Be $anna.SessionId
        $said.ChatId | Sort-Object -Unique | Should -Be $anna.ChatId
        $said[0].IsSystem, $said[0].AuthorId, $said[0].Author | Should -Be $true, $null, $null
        $words = $said | Where-Object IsSystem -EQ $false
        $words.Text | Should -Be 'Where is my parcel?', 'See the picture', 'It is on its way'
        $words.Author | Should -Be 'Anna', 'Anna', 'Anneliese Krüger'
        $words.AuthorId | Should -Be $anna.UserId, $anna.UserId, 9
        $words.AuthorKind | ForEach-Object { "$_" } | Should -Be 'Client', 'Client', 'Operator'
        $words.Date | ForEach-Object { $_ | Should -BeOfType ([DateTimeOffset]) }
        (Get-Request).method | Should -Be 'imopenlines.session.history.get'
    }

    It 'gives a message its files' {
        $file = Get-B24SessionHistory $anna.SessionId | ForEach-Object Files

        $file | Should -HaveCount 1
        $file.Name, $file.Type, $file.Extension, $file.Author | Should -Be 'parcel.png', 'image', 'png', 'Anna'
        $file.DownloadUrl | Should -BeOfType ([uri])
    }

    It 'emits one object a session for a report, whose list and row say what matters' {
        $session = Get-B24SessionHistory $anna.SessionId -AsSession

        $session | Should -BeOfType ([Bitrix24.OpenLines.SessionHistory])
        $session.SessionId, $session.ChatId, $session.Line, $session.Connector, $session.Client |
            Should -Be $anna.SessionId, $anna.ChatId, $line.Id, 'shop', 'Anna'
        $session.Operators | Should -Be 'Anneliese Krüger'
        $session.MessageCount, $session.ClientMessageCount, $session.OperatorMessageCount | Should -Be 4, 2, 1
        $session.AnswerTime | Should -BeOfType ([timespan])
        $session.End | Should -BeGreaterOrEqual $session.Start
        $session.CanJoin, $session.CanRate, $session.Rating | Should -Be $true, $true, $null
        $session.Dialog.ChatId | Should -Be $anna.ChatId

        $table = $session | Format-Table | Out-String -Width 120
        $table | Should -Match 'Session\s+ChatId\s+Line\s+Client\s+Operators\s+Start\s+AnswerTime\s+MessageCount\s+Rating'
        $table | Should -Match 'Anna\s+Anneliese'
        $session | Format-List | Out-String | Should -Match 'Operators +: Anneliese'
    }

    It 'shows messages in a table that fits' {
        $table = Get-B24SessionHistory $anna.SessionId | Out-String -Width 120

        $table | Should -Match 'MessageId\s+Date\s+Author\s+Text'
        $table | Should -Match 'Anna\s+See the picture \[parcel\.png'
        $table | Should -Not -Match '\{'
    }

    It 'takes <Form>' -ForEach @(
        @{ Form = 'a dialog'; Give = { Get-B24Dialog $anna.ChatId } }
        @{ Form = 'a row'; Give = { 'SessionId', $anna.SessionId | ConvertFrom-Csv } }
        @{ Form = 'a map of the API'; Give = { @{ SESSION_ID = "$($anna.SessionId)"; CHAT_ID = 999 } } }
        @{ Form = 'a chat'; Give = { @{ ChatId = $anna.ChatId } } }
        @{ Form = 'a bare id of a session'; Give = { $anna.SessionId } }
    ) {
        (& $Give | Get-B24SessionHistory -AsSession -ErrorAction Stop).SessionId | Should -Be $anna.SessionId
    }

    It 'reads the last session of a chat, or the one that is asked for' {
        Complete-B24Dialog $anna.ChatId -AsSupervisor
        $again = Send-Word Anna 'Thank you'

        (Get-B24SessionHistory -ChatId $anna.ChatId).Text | Should -Contain 'Thank you'
        (Get-B24SessionHistory -SessionId $anna.SessionId).Text | Should -Not -Contain 'Thank you'
        $again.SessionId | Should -BeGreaterThan $anna.SessionId
    }

    It 'reads 20 sessions in one request, and a bad row stops none of the others' {
        $rows = 'SessionId', (@($anna.SessionId) * 9), 'x', (@($anna.SessionId) * 9), '999' | ForEach-Object { $_ } | ConvertFrom-Csv

        $sessions = $rows | Get-B24SessionHistory -AsSession -ErrorAction SilentlyContinue -ErrorVariable failed

        $sessions | Should -HaveCount 18
        Get-Code $failed | Should -Be 'InvalidValue', 'ACCESS_DENIED'
        $failed | ForEach-Object { "$_" -replace ':.*' } | Should -Be 'Row 10', 'Row 20'
        [object]::ReferenceEquals($failed[0].TargetObject, $rows[9]) | Should -BeTrue
        @(Get-Request) | Should -HaveCount 1
    }

    It 'can be exported and read again' {
        $said = Get-B24SessionHistory $anna.SessionId | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv

        $said.Text | Should -Contain 'See the picture'
        ($said | Where-Object Files).Files | Should -Be 'parcel.png'
        ($said | Select-Object -Last 1 | Get-B24Dialog -ErrorAction Stop).ChatId | Should -Be $anna.ChatId
    }

    It 'refuses two ways at once, and none' {
        Get-B24SessionHistory -SessionId 1 -ChatId 2 -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-B24SessionHistory -ErrorAction SilentlyContinue -ErrorVariable +failed

        Get-Code $failed | Should -Be 'DuplicateSetting', 'MissingSetting'
        Get-Request | Should -BeNullOrEmpty
    }

    It 'says where a chat has no session' {
        Get-B24SessionHistory -ChatId 999 -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'INVALID_SESSION_ID'
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'ObjectNotFound'
    }
}

Describe 'Set-B24SessionRating over HTTP' {
    BeforeEach {
        $line = Connect-Shop
        $anna, $ben = Send-Word Anna, Ben
        Clear-Request
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'keeps a rating and a comment, and emits the session as it is then only with -PassThru' {
        Set-B24SessionRating $anna.SessionId 5 | Should -BeNullOrEmpty
        (Get-Request).method | Should -Be 'imopenlines.session.head.vote'

        $session = Set-B24SessionRating $anna.SessionId -Comment 'Kind' -PassThru

        $session.Rating, $session.Comment | Should -Be 5, 'Kind'
    }

    It 'rates the good rows, and ties every other one to its number and itself' {
        $rows = 'SessionId,Rating,Comment', "$($anna.SessionId),4,", "$($anna.SessionId),6,", "$($anna.SessionId),,", 'x,1,', ',1,',
            '999,1,', "$($ben.SessionId),,To be called back" | ConvertFrom-Csv

        $rated = $rows | Set-B24SessionRating -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed

        $rated.SessionId | Should -Be $anna.SessionId, $ben.SessionId
        $rated.Rating | Should -Be 4, $null
        $rated[1].Comment | Should -Be 'To be called back'
        Get-Code $failed | Should -Be 'InvalidValue', 'NothingToChange', 'InvalidValue', 'MissingSetting', 'ACCESS_DENIED'
        foreach ($i in 0..4) { [object]::ReferenceEquals($failed[$i].TargetObject, $rows[$i + 1]) | Should -BeTrue }
        (Get-Request).method | Should -Be 'batch', 'batch'
    }

    It 'sends nothing with -WhatIf' {
        $anna, $ben | Set-B24SessionRating -Rating 3 -WhatIf
        Get-Request | Should -BeNullOrEmpty
    }

    It 'takes dialogs, and the later of two ratings stays' {
        Get-B24Dialog $anna.ChatId | Set-B24SessionRating -Rating 2 -ErrorAction Stop
        'SessionId,Rating', "$($anna.SessionId),1", "$($anna.SessionId),4" | ConvertFrom-Csv | Set-B24SessionRating

        (Get-B24SessionHistory $anna.SessionId -AsSession).Rating | Should -Be 4
    }

    It 'is sent again when its answer was lost' {
        Add-Fault @{ Method = 'imopenlines.session.head.vote'; Kind = 'DropAfter' }

        (Set-B24SessionRating $anna.SessionId 5 -PassThru -ErrorAction Stop).Rating | Should -Be 5
    }

    It 'tells a user who may not rate' {
        $application = New-Application @{ user = 9 }
        $null = Connect-B24Portal -Portal $application.portal -AccessToken $application.accessToken

        Set-B24SessionRating $anna.SessionId 5 -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'ACCESS_DENIED'
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'PermissionDenied'
    }
}
