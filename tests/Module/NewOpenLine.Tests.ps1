BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
}

Describe 'New-B24OpenLine' {
    BeforeEach {
        $portal = Connect-B24Portal -Sandbox
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'creates a line by its name and emits it as the portal kept it' {
        $line = New-B24OpenLine 'Support DE'

        $line | Should -BeOfType ([Bitrix24.OpenLines.OpenLine])
        $line.Id | Should -Be 1
        $line.Name | Should -BeExactly 'Support DE'
        $line.Active | Should -BeTrue
        $line.QueueType | Should -Be 'all'
    }

    It 'takes settings from <Kind>' -ForEach @(
        @{ Kind = 'a hashtable'; Settings = @{ QUEUE_TIME = 45; crm = 'N'; Queue = 'user:2', 'department:4' } }
        @{ Kind = 'an ordered dictionary'; Settings = [ordered]@{ QueueTime = '45'; CRM = $false; QUEUE = 'user:2;department:4' } }
        @{ Kind = 'an object'; Settings = [pscustomobject]@{
                queue_time = 45; Crm = 'no'; QUEUE = @{ ENTITY_TYPE = 'user'; ENTITY_ID = 2 }, 'department:4'
            }
        }
        @{ Kind = 'JSON'; Settings = '{"QUEUE_TIME":45,"CRM":"N","QUEUE":[{"ENTITY_TYPE":"user","ENTITY_ID":"2"},
            {"ENTITY_TYPE":"department","ENTITY_ID":"4"}]}' | ConvertFrom-Json
        }
    ) {
        $line = New-B24OpenLine 'x' -Settings $Settings

        $line.QueueTime | Should -Be 45
        $line.Crm | Should -BeFalse
        $line.Queue.ToString() | Should -BeExactly 'user:2;department:4'
    }

    It 'creates a line for each row, in order, with columns in either spelling' {
        $rows = 'LINE_NAME,QueueTime', 'b,20', 'a,10', 'Ж,30' | ConvertFrom-Csv

        $lines = $rows | New-B24OpenLine

        $lines.Name | Should -Be 'b', 'a', 'Ж'
        $lines.QueueTime | Should -Be 20, 10, 30
        @(Get-B24OpenLine).Count | Should -Be 3
    }

    It 'copies a line that is piped to it' {
        $line = New-B24OpenLine 'Original' @{ QUEUE_TIME = 77; Queue = 'user:3' }

        $copy = Get-B24OpenLine -Id $line.Id | New-B24OpenLine

        $copy.Id | Should -Be 2
        $copy.QueueTime | Should -Be 77
        $copy.Queue.ToString() | Should -Be 'user:3'
    }

    It 'refuses <Case> before anything is sent' -ForEach @(
        @{ Case = 'a mistyped column'; Row = @{ Name = 'x'; QueueTyp = 'all' }; Id = 'UnknownSetting'; Says = "Did you mean 'QueueType'" }
        @{ Case = 'a mistyped key'; Row = @{ Name = 'x'; QUEU_TYPE = 'all' }; Id = 'UnknownSetting'; Says = "Did you mean 'QUEUE_TYPE'" }
        @{ Case = 'a bad enum value'; Row = @{ Name = 'x'; QueueType = 'evenl' }; Id = 'InvalidValue'; Says = 'evenly, strictly, all' }
        @{ Case = 'an hour of 25:00'; Row = @{ Name = 'x'; WorktimeFrom = '25:00' }; Id = 'InvalidValue'; Says = '00:00 to 23:59' }
        @{ Case = 'an empty name'; Row = @{ Name = ''; QueueType = 'all' }; Id = 'MissingSetting'; Says = 'needs a name' }
        @{ Case = 'an unknown entity type'; Row = @{ Name = 'x'; Queue = 'user:1;team:5' }; Id = 'InvalidValue'; Says = 'department:<id or name>' }
    ) {
        $row = [pscustomobject]$Row
        $requests = $portal.RequestCount

        $row | New-B24OpenLine -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty

        $failure | Should -HaveCount 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $failure[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        "$($failure[0])" | Should -Match ([regex]::Escape($Says))
        [object]::ReferenceEquals($failure[0].TargetObject, $row) | Should -BeTrue
        $portal.RequestCount | Should -Be $requests
    }

    It 'lets a bad row touch no other, and says which row it was' {
        $rows = 'Name,QueueTime', 'a,10', 'b,soon', 'c,30' | ConvertFrom-Csv

        $lines = $rows | New-B24OpenLine -ErrorAction SilentlyContinue -ErrorVariable failure

        $lines.Name | Should -Be 'a', 'c'
        "$($failure[0])" | Should -Match '^Row 2: '
        $failure[0].TargetObject.Name | Should -Be 'b'
    }

    It 'tells everything that is wrong with a row at once' {
        $failure = $null
        New-B24OpenLine x @{ QUEUE_TYPE = 'y'; QUEUE_TIME = 'z' } -ErrorAction SilentlyContinue -ErrorVariable failure

        $failure[0].FullyQualifiedErrorId | Should -BeLike 'SeveralProblems,*'
        $failure[0].Exception.Errors.Setting | Sort-Object | Should -Be 'QUEUE_TIME', 'QUEUE_TYPE'
    }

    It 'ends a script that stops at errors' {
        { [pscustomobject]@{ Name = '' } | New-B24OpenLine -ErrorAction Stop } | Should -Throw -ErrorId 'MissingSetting,*'
    }

    It 'validates every row with -WhatIf and sends nothing' {
        $requests = $portal.RequestCount

        'Name,QueueType', 'a,all', 'b,wrong' | ConvertFrom-Csv |
            New-B24OpenLine -WhatIf -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty

        $failure | Should -HaveCount 1
        "$($failure[0])" | Should -Match '^Row 2: '
        $portal.RequestCount | Should -Be $requests
        Get-B24OpenLine | Should -BeNullOrEmpty
    }

    It 'works on the connection that it is given' {
        $other = Connect-B24Portal -Sandbox
        New-B24OpenLine 'here' -Connection $portal | Out-Null

        Get-B24OpenLine -Connection $other | Should -BeNullOrEmpty
        (Get-B24OpenLine -Connection $portal).Name | Should -Be 'here'
        $portal | Disconnect-B24Portal
    }

    It 'sends 120 rows in three requests, which read them back too, after one for the newest line there is' {
        $requests = $portal.RequestCount

        $lines = 1..120 | ForEach-Object { [pscustomobject]@{ Name = "Line $_" } } | New-B24OpenLine

        $lines.Name | Should -Be @(1..120 | ForEach-Object { "Line $_" })
        $portal.RequestCount - $requests | Should -Be 4
    }

    It 'emits lines while the rest is still to come' {
        $seen = [Collections.Generic.List[int]]::new()

        1..500 | ForEach-Object { $seen.Add($_); [pscustomobject]@{ Name = "Line $_" } } | New-B24OpenLine |
            Select-Object -First 1 | Out-Null

        $seen.Count | Should -BeLessThan 500
    }
}
