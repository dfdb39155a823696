# Settings as parameters, operators by name, what is said before and after sending, and what Tab completes.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE

    function Get-Completion([string] $Line) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches
    }
}

Describe 'Settings as parameters' {
    BeforeEach {
        $portal = Connect-B24Portal -Sandbox
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'makes a line of parameters alone' {
        $line = New-B24OpenLine 'Support' -Active N -Queue user:2, department:4 -QueueType strictly -QueueTime 45 `
            -NoAnswerTime 120 -MaxChat 3 -Language de -WelcomeMessage $true -WelcomeMessageText 'Hi' -Crm n -CrmCreate none `
            -CrmSource web -WorktimeEnable Y -WorktimeFrom 08:30 -WorktimeTo 20:00 -WorktimeTimezone Europe/Berlin `
            -WorktimeDayoff SA, SU -WorktimeHolidays '25.12', '01.01'

        $line.Active, $line.Crm, $line.WelcomeMessage, $line.WorktimeEnable | Should -Be $false, $false, $true, $true
        $line.Queue.ToString(), "$($line.QueueType)", "$($line.CrmCreate)" | Should -Be 'user:2;department:4', 'strictly', 'none'
        $line.QueueTime, $line.NoAnswerTime, $line.MaxChat | Should -Be 45, 120, 3
        "$($line.WorktimeFrom)", "$($line.WorktimeTo)", "$($line.WorktimeHolidays)" | Should -Be '08:30', '20:00', '25.12 01.01'
        $line.WorktimeDayoff | Should -Be 'SA', 'SU'
        $line.LanguageId, $line.WelcomeMessageText, $line.CrmSource | Should -Be 'de', 'Hi', 'web'
    }

    It 'lets a parameter win over -Settings, and says so once' {
        $said = New-B24OpenLine 'x' @{ QUEUE_TIME = 1; queueType = 'all'; MaxChat = 2 } -QueueTime 9 -QueueType evenly -Verbose 4>&1
        $line = $said | Where-Object { $_ -is [Bitrix24.OpenLines.OpenLine] }

        $line.QueueTime, "$($line.QueueType)", $line.MaxChat | Should -Be 9, 'evenly', 2
        @($said | Where-Object { "$_" -like '*which wins*' }).Count | Should -Be 1
        "$($said | Where-Object { "$_" -like '*which wins*' })" | Should -Match 'queueType'
    }

    It 'gives every row of a table what a parameter says' {
        $lines = 'Name,QueueTime', 'a,10', 'b,20' | ConvertFrom-Csv | New-B24OpenLine -QueueTime 30 -Active $false

        $lines.QueueTime | Should -Be 30, 30
        $lines.Active | Should -Be $false, $false
    }

    It 'changes only what the parameters say, whatever else a piped line has' {
        $line = New-B24OpenLine 'a' -QueueTime 10
        Set-B24OpenLine $line.Id -QueueTime 20

        $line | Set-B24OpenLine -Active N

        $now = Get-B24OpenLine -Id $line.Id
        $now.QueueTime, $now.Active | Should -Be 20, $false
    }

    It 'merges the columns of a row with parameters, which win: <_>' -ForEach 'a parameter', 'Settings' {
        $line = New-B24OpenLine 'a' -QueueTime 10 -MaxChat 1
        $given = if ($_ -eq 'Settings') { @{ Settings = @{ MaxChat = 7 } } } else { @{ MaxChat = 7 } }

        "Id,QueueTime,MaxChat", "$($line.Id),99,3" | ConvertFrom-Csv | Set-B24OpenLine @given

        $now = Get-B24OpenLine -Id $line.Id
        $now.QueueTime, $now.MaxChat | Should -Be 99, 7
        'Id,QueueTimee', "$($line.Id),1" | ConvertFrom-Csv |
            Set-B24OpenLine @given -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'UnknownSetting,*'
    }

    It 'takes bare ids, rows and hashtables where the settings are given: <_>' -ForEach 'parameter', 'Settings' {
        1..5 | ForEach-Object { New-B24OpenLine "L$_" -QueueTime 10 } | Out-Null
        $given = if ($_ -eq 'Settings') { @{ Settings = @{ QueueTime = 20 } } } else { @{ QueueTime = 20 } }

        1, '2', @{ Id = 3 }, [pscustomobject]@{ LineId = 4 }, (Get-B24OpenLine -Id 5) | Set-B24OpenLine @given

        (Get-B24OpenLine).QueueTime | Should -Be 20, 20, 20, 20, 20
        (Get-B24OpenLine).Name | Should -Be L1, L2, L3, L4, L5
    }

    It 'says that a piped row has no id' {
        [pscustomobject]@{ QueueTime = 1 } | Set-B24OpenLine -Active N -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'MissingSetting,*'
    }

    It 'tells of a parameter that wins once, however many rows there are' {
        $said = 1..3 | ForEach-Object { [pscustomobject]@{ Name = "x$_"; QueueTime = 1 } } | New-B24OpenLine -QueueTime 2 -Verbose 4>&1

        @($said | Where-Object { "$_" -like '*which wins*' }).Count | Should -Be 1
    }

    It 'names the operators of a queue: <Case>' -ForEach @(
        @{ Case = 'map'; Value = @{ 7 = @{ USER_NAME = 'Ann' } } }
        @{ Case = 'object'; Value = [pscustomobject]@{ '7' = [pscustomobject]@{ USER_NAME = 'Ann' } } }
        @{ Case = 'list'; Value = @(@{ USER_ID = 7; UserName = 'Ann' }) }
        @{ Case = 'JSON'; Value = '{"7":{"USER_NAME":"Ann"}}' }
    ) {
        New-B24OpenLine 'x' @{ QUEUE = 'user:7'; QUEUE_USERS_FIELDS = $Value } -WarningVariable warned | Out-Null

        "$((Get-B24OpenLine -Id 1 -IncludeQueue).Operators)" | Should -Be 'Ann (7)'
        $warned | Should -BeNullOrEmpty
    }

    It 'gives a line a new name' {
        $line = New-B24OpenLine 'a'

        (Set-B24OpenLine $line.Id -Name b -PassThru).Name | Should -Be 'b'
    }

    It 'refuses <Value> as <Parameter>' -ForEach @(
        @{ Parameter = 'QueueType'; Value = 'evenl'; Says = "Did you mean 'evenly'" }
        @{ Parameter = 'WorktimeFrom'; Value = '25:00'; Says = 'Write HH:MM' }
        @{ Parameter = 'Active'; Value = 'maybe'; Says = 'Write Y or N' }
        @{ Parameter = 'Queue'; Value = 'team:5'; Says = 'department:<id or name>' }
        @{ Parameter = 'LanguageId'; Value = 'deu'; Says = 'two Latin letters' }
        @{ Parameter = 'WorktimeHolidays'; Value = 25.10; Says = 'Write days in quotes' }
        @{ Parameter = 'MaxChat'; Value = -1; Says = 'is less than 0' }
    ) {
        $given = @{ Name = 'x'; $Parameter = $Value }

        { New-B24OpenLine @given } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
        try { New-B24OpenLine @given } catch { "$_" | Should -Match ([regex]::Escape($Says)) }
        (Get-B24OpenLine) | Should -BeNullOrEmpty
    }

    It 'refuses what the portal would do without a word: <Case>' -ForEach @(
        @{ Case = 'one end of the working hours'; Settings = @{ WORKTIME_FROM = '09:00' } }
        @{ Case = 'a bot that is not enabled'; Settings = @{ WELCOME_BOT_ID = 5 } }
        @{ Case = 'a category that is not enabled'; Settings = @{ CATEGORY_ENABLE = 'N'; CATEGORY_ID = 5 } }
    ) {
        $requests = $portal.RequestCount

        New-B24OpenLine 'x' $Settings -ErrorAction SilentlyContinue -ErrorVariable refused

        $refused[0].FullyQualifiedErrorId | Should -BeLike 'SettingWithoutEffect,*'
        $portal.RequestCount | Should -Be $requests
    }

    It 'warns of every setting that the portal keeps otherwise' {
        New-B24OpenLine 'Support DE' @{ QUEUE = 'user:99;user:1' } -WarningVariable warned -WarningAction SilentlyContinue |
            Out-Null

        "$warned" | Should -Be "'Support DE' (1): QUEUE is user:1 on the portal, user:99;user:1 was sent"
    }

    It 'warns after a change too, with and without -PassThru' {
        New-B24OpenLine 'a' -Queue user:2 | Out-Null

        Set-B24OpenLine 1 -Queue user:99, user:3 -WarningVariable warned -WarningAction SilentlyContinue

        "$warned" | Should -Match 'QUEUE is user:3 on the portal, user:99;user:3 was sent'
    }

    It 'reads nothing back with -NoReadBack, and emits the id and the name' {
        $requests = $portal.RequestCount

        $line = New-B24OpenLine 'a' @{ QUEUE = 'user:99' } -NoReadBack -WarningVariable warned

        $line.Id, $line.Name, $line.Active | Should -Be 1, 'a', $null
        $warned | Should -BeNullOrEmpty
        $portal.RequestCount - $requests | Should -Be 2 -Because 'the newest line is asked for before one is created'
    }

    It 'finds operators by name, once for all rows' {
        $requests = $portal.RequestCount

        $lines = 1..98 | ForEach-Object {
            [pscustomobject]@{ Name = "Line $_"; Queue = 'oliver.whitaker@meridian-goods.example;department:Sales' }
        } | New-B24OpenLine

        @($lines | ForEach-Object { $_.Queue.ToString() } | Sort-Object -Unique) | Should -Be 'user:6;department:2'
        $portal.RequestCount - $requests | Should -Be 5 -Because 'names, their ids, the newest line, and two times 49 lines'
    }

    It 'refuses a queue without anybody before it is sent: <Case>' -ForEach @(
        @{ Case = 'a new line'; Change = { New-B24OpenLine x -Queue user:99 -ErrorAction SilentlyContinue -ErrorVariable refused } }
        @{ Case = 'a change'; Change = { Set-B24OpenLine 1 -Queue user:99 -ErrorAction SilentlyContinue -ErrorVariable refused } }
    ) {
        . $Change

        $refused[0].FullyQualifiedErrorId | Should -BeLike 'NobodyInQueue,*'
        "$($refused[0])" | Should -Match 'there is no user 99.*-NoReadBack'
        Get-B24OpenLine | Should -BeNullOrEmpty
    }

    It 'ties an operator who is not there to the row' {
        $lines = 'Name,Queue', 'a,user:2', 'b,nobody@meridian-goods.example', 'c,department:Nowhere', 'd,user:3' |
            ConvertFrom-Csv | New-B24OpenLine -ErrorAction SilentlyContinue -ErrorVariable failed

        $lines.Name | Should -Be 'a', 'd'
        $failed.FullyQualifiedErrorId | Should -Be @(
            'OperatorNotFound,Bitrix24.OpenLines.PowerShell.NewOpenLineCommand'
            'OperatorNotFound,Bitrix24.OpenLines.PowerShell.NewOpenLineCommand')
        $failed.TargetObject.Name | Should -Be 'b', 'c'
        "$($failed[0])" | Should -Match '^Row 2: .*nobody@meridian-goods.example'
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'ObjectNotFound'
    }
}

Describe 'Get-B24OpenLine with a query' {
    BeforeAll {
        $portal = Connect-B24Portal -Sandbox
        1..9 | ForEach-Object { [pscustomobject]@{ Name = "Line $_"; QueueTime = 100 - $_; Active = @('Y', 'N')[$_ % 2] } } |
            New-B24OpenLine -Queue user:7, department:4 | Out-Null
    }

    AfterAll {
        Disconnect-B24Portal
    }

    It 'lets the portal search' {
        (Get-B24OpenLine -Filter @{ ACTIVE = 'Y'; '>ID' = 3 }).Id | Should -Be 4, 6, 8
        (Get-B24OpenLine -Filter @{ Active = $false; '%Name' = '3' }).Id | Should -Be 3
        (Get-B24OpenLine -Filter @{ QueueTime = 97, 98 }).Id | Should -Be 2, 3
    }

    It 'lets the portal sort' {
        (Get-B24OpenLine -OrderBy QueueTime -First 2).Id | Should -Be 9, 8
        (Get-B24OpenLine -Descending -First 2).Id | Should -Be 9, 8
    }

    It 'skips and stops' {
        (Get-B24OpenLine -Skip 2 -First 3).Id | Should -Be 3, 4, 5
        (Get-B24OpenLine 'Line*' -Skip 2 -First 3).Id | Should -Be 3, 4, 5
        (Get-B24OpenLine -Id 5, 6, 7 -Skip 1 -First 1).Id | Should -Be 6
        Get-B24OpenLine -First 0 | Should -BeNullOrEmpty
    }

    It 'misses no name once it has as many lines as are wanted' {
        $line = Get-B24OpenLine 'Line 2', 'Nobody' -First 1 -ErrorAction SilentlyContinue -ErrorVariable failed

        $line.Id | Should -Be 2
        $failed | Should -BeNullOrEmpty
    }

    It 'reads only the properties that are asked for' {
        $line = Get-B24OpenLine -Id 2 -Property QueueTime

        $line.Name, $line.QueueTime, $line.Active, $line.Queue | Should -Be 'Line 2', 98, $null, $null
    }

    It 'tells who the operators are with -IncludeQueue' {
        $line = Get-B24OpenLine -First 1 -IncludeQueue
        $byId = Get-B24OpenLine -Id 1 -IncludeQueue
        $online = Get-B24OpenLine -Id 1 -IncludeQueue -ExcludeOffline

        "$($line.Operators[0])" | Should -Be 'Ingrid Sørensen (7)'
        $byId.Queue.ToString() | Should -Be 'user:7;department:4'
        $byId.Operators.UserId | Should -Be $line.Operators.UserId
        $byId.Operators[1].DepartmentId | Should -Be 4
        $byId.QueueOnline | Should -BeTrue
        $online.Operators.Count | Should -BeLessThan $byId.Operators.Count
        (Get-B24OpenLine -Id 1).Operators | Should -BeNullOrEmpty
    }

    It 'reads queues in batches' {
        $requests = $portal.RequestCount

        (1..9 | Get-B24OpenLine -IncludeQueue).Id | Should -Be (1..9)

        $portal.RequestCount - $requests | Should -Be 1
    }

    It 'refuses a filter, an order and a property that there is not: <_>' -ForEach @(
        @{ Filter = @{ Actve = 'Y' } }, @{ OrderBy = 'Nam' }, @{ Property = 'QueueTme' }, @{ Filter = @{ QUEUE_TYPE = 'evenl' } }
    ) {
        $given = $_
        { Get-B24OpenLine @given } | Should -Throw -ExceptionType ([Bitrix24.OpenLines.InvalidInputException])
    }

    It 'says that the total is not known' {
        $count = Get-B24OpenLine -IncludeTotalCount -First 1 | Select-Object -First 1
        ($count | Out-String).Trim() | Should -Be 'Unknown total count'
    }
}

Describe 'Tab' {
    BeforeAll {
        $portal = Connect-B24Portal -Sandbox
        'Support DE', 'Sales' | ForEach-Object { New-B24OpenLine $_ } | Out-Null
    }

    AfterAll {
        Disconnect-B24Portal
    }

    It 'completes <Line> with <Words>' -ForEach @(
        @{ Line = 'New-B24OpenLine x -QueueType '; Words = 'evenly', 'strictly', 'all' }
        @{ Line = 'Set-B24OpenLine 1 -QueueType s'; Words = 'strictly' }
        @{ Line = 'New-B24OpenLine x -Active '; Words = 'Y', 'N' }
        @{ Line = 'New-B24OpenLine x -CrmCreate '; Words = 'none', 'lead', 'deal' }
        @{ Line = 'New-B24OpenLine x -WorktimeDayoff s'; Words = 'SA', 'SU' }
        @{ Line = 'Get-B24OpenLine -OrderBy queuet'; Words = 'QueueType', 'QueueTime' }
        @{ Line = 'Get-B24OpenLine -Property Oper'; Words = 'OperatorData', 'Operators' }
    ) {
        (Get-Completion $Line).CompletionText | Sort-Object | Should -Be @($Words | Sort-Object)
    }

    It 'completes the ids of lines, by id or by name, and shows the name' -ForEach 'Get', 'Set', 'Remove' {
        $all = Get-Completion "$_-B24OpenLine -Id "
        $all.CompletionText | Should -Be '1', '2'
        $all.ToolTip | Should -Be 'Support DE', 'Sales'
        (Get-Completion "$_-B24OpenLine -Id sa").CompletionText | Should -Be '2'
    }

    It 'completes nothing from a portal that is not there' {
        Disconnect-B24Portal
        try {
            (Get-Completion 'Get-B24OpenLine -Id ').CompletionText | Should -Not -Contain '1'
        }
        finally {
            $portal = Connect-B24Portal -Sandbox
        }
    }
}

Describe 'The views of a line' {
    BeforeAll {
        $portal = Connect-B24Portal -Sandbox
        $line = New-B24OpenLine 'Support DE' -Queue user:2, department:4 -WorktimeEnable Y -WorktimeFrom 08:30 -WorktimeTo 20:00
    }

    AfterAll {
        Disconnect-B24Portal
    }

    It 'shows a table whose columns all fit into <_> characters' -ForEach 80, 100, 120 {
        $text = $line | Format-Table | Out-String -Width $_

        foreach ($column in 'Id', 'Name', 'Active', 'QueueType', 'Queue', 'WorkTime', 'Language') {
            $text | Should -Match "\b$column\b"
        }
        $text | Should -Match '08:30-20:00'
        ($text -split '\r?\n' | Measure-Object -Property Length -Maximum).Maximum | Should -Not -BeGreaterThan $_
    }

    It 'lists every setting under its subject' {
        $text = Get-B24OpenLine -Id $line.Id | Format-List | Out-String

        foreach ($setting in $line.Given()) { $text | Should -Match "(?m)^$($setting.Name) +:" }
        $order = 'Id', 'QueueType', 'CrmCreate', 'WelcomeMessage', 'WorktimeFrom', 'CloseRule', 'VoteMessage' |
            ForEach-Object { $text.IndexOf("`n$_") }
        $order | Should -Not -Contain -1
        $order | Should -Be @($order | Sort-Object)
    }

    It 'lists no more than was read' {
        $text = Get-B24OpenLine -Id $line.Id -Property QueueTime | Format-List | Out-String

        $text | Should -Match 'QueueTime'
        $text | Should -Not -Match '\[CRM\]|VoteMessage'
    }

    It 'shows names side by side' {
        $line | Format-Wide | Out-String | Should -Match '1 Support DE'
    }
}
