BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
}

Describe 'Set-B24OpenLine' {
    BeforeEach {
        $portal = Connect-B24Portal -Sandbox
        'Name,QueueTime,CloseText,Queue', 'a,10,Bye,user:2', 'b,20,Bye,user:3;department:4' | ConvertFrom-Csv |
            New-B24OpenLine | Out-Null
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'changes what is given and leaves the rest, without output' {
        Set-B24OpenLine 1 @{ QUEUE_TIME = 99 } | Should -BeNullOrEmpty

        $line = Get-B24OpenLine -Id 1
        $line.QueueTime | Should -Be 99
        $line.Name | Should -Be 'a'
        $line.CloseText | Should -Be 'Bye'
    }

    It 'emits the lines with -PassThru' {
        (Set-B24OpenLine -Id 2, 1 -Settings @{ QueueTime = 5 } -PassThru).Id | Should -Be 2, 1
    }

    It 'gives lines from the pipeline the same settings' {
        Get-B24OpenLine | Set-B24OpenLine -Settings @{ Active = $false }

        (Get-B24OpenLine).Active | Should -Be $false, $false
    }

    It 'gives each row its own settings, and passes over empty cells' {
        'Id,QueueTime,Name', '1,31,', '2,,B' | ConvertFrom-Csv | Set-B24OpenLine

        $lines = Get-B24OpenLine
        $lines.QueueTime | Should -Be 31, 20
        $lines.Name | Should -Be 'a', 'B'
    }

    It 'takes the id of a row from another column where that of the first is empty' {
        [pscustomobject]@{ Id = ''; LineId = 2; QueueTime = 31 } | Set-B24OpenLine -ErrorAction Stop

        (Get-B24OpenLine).QueueTime | Should -Be 10, 31
    }

    It 'takes lines that were changed in the session' {
        Get-B24OpenLine | ForEach-Object { $_.QueueType = 'strictly'; $_.CloseText = ''; $_ } | Set-B24OpenLine

        $lines = Get-B24OpenLine
        "$($lines.QueueType)" | Should -Be 'strictly strictly'
        $lines[0].CloseText | Should -BeNullOrEmpty
    }

    It 'clears a text that a hashtable gives as empty' {
        Set-B24OpenLine 1 @{ CLOSE_TEXT = '' }

        (Get-B24OpenLine -Id 1).CloseText | Should -BeNullOrEmpty
    }

    It 'changes nothing when a table is exported and imported again' {
        $before = Get-B24OpenLine | ConvertTo-Csv
        $file = Join-Path $TestDrive lines.csv

        Get-B24OpenLine | Export-Csv $file -Encoding UTF8
        Import-Csv $file -Encoding UTF8 | Set-B24OpenLine -ErrorVariable failure

        $failure | Should -BeNullOrEmpty
        Get-B24OpenLine | ConvertTo-Csv | Should -Be $before
    }

    It 'tells a line that is not there, and changes the others' {
        1, 99, 2 | Set-B24OpenLine -Settings @{ QUEUE_TIME = 7 } -ErrorAction SilentlyContinue -ErrorVariable failure

        (Get-B24OpenLine).QueueTime | Should -Be 7, 7
        $failure | Should -HaveCount 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'OpenLineNotFound,*'
        $failure[0].TargetObject | Should -Be 99
    }

    It 'refuses <Case>' -ForEach @(
        @{ Case = 'a row without an id'; Row = @{ QueueTime = 5 }; Id = 'MissingSetting' }
        @{ Case = 'a wrong id'; Row = @{ Id = '1.5'; QueueTime = 5 }; Id = 'InvalidValue' }
        @{ Case = 'an id of 0'; Row = @{ Id = 0; QueueTime = 5 }; Id = 'InvalidValue' }
        @{ Case = 'a row that changes nothing'; Row = @{ Id = 1; QueueTime = '' }; Id = 'NothingToChange' }
        @{ Case = 'an unknown column'; Row = @{ Id = 1; QueueTme = 5 }; Id = 'UnknownSetting' }
    ) {
        $requests = $portal.RequestCount

        [pscustomobject]$Row | Set-B24OpenLine -ErrorAction SilentlyContinue -ErrorVariable failure

        $failure[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $portal.RequestCount | Should -Be $requests
    }

    It 'ends at once when the settings for all of them are wrong' {
        $requests = $portal.RequestCount

        { 1, 2 | Set-B24OpenLine -Settings @{ QUEUE_TYP = 'all' } } | Should -Throw -ErrorId 'UnknownSetting,*'
        $portal.RequestCount | Should -Be $requests
    }

    It 'sends nothing with -WhatIf' {
        $requests = $portal.RequestCount
        1, 2 | Set-B24OpenLine -Settings @{ QUEUE_TIME = 7 } -WhatIf

        # The lines are read, to say what would change.
        $portal.RequestCount | Should -Be ($requests + 1)
        (Get-B24OpenLine).QueueTime | Should -Not -Contain 7
    }

    It 'lets the later of two changes of one line stay' {
        $rows = 1..120 | ForEach-Object { [pscustomobject]@{ Id = 1 + $_ % 2; QueueTime = $_ } }

        $rows | Set-B24OpenLine

        (Get-B24OpenLine).QueueTime | Should -Be 120, 119
    }

    It 'sends 120 changes in three requests' {
        1..118 | ForEach-Object { [pscustomobject]@{ Name = "Line $_" } } | New-B24OpenLine | Out-Null
        $requests = $portal.RequestCount

        1..120 | Set-B24OpenLine -Settings @{ QUEUE_TIME = 7 }

        $portal.RequestCount - $requests | Should -Be 3
    }
}

Describe 'Remove-B24OpenLine' {
    BeforeEach {
        $portal = Connect-B24Portal -Sandbox
        'Name', 'a', 'b', 'c' | ConvertFrom-Csv | New-B24OpenLine | Out-Null
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'removes lines by <Kind>' -ForEach @(
        @{ Kind = 'id'; Remove = { Remove-B24OpenLine 1, 3 -Confirm:$false } }
        @{ Kind = 'line'; Remove = { Get-B24OpenLine 'a', 'c' | Remove-B24OpenLine -Confirm:$false } }
        @{ Kind = 'row'; Remove = { 'Id', '1', '3' | ConvertFrom-Csv | Remove-B24OpenLine -Confirm:$false } }
    ) {
        & $Remove | Should -BeNullOrEmpty

        (Get-B24OpenLine).Name | Should -Be 'b'
    }

    It 'tells a line that is not there' {
        2, 99 | Remove-B24OpenLine -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failure

        $failure[0].TargetObject | Should -Be 99
        (Get-B24OpenLine).Name | Should -Be 'a', 'c'
    }

    It 'sends nothing with -WhatIf' {
        Get-B24OpenLine | Remove-B24OpenLine -WhatIf

        (Get-B24OpenLine).Count | Should -Be 3
    }
}
