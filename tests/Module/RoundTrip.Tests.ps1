# A line with every setting given, read, exported, imported and given back: nothing may change on the way.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')

    # None has its default.
    $everything = @{
        LINE_NAME = 'Всё – "everything"; and more'; ACTIVE = 'N'; LANGUAGE_ID = 'de'; SESSION_PRIORITY = 3600
        QUICK_ANSWERS_IBLOCK_ID = 181; TEMPORARY = 'Y'; CONFIRM_CLOSE = 'Y'; AGREEMENT_MESSAGE = 'Y'; AGREEMENT_ID = 4
        QUEUE = @{ ENTITY_TYPE = 'user'; ENTITY_ID = 1 }, 15, 'department:10'
        QUEUE_TYPE = 'strictly'; QUEUE_TIME = 45; CHECK_AVAILABLE = 'Y'; MAX_CHAT = 4; TYPE_MAX_CHAT = 'closed'
        WATCH_TYPING = 'N'; OPERATOR_DATA = 'queue'
        DEFAULT_OPERATOR_DATA = @{ NAME = 'Help; desk'; AVATAR = 'https://example.com/a.png'; AVATAR_ID = 7 }
        CRM = 'N'; CRM_CREATE = 'deal'; CRM_CREATE_SECOND = '12'; CRM_CREATE_THIRD = 'N'; CRM_FORWARD = 'N'
        CRM_CHAT_TRACKER = 'N'; CRM_TRANSFER_CHANGE = 'N'; CRM_SOURCE = 'openline_web'
        CATEGORY_ENABLE = 'Y'; CATEGORY_ID = 3
        WELCOME_MESSAGE = 'N'; WELCOME_MESSAGE_TEXT = "Two`nlines, with a comma"; SEND_WELCOME_EACH_SESSION = 'Y'
        USE_WELCOME_FORM = 'N'; WELCOME_FORM_ID = 5; WELCOME_FORM_DELAY = 'N'; IGNORE_WELCOME_FORM_RESPONSIBLE = 'Y'
        WELCOME_BOT_ENABLE = 'Y'; WELCOME_BOT_JOIN = 'first'; WELCOME_BOT_ID = 41; WELCOME_BOT_TIME = 180
        WELCOME_BOT_LEFT = 'close'
        WORKTIME_ENABLE = 'Y'; WORKTIME_FROM = '08:30'; WORKTIME_TO = '23:59'; WORKTIME_TIMEZONE = 'Asia/Almaty'
        WORKTIME_DAYOFF = 'SA', 'SU'; WORKTIME_HOLIDAYS = '01.01,25.12'; WORKTIME_DAYOFF_RULE = 'text'
        WORKTIME_DAYOFF_TEXT = 'Closed'; WORKTIME_DAYOFF_FORM_ID = 6; WORKTIME_DAYOFF_BOT_ID = 42
        NO_ANSWER_TIME = 120; NO_ANSWER_RULE = 'text'; NO_ANSWER_TEXT = 'Later'; NO_ANSWER_FORM_ID = 8; NO_ANSWER_BOT_ID = 41
        CLOSE_RULE = 'none'; CLOSE_TEXT = 'Bye'; CLOSE_FORM_ID = 9; CLOSE_BOT_ID = 41; FULL_CLOSE_TIME = 15
        AUTO_CLOSE_RULE = 'text'; AUTO_CLOSE_TIME = 3600; AUTO_CLOSE_TEXT = 'Gone'; AUTO_CLOSE_FORM_ID = 10
        AUTO_CLOSE_BOT_ID = 42; AUTO_EXPIRE_TIME = 7200
        VOTE_MESSAGE = 'N'; VOTE_TIME_LIMIT = 60; VOTE_BEFORE_FINISH = 'N'; VOTE_CLOSING_DELAY = 'Y'
        VOTE_MESSAGE_1_TEXT = 'a'; VOTE_MESSAGE_1_LIKE = 'b'; VOTE_MESSAGE_1_DISLIKE = 'c'
        VOTE_MESSAGE_2_TEXT = 'd'; VOTE_MESSAGE_2_LIKE = 'e'; VOTE_MESSAGE_2_DISLIKE = 'f'
        KPI_FIRST_ANSWER_TIME = 60; KPI_FIRST_ANSWER_ALERT = 'Y'; KPI_FIRST_ANSWER_LIST = 1, 15; KPI_FIRST_ANSWER_TEXT = 'g'
        KPI_FURTHER_ANSWER_TIME = 90; KPI_FURTHER_ANSWER_ALERT = 'Y'; KPI_FURTHER_ANSWER_LIST = '2;3'
        KPI_FURTHER_ANSWER_TEXT = 'h'; KPI_CHECK_OPERATOR_ACTIVITY = 'Y'
    }

    # The line as the portal keeps it, in the portal's own words, but for who changed it last and when.
    function Get-Kept([int] $Id) {
        $asked = @{ CONFIG_ID = $Id } | ConvertTo-Json
        $line = (Invoke-RestMethod "$($env:B24_TEST_SANDBOX)imopenlines.config.get" -Method Post -Body $asked -ContentType application/json).result
        $listed = @{ PARAMS = @{ filter = @{ ID = $Id } }; OPTIONS = @{ CONFIG_QUEUE = 'Y' } } | ConvertTo-Json -Depth 5
        $queue = (Invoke-RestMethod "$($env:B24_TEST_SANDBOX)imopenlines.config.list.get" -Method Post -Body $listed -ContentType application/json).result
        ($line | Select-Object -Property * -ExcludeProperty QUEUE_FULL | ConvertTo-Json -Depth 5) + ($queue.CONFIG_QUEUE | ConvertTo-Json)
    }
}

Describe 'A line with every setting, over HTTP' {
    BeforeEach {
        Reset-Portal
        $portal = Connect-B24Portal -WebhookUrl $env:B24_TEST_SANDBOX
        $line = [pscustomobject]$everything | New-B24OpenLine -WarningVariable changed
        $before = Get-Kept $line.Id
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'is kept by the portal as it was given' {
        # A portal keeps 0 for these forms, whatever it is sent.
        $changed | Should -HaveCount 4
        $changed | Should -Match '_FORM_ID is 0 on the portal'
        $settings = [Bitrix24.OpenLines.OpenLineSettings]::Catalog.All.WireName |
            Where-Object { $_ -notin 'QUEUE_USERS_FIELDS', 'SKIP_MODIFY_MARK' }
        @($everything.Keys | Sort-Object) | Should -Be @($settings | Sort-Object)
        $line.Queue | Should -Be 'user:1', 'user:15', 'department:10'
        $line.Crm | Should -BeFalse
        "$($line.WorktimeFrom)-$($line.WorktimeTo)" | Should -Be '08:30-23:59'
    }

    It 'comes back unchanged from a CSV' {
        $file = Join-Path $TestDrive lines.csv
        Get-B24OpenLine | Export-Csv $file -NoTypeInformation -Encoding UTF8

        Import-Csv $file -Encoding UTF8 | Set-B24OpenLine -WarningVariable warned

        Get-Kept $line.Id | Should -BeExactly $before
        $warned | Should -BeNullOrEmpty
    }

    It 'comes back unchanged from JSON of any depth: <_>' -ForEach 2, 3, 6 {
        $json = Get-B24OpenLine | ConvertTo-Json -Depth $_ -WarningAction SilentlyContinue

        $json | ConvertFrom-Json | Set-B24OpenLine

        Get-Kept $line.Id | Should -BeExactly $before
    }

    It 'comes back unchanged as an object' {
        Get-B24OpenLine | Set-B24OpenLine

        Get-Kept $line.Id | Should -BeExactly $before
    }

    It 'can be copied from any of these forms' {
        $copies = @(
            Get-B24OpenLine -Id $line.Id | New-B24OpenLine
            Get-B24OpenLine -Id $line.Id | ConvertTo-Csv | ConvertFrom-Csv | New-B24OpenLine
            Get-B24OpenLine -Id $line.Id | ConvertTo-Json -Depth 5 | ConvertFrom-Json | New-B24OpenLine
        )

        foreach ($copy in $copies) {
            (Get-Kept $copy.Id) -replace '"ID": +"\d+"' | Should -BeExactly ($before -replace '"ID": +"\d+"')
        }
    }

    It 'keeps what stands behind a flag that was switched off later' {
        Set-B24OpenLine $line.Id -Settings @{ WELCOME_BOT_ENABLE = 'N'; CATEGORY_ENABLE = 'N' }
        $before = Get-Kept $line.Id
        $before | Should -Match '"WELCOME_BOT_ID": +"41"'

        Get-B24OpenLine | ConvertTo-Csv | ConvertFrom-Csv | Set-B24OpenLine
        Get-B24OpenLine | Set-B24OpenLine

        Get-Kept $line.Id | Should -BeExactly $before
    }

    It 'keeps its date and author of the last change with SKIP_MODIFY_MARK' {
        { Set-B24OpenLine $line.Id @{ SKIP_MODIFY_MARK = 'Y'; CLOSE_TEXT = 'x' } -ErrorAction Stop } | Should -Not -Throw
        (Get-B24OpenLine -Id $line.Id).CloseText | Should -Be 'x'
    }

    It 'is corrected once on a portal that takes times in the documented form only' {
        Reset-Portal @{ documentedWorkTime = $true }
        $portal = Connect-B24Portal -WebhookUrl $env:B24_TEST_SANDBOX

        $first = New-B24OpenLine 'a' -WorktimeEnable Y -WorktimeFrom 08:30 -WorktimeTo 20:00 -WarningVariable warned
        $requests = $portal.RequestCount
        $second = New-B24OpenLine 'b' -WorktimeEnable Y -WorktimeFrom 07:15 -WorktimeTo 20:00 -WarningVariable +warned

        "$($first.WorktimeFrom)", "$($second.WorktimeFrom)" | Should -Be '08:30', '07:15'
        $portal.RequestCount - $requests | Should -Be 3 -Because 'the newest line is asked for, and the line is read back'
        $warned | Should -BeNullOrEmpty
    }
}
