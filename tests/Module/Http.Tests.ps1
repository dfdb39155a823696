# The whole way over real HTTP, to a portal that keeps count, and that fails when it is told to.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    $examples = Join-Path $PSScriptRoot '../../docs/examples'
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')

    # A value as channels.csv writes it.
    function ConvertTo-Cell($Value) {
        if ($Value -is [bool]) { return @('N', 'Y')[[int]$Value] }
        if ($Value -is [Bitrix24.OpenLines.OperatorQueue]) { return $Value.ToString() }
        if ($Value -is [Collections.IEnumerable] -and $Value -isnot [string]) { return $Value -join ',' }
        "$Value"
    }
}

Describe 'Provisioning over HTTP' {
    BeforeEach {
        $portal = Connect-Afresh
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'creates each good row of channels.csv once, in as few writes as they fit into' {
        $rows = Import-Csv (Join-Path $examples channels.csv) -Encoding UTF8

        $lines = $rows | New-B24OpenLine -ErrorAction SilentlyContinue -ErrorVariable failure

        $failure | Should -HaveCount 5
        $lines | Should -HaveCount 210
        $good = @($rows | Where-Object { $_ -notin $failure.TargetObject })
        $lines.Name | Should -Be $good.Name
        (Get-B24OpenLine).Name | Sort-Object | Should -Be @($good.Name | Sort-Object)

        $requests = @(Get-Request)
        $writes = @($requests | Where-Object { $_.calls -contains 'imopenlines.config.add' })
        $writes.Count | Should -BeLessOrEqual ([Math]::Ceiling($rows.Count / 50))
        @($writes.calls | Where-Object { $_ -eq 'imopenlines.config.add' }).Count | Should -Be 210
    }

    It 'keeps every value of channels.csv' {
        $rows = @(Import-Csv (Join-Path $examples channels.csv) -Encoding UTF8 | Select-Object -First 20)

        $lines = @($rows | New-B24OpenLine)

        foreach ($i in 0..19) {
            foreach ($column in $rows[$i].PSObject.Properties | Where-Object Value) {
                ConvertTo-Cell $lines[$i].($column.Name) |
                    Should -BeExactly $column.Value -Because "row $i has it in $($column.Name)"
            }
        }
    }

    It 'makes each line once, and tells of it once, although an answer is lost: <_>' -ForEach @(
        'DropAfter', 'CutBody', 'BadGateway', 'ServerError'
    ) {
        Add-Fault @{ Method = 'batch'; Times = 1; Kind = $_ }

        $lines = @(New-Row 60 | New-B24OpenLine -ErrorAction Stop)

        $lines.Name | Should -Be (New-Row 60).Name
        @($lines.Id | Sort-Object -Unique).Count | Should -Be 60
        (Get-B24OpenLine).Id | Should -Be @(1..60)
    }

    It 'makes rows of one name as often as they are there, although an answer is lost' {
        Add-Fault @{ Method = 'batch'; Times = 1; Kind = 'DropAfter' }

        $lines = @(1..60 | ForEach-Object { [pscustomobject]@{ Name = 'Same' } } | New-B24OpenLine -ErrorAction Stop)

        @($lines.Id | Sort-Object -Unique).Count | Should -Be 60
        (Get-B24OpenLine).Id | Should -Be @(1..60)
    }

    It 'tells a creation as unknown, and does not repeat it, when it cannot be looked up either' {
        $portal = Connect-B24Portal $env:B24_TEST_SANDBOX -RetryTimeout 0
        Add-Fault @{ Method = 'imopenlines.config.add'; Kind = 'DropAfter' }
        Add-Fault @{ Method = 'imopenlines.config.list.get'; Skip = 1; Kind = 'ServerError' }

        New-B24OpenLine 'x' -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty

        Get-Code $failure | Should -Be 'OutcomeUnknown'
        "$($failure[0])" | Should -Match 'Get-B24OpenLine -Name'
        @(Get-B24OpenLine).Count | Should -Be 1
    }

    It 'lets the later of two changes of a line stay although the first had to wait' {
        New-Row 50 | New-B24OpenLine -NoReadBack | Out-Null
        Add-Fault @{ Method = 'batch'; Kind = 'QueryLimit' }
        $changes = 1..50 + 1 | ForEach-Object { [pscustomobject]@{ Id = $_; QueueTime = 10 } }
        $changes[50].QueueTime = 20

        $changes | Set-B24OpenLine -NoReadBack -ErrorAction Stop

        (Get-B24OpenLine -Id 1, 2).QueueTime | Should -Be 20, 10
    }

    It 'says that it did not run when nobody listens' {
        { Connect-B24Portal -WebhookUrl 'http://127.0.0.1:9/rest/1/s3cr3t/' } | Should -Throw -ErrorId 'ConnectionFailed,*'

        "$($Error[0])" | Should -Match 'It did not run'
        ($Error | ForEach-Object { $_ | Format-List * -Force | Out-String }) -join '' | Should -Not -Match 's3cr3t'
    }

    It 'tells a block that only support can lift' {
        Add-Fault @{ Method = 'imopenlines.config.list.get'; Times = 1; Kind = 'Overload' }

        { Get-B24OpenLine -ErrorAction Stop } | Should -Throw -ErrorId 'OVERLOAD_LIMIT,*'

        $Error[0].CategoryInfo.Category | Should -Be 'LimitsExceeded'
    }
}

Describe 'Invoke-Demo.ps1' {
    It 'finds exactly the five rows that are wrong on purpose' {
        $demo = Join-Path $examples Invoke-Demo.ps1
        $said = & $demo -ModulePath $env:B24_TEST_MODULE -OutputFolder $TestDrive -Latency 0 6>&1 | Out-String

        $said | Should -Match '210 created, 5 failed -> .*channels\.result\.csv; (8|9|10|11) requests'
        @(Import-Csv (Join-Path $TestDrive channels.result.csv) | Where-Object B24Result -EQ Failed) | Should -HaveCount 5
        Disconnect-B24Portal
    }
}
