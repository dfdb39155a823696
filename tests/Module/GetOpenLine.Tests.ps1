BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
}

Describe 'Get-B24OpenLine' {
    BeforeAll {
        $portal = Connect-B24Portal -Sandbox
        'Name,Queue', 'Support DE,user:2', 'Support Österreich,user:3;department:4', 'Sales,user:4' |
            ConvertFrom-Csv | New-B24OpenLine | Out-Null
    }

    AfterAll {
        Disconnect-B24Portal
    }

    It 'gives all lines in the order of their ids' {
        (Get-B24OpenLine).Id | Should -Be 1, 2, 3
    }

    It 'gives the lines of ids in the order asked for, with one request' {
        $requests = $portal.RequestCount

        (Get-B24OpenLine -Id 3, 1).Name | Should -Be 'Sales', 'Support DE'
        $portal.RequestCount - $requests | Should -Be 1
    }

    It 'takes ids from the pipeline as <Kind>' -ForEach @(
        @{ Kind = 'numbers'; Ids = { 2, 1 } }
        @{ Kind = 'rows'; Ids = { 'Id', '2', '1' | ConvertFrom-Csv } }
        @{ Kind = 'lines'; Ids = { (Get-B24OpenLine)[1, 0] } }
    ) {
        (& $Ids | Get-B24OpenLine).Id | Should -Be 2, 1
    }

    It 'tells each id that is not there, and gives the others' {
        $lines = 1, 98, 2, 99 | Get-B24OpenLine -ErrorAction SilentlyContinue -ErrorVariable failure

        $lines.Id | Should -Be 1, 2
        $failure.TargetObject | Should -Be 98, 99
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'OpenLineNotFound,*'
        $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'finds lines by name: <Pattern>' -ForEach @(
        @{ Pattern = 'sales'; Names = @('Sales') }
        @{ Pattern = 'Support*'; Names = @('Support DE', 'Support Österreich') }
        @{ Pattern = '*ö*'; Names = @('Support Österreich') }
        @{ Pattern = 'S*l[ea]s'; Names = @('Sales') }
        @{ Pattern = @('Sales', '* DE'); Names = @('Support DE', 'Sales') }
        @{ Pattern = 'nothing*'; Names = @() }
    ) {
        @(Get-B24OpenLine -Name $Pattern | ForEach-Object Name) | Should -Be $Names
    }

    It 'tells a name that is not there' {
        Get-B24OpenLine 'Sales', 'Nobody' -ErrorAction SilentlyContinue -ErrorVariable failure | Should -HaveCount 1

        $failure | Should -HaveCount 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'OpenLineNotFound,*'
        $failure[0].TargetObject | Should -Be 'Nobody'
    }

    It 'keeps departments in a queue' {
        (Get-B24OpenLine -Id 2).Queue.ToString() | Should -Be 'user:3;department:4'
    }

    It 'gives objects that sort, filter and compare' {
        (Get-B24OpenLine | Where-Object QueueType -EQ 'all').Count | Should -Be 3
        (Get-B24OpenLine | Where-Object { $_.WorktimeFrom -lt '10:00' }).Count | Should -Be 3
        (Get-B24OpenLine | Sort-Object Name).Name | Should -Be 'Sales', 'Support DE', 'Support Österreich'
        (Get-B24OpenLine | Group-Object QueueType).Name | Should -Be 'all'
    }

    It 'prints a table that fits <_> columns' -ForEach 80, 100, 160 {
        $lines = Get-B24OpenLine | Format-Table | Out-String -Width $_ -Stream

        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
        $lines[1] | Should -Match '^ +Id Name +Active QueueType Queue +WorkTime +Language'
        $lines[3] | Should -Match '^ +1 Support DE +True +'
    }
}

Describe 'Get-B24OpenLine on a portal with many lines' {
    BeforeAll {
        $portal = Connect-B24Portal -Sandbox
        1..450 | ForEach-Object { [pscustomobject]@{ Name = "Line $_" } } | New-B24OpenLine | Out-Null
    }

    AfterAll {
        Disconnect-B24Portal
    }

    It 'reads 450 lines in two requests: the first page, and the pages behind it' {
        $requests = $portal.RequestCount

        (Get-B24OpenLine).Id | Should -Be @(1..450)
        $portal.RequestCount - $requests | Should -Be 2
    }

    It 'reads 450 ids in three requests' {
        $requests = $portal.RequestCount

        (450..1 | Get-B24OpenLine).Id | Should -Be @(450..1)
        $portal.RequestCount - $requests | Should -Be 3
    }

    It 'stops reading when the pipeline has enough' {
        $requests = $portal.RequestCount

        (Get-B24OpenLine | Select-Object -First 10).Id | Should -Be @(1..10)
        $portal.RequestCount - $requests | Should -Be 1
    }

    It 'lets the portal search for a word of the name' {
        $requests = $portal.RequestCount

        (Get-B24OpenLine 'Line 44*').Count | Should -Be 11
        $portal.RequestCount - $requests | Should -BeLessOrEqual 3
    }
}
