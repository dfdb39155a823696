# A run that is killed again and again, at random moments, by the system: with its journal, each row becomes one line.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')
    . (Join-Path $PSScriptRoot 'Support/Shell.ps1')

    # How many rows a journal knows to be done.
    function Get-DoneCount([string] $Journal) {
        if (-not [IO.File]::Exists($Journal)) { return 0 }
        [regex]::Matches([IO.File]::ReadAllText($Journal), '"state":"done"').Count
    }
}

Describe 'New-B24OpenLine -Journal, killed 20 times' {
    AfterAll {
        Disconnect-B24Portal
        Reset-Portal
    }

    It 'creates each row once' {
        Reset-Portal
        $csv = Join-Path $TestDrive rows.csv
        $journal = Join-Path $TestDrive rows.jsonl
        New-Row 4000 | Export-Csv -LiteralPath $csv -NoTypeInformation
        Set-Content -LiteralPath "$TestDrive/create.ps1" -Value @(
            'Import-Module -Name $env:B24_TEST_MODULE'
            '$null = Connect-B24Portal $env:B24_TEST_SANDBOX -Plan Unlimited -MaxExecutionTime 1'
            'Import-Csv -LiteralPath $env:B24_ROWS |'
            '    New-B24OpenLine -Journal $env:B24_JOURNAL -NoReadBack -ErrorAction Stop | Out-Null'
            'exit 7'
        )
        $environment = @{ B24_ROWS = $csv; B24_JOURNAL = $journal }
        $random = [Random]::new(20)

        $killed = $unrecorded = $recorded = 0
        foreach ($i in 1..20) {
            $created = [int](Get-CallCount imopenlines.config.add)
            $done = Get-DoneCount $journal
            # Every second run is killed while it waits for the answers to what it has created first. The first batch
            # is that of the connection.
            $waits = $i % 2
            if ($waits) { Add-Fault @{ Kind = 'SlowAnswer'; Method = 'batch'; Skip = 1; Times = 4; Delay = 60 } }
            $target = $created + $(if ($waits) { 1 } else { $random.Next(50, 300) })
            $process = Start-Shell "$TestDrive/create.ps1" $environment
            while (-not $process.WaitForExit(1) -and (Get-CallCount imopenlines.config.add) -lt $target) { }
            $process.Kill()
            $process.WaitForExit()
            $null = Invoke-RestMethod "$control/faults" -Method Delete
            if ($process.ExitCode -ne 7) { $killed++ }
            $nowDone = Get-DoneCount $journal
            if ((Get-CallCount imopenlines.config.add) -gt $nowDone) { $unrecorded++ }
            if ($nowDone -gt $done) { $recorded++ }
        }
        $process = Start-Shell "$TestDrive/create.ps1" $environment
        $process.WaitForExit()

        $killed | Should -Be 20
        # The kills hit what they are for: lines that no journal knows, and lines that it does.
        $unrecorded | Should -BeGreaterOrEqual 10
        $recorded | Should -BeGreaterOrEqual 5
        $process.ExitCode | Should -Be 7
        $null = Connect-B24Portal $env:B24_TEST_SANDBOX
        $names = @((Get-B24OpenLine).Name)
        $names.Count | Should -Be 4000
        @($names | Sort-Object -Unique).Count | Should -Be 4000
    }
}
