# Users and departments, and how they fill queues. The sandbox has 40 users; 9 to 13 and 37 work in department 4.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')
}

Describe 'Get-B24User' {
    BeforeEach {
        $portal = Connect-Afresh
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'reads everybody, in one request' {
        $users = @(Get-B24User)

        $users.Count, $users[0].Id, $users[39].Id | Should -Be 40, 1, 40
        $users[0] | Should -BeOfType ([Bitrix24.OpenLines.User])
        $users[0].Name, $users[0].FirstName, $users[0].LastName | Should -Be 'Marta Lindqvist', 'Marta', 'Lindqvist'
        $users[0].Email, $users[0].WorkPosition, $users[0].Active | Should -Be 'marta.lindqvist@meridian-goods.example', 'Head of Customer Care', $true
        $users[36].Departments.ToString(), "$($users[0].UserType)", "$($users[0])" | Should -Be '11;4', 'employee', 'Marta Lindqvist (1)'
        (Get-Request).method | Should -Be 'user.get'
    }

    It 'finds <What>' -ForEach @(
        @{ What = 'names with wildcards'; Given = @{ Name = 'Mar*', '*szabó' }; Ids = 1, 10 }
        @{ What = 'addresses'; Given = @{ Email = 'jamal.*' }; Ids = 15 }
        @{ What = 'an address in any case'; Given = @{ Email = 'Marta.Lindqvist@Meridian-Goods.example' }; Ids = 1 }
        @{ What = 'the users of departments'; Given = @{ Department = 2, 4 }; Ids = 3, 4, 5, 6, 9, 10, 11, 12, 13, 37 }
        @{ What = 'names in a department'; Given = @{ Department = 4; Name = 'zol*' }; Ids = 10 }
        @{ What = 'what a filter lets through'; Given = @{ Filter = @{ '>ID' = 36; IS_ONLINE = 'Y' } }; Ids = 38, 39, 40 }
        @{ What = 'a filter in the names of properties'; Given = @{ Filter = @{ lastName = 'Nkosi'; departments = 7 } }; Ids = 26 }
        @{ What = 'one of several values'; Given = @{ Filter = @{ '@ID' = 3, 5 } }; Ids = 3, 5 }
    ) {
        (Get-B24User @Given).Id | Should -Be $Ids
    }

    It 'says which exact name or address nobody has' {
        $found = Get-B24User 'Marta Lindqvist', 'Nobody' -ErrorAction SilentlyContinue -ErrorVariable failed
        $found.Id | Should -Be 1
        Get-Code $failed | Should -Be 'UserNotFound'
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'ObjectNotFound'
        $failed[0].TargetObject | Should -Be 'Nobody'

        Get-B24User -Email nobody@example.com -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-Code $failed | Should -Be 'UserNotFound'
    }

    It 'reads ids, 50 with each call, and says which are not there' {
        $found = Get-B24User -Id 3, 99, 1 -ErrorAction SilentlyContinue -ErrorVariable failed
        $found.Id | Should -Be 3, 1
        Get-Code $failed | Should -Be 'UserNotFound'
        $failed[0].TargetObject | Should -Be 99

        $found = @([pscustomobject]@{ USER_ID = '7' }, @{ Id = 8 }, 9, 'x', (Get-B24User -Id 10)) |
            Get-B24User -ErrorAction SilentlyContinue -ErrorVariable failed
        $found.Id | Should -Be 7, 8, 9, 10
        "$failed" | Should -Match "^Row 4: .*'x' is not a user\. Use the id or the e-mail address"
        (Get-Request).method | Should -Be 'user.get', 'user.get', 'user.get'
    }

    It 'refuses a condition that the portal would pass over' {
        { Get-B24User -Filter @{ LASTNAM = 'x' } } | Should -Throw -ErrorId 'UnknownSetting,*'
        { Get-B24User -Filter @{ UF_DEPARTMENT = 1 } -Department 2 } | Should -Throw -ErrorId 'DuplicateSetting,*'
        { Get-B24User -Id 4.6 } | Should -Throw

        Get-Request | Should -BeNullOrEmpty
    }

    It 'reads who works in piped departments, and stops when the pipeline has enough' {
        (Get-B24Department 'Support Europe', Sales | Get-B24User).Id | Should -Be 3, 4, 5, 6, 9, 10, 11, 12, 13, 37
        (Get-B24User | Select-Object -First 2).Id | Should -Be 1, 2
    }

    It 'shows a table of 120 columns, and a list' {
        $text = Get-B24User -Department 2 | Out-String -Width 120

        $text | Should -Match 'Id +Name +WorkPosition +Departments +IsOnline +Email'
        ($text -split '\r?\n' | Measure-Object -Property Length -Maximum).Maximum | Should -Not -BeGreaterThan 120
        Get-B24User -Id 1 | Format-List | Out-String | Should -Match '(?m)^PersonalCity +: Stockholm'
    }

    It 'tells a portal''s error' {
        $application = New-Application @{ scopes = @('imopenlines') }
        $null = Connect-B24Portal -Portal $application.portal -AccessToken $application.accessToken

        Get-B24User -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty

        Get-Code $failed | Should -Be 'insufficient_scope'
        "$($failed[0])" | Should -Match 'permission'
    }
}

Describe 'Get-B24Department' {
    BeforeEach {
        $portal = Connect-Afresh
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'reads all departments, in one request' {
        $departments = @(Get-B24Department)

        $departments.Count | Should -Be 12
        $departments[3] | Should -BeOfType ([Bitrix24.OpenLines.Department])
        $departments[3].Id, $departments[3].Name, $departments[3].ParentId, $departments[3].HeadId | Should -Be 4, 'Support Europe', 3, 9
        $departments[0].ParentId | Should -BeNullOrEmpty
        (Get-Request).method | Should -Be 'department.get'
    }

    It 'finds <What>' -ForEach @(
        @{ What = 'names with wildcards'; Given = @{ Name = 'Support *' }; Ids = 4, 5, 6, 7 }
        @{ What = 'those below one'; Given = @{ Parent = 3 }; Ids = 4, 5, 6, 7, 11 }
        @{ What = 'those that somebody leads'; Given = @{ Head = 7 }; Ids = 3 }
    ) {
        (Get-B24Department @Given).Id | Should -Be $Ids
    }

    It 'takes departments and users for their ids' {
        (Get-B24Department -Parent (Get-B24Department Support)).Count | Should -Be 5
        (Get-B24Department -Head (Get-B24User -Id 9)).Id | Should -Be 4
        (Get-B24User -Id 37 | Get-B24Department).Id | Should -Be 11, 4
    }

    It 'reads ids, and says which are not there' {
        $found = 2, 99, 3 | Get-B24Department -ErrorAction SilentlyContinue -ErrorVariable failed

        $found.Id | Should -Be 2, 3
        Get-Code $failed | Should -Be 'DepartmentNotFound'
        "$($failed[0])" | Should -Match '^Row 2: .*99'
        (Get-Request).method | Should -Be 'batch'
        Get-B24Department Nowhere -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Code $failed | Should -Be 'DepartmentNotFound'
    }

    It 'completes ids by name' {
        $text = "Get-B24User -Department supp"
        ([System.Management.Automation.CommandCompletion]::CompleteInput($text, $text.Length, $null).CompletionMatches).CompletionText |
            Should -Be '3', '4', '5', '6', '7'
    }
}

Describe 'A queue of <What>' -ForEach @(
    @{ What = 'users'; Make = { Get-B24User -Department 4 }; Queue = 'user:9;user:10;user:11;user:12;user:13;user:37' }
    @{ What = 'one user'; Make = { Get-B24User -Id 15 }; Queue = 'user:15' }
    @{ What = 'departments'; Make = { Get-B24Department -Parent 1 }; Queue = 'department:2;department:3;department:8;department:9;department:10;department:12' }
    @{ What = 'one department'; Make = { Get-B24Department Sales }; Queue = 'department:2' }
    @{ What = 'all of it'; Make = { (Get-B24User -Id 15), (Get-B24Department Sales), 'department:4', 7 }; Queue = 'user:15;department:2;department:4;user:7' }
) {
    BeforeEach {
        $portal = Connect-Afresh
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'is given to New-B24OpenLine with -Queue' {
        (New-B24OpenLine -Name x -Queue (& $Make)).Queue.ToString() | Should -Be $Queue
    }

    It 'is given to Set-B24OpenLine with -Queue, and in a hashtable' {
        $line = New-B24OpenLine -Name x -Settings @{ QUEUE = & $Make }
        $line.Queue.ToString() | Should -Be $Queue

        $null = $line | Set-B24OpenLine -Queue user:1
        ($line | Set-B24OpenLine -Queue (& $Make) -PassThru).Queue.ToString() | Should -Be $Queue
    }
}
