# Get-B24OpenLine on a portal with thousands of lines.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')
    function Get-RequestCount([scriptblock] $Code) {
        $before = $portal.RequestCount
        & $Code | Out-Null
        $portal.RequestCount - $before
    }
}

Describe 'Get-B24OpenLine on a portal with 1,050 lines' {
    BeforeAll {
        $portal = Connect-B24Portal -Sandbox -Throttle 1 # so that ids follow the rows
        New-Row 1050 | New-B24OpenLine -NoReadBack | Out-Null
    }

    AfterAll {
        Disconnect-B24Portal
    }

    It 'reads each line once, in the order of the ids, in few requests' {
        $requests = $portal.RequestCount

        $ids = (Get-B24OpenLine).Id

        $ids -join ',' | Should -BeExactly (1..1050 -join ',')
        $portal.RequestCount - $requests | Should -Be 3
    }

    It 'reads no more than it is asked for: <Case>' -ForEach @(
        @{ Case = 'Select-Object -First 10'; Code = { Get-B24OpenLine | Select-Object -First 10 }; Requests = 1 }
        @{ Case = 'Select-Object -First 200'; Code = { Get-B24OpenLine | Select-Object -First 200 }; Requests = 1 }
        @{ Case = '-First 10'; Code = { Get-B24OpenLine -First 10 }; Requests = 1 }
        @{ Case = '-First 200'; Code = { Get-B24OpenLine -First 200 }; Requests = 1 }
        @{ Case = '-First 450'; Code = { Get-B24OpenLine -First 450 }; Requests = 2 }
        @{ Case = '-Skip 1040'; Code = { Get-B24OpenLine -Skip 1040 }; Requests = 1 }
    ) {
        Get-RequestCount $Code | Should -Be $Requests
    }

    It 'gives the lines that -Skip and -First leave, across pages' {
        (Get-B24OpenLine -Skip 150 -First 700).Id -join ',' | Should -BeExactly (151..850 -join ',')
    }

    It 'reads in another order, each line once: <Case>' -ForEach @(
        @{ Case = 'by id, falling'; Order = @{ OrderBy = 'Id'; Descending = $true }; Sort = { $_.Id }; Falling = $true }
        @{ Case = 'by name'; Order = @{ OrderBy = 'Name' }; Sort = { $_.Name }; Falling = $false }
    ) {
        $lines = @(Get-B24OpenLine @Order)

        @($lines.Id | Sort-Object -Unique).Count | Should -Be 1050
        $expected = @($lines | Sort-Object $Sort -Descending:$Falling -Culture '')
        $lines[0].Id, $lines[700].Id, $lines[-1].Id | Should -Be $expected[0].Id, $expected[700].Id, $expected[-1].Id
    }

    It 'finds what a filter leaves, across pages' {
        $ids = (Get-B24OpenLine -Filter @{ '>Id' = 500 }).Id

        $ids -join ',' | Should -BeExactly (501..1050 -join ',')
    }

    It 'finds lines by name, wherever they stand' {
        (Get-B24OpenLine 'Line 10*').Id -join ',' | Should -BeExactly (@(10) + 100..109 + 1000..1050 -join ',')
    }

    It 'hands out lines before all have been read' {
        $requests = $portal.RequestCount
        $seen = [Collections.Generic.List[int]]::new()

        Get-B24OpenLine | ForEach-Object { $seen.Add($portal.RequestCount - $requests) }

        $seen[0] | Should -Be 1
        $seen[199] | Should -Be 1
        $seen[-1] | Should -BeGreaterThan 1
    }

    It 'reads what it reads of each line and no more' {
        $lines = @(Get-B24OpenLine -Property QueueTime)

        $lines.Count | Should -Be 1050
        @($lines | Where-Object { $null -eq $_.QueueTime }).Count | Should -Be 0
        @($lines | Where-Object { $null -ne $_.CloseText }).Count | Should -Be 0
    }
}

Describe 'Get-B24OpenLine on a portal with more lines than the first batch reads' {
    BeforeAll {
        $portal = Connect-B24Portal -Sandbox
        New-Row 2500 | New-B24OpenLine -NoReadBack | Out-Null
    }

    AfterAll {
        Disconnect-B24Portal
    }

    It 'reads each line once, in the order of the ids, in three requests' {
        $requests = $portal.RequestCount

        (Get-B24OpenLine -Property Name).Id -join ',' | Should -BeExactly (1..2500 -join ',')

        $portal.RequestCount - $requests | Should -Be 3
    }
}

Describe 'Get-B24OpenLine while lines appear and vanish' {
    AfterEach {
        Disconnect-B24Portal
    }

    It 'reads each line once that is there all the time' {
        $null = Connect-B24Portal -Sandbox
        New-Row 1000 | New-B24OpenLine -NoReadBack | Out-Null

        $ids = @(Get-B24OpenLine -Property Name | ForEach-Object {
                if ($_.Id -eq 100) {
                    Remove-B24OpenLine (1..50) -Confirm:$false
                    New-Row 30 | New-B24OpenLine -NoReadBack | Out-Null
                }
                $_.Id
            })

        @($ids | Sort-Object -Unique).Count | Should -Be $ids.Count
        @($ids | Where-Object { $_ -gt 50 -and $_ -le 1000 }).Count | Should -Be 950
        $ids -join ',' | Should -BeExactly (@($ids | Sort-Object) -join ',')
    }
}

Describe 'Get-B24OpenLine over HTTP' {
    AfterEach {
        Disconnect-B24Portal
        Reset-Portal
    }

    It 'reads each line once although answers are lost: <_>' -ForEach 'CutBody', 'BadGateway', 'DropAfter' {
        $null = Connect-Afresh
        New-Row 850 | New-B24OpenLine -NoReadBack | Out-Null
        Add-Fault @{ Kind = $_; Method = 'batch' }

        (Get-B24OpenLine -ErrorAction Stop).Id -join ',' | Should -BeExactly (1..850 -join ',')
    }

    It 'tells an error once, after the lines that came before it' {
        $null = Connect-Afresh
        New-Row 500 | New-B24OpenLine -NoReadBack | Out-Null
        $portal = Connect-B24Portal $env:B24_TEST_SANDBOX -RetryTimeout 0
        Add-Fault @{ Kind = 'ServerError'; Method = 'batch' }

        $lines = @(Get-B24OpenLine -ErrorAction SilentlyContinue -ErrorVariable failed)

        $lines.Count | Should -Be 200
        Get-Code $failed | Should -Be 'INTERNAL_SERVER_ERROR'
    }
}
