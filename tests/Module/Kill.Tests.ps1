# A run that is killed again and again, at random moments, by the system: with its journal, each row becomes one line.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')
    . (Join-Path $PSScriptRoot 'Support/Shell.ps1')

    # The length of a file that may not be there yet.
    function Get-Size([IO.FileInfo] $File) {
        $File.Refresh()
        if ($File.Exists) { $File.Length } else { 0 }
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
        $journal = [IO.FileInfo] (Join-Path $TestDrive rows.jsonl)
        New-Row 2000 | Export-Csv -LiteralPath $csv -NoTypeInformation
        Set-Content -LiteralPath "$TestDrive/create.ps1" -Value @(
            'Import-Module -Name $env:B24_TEST_MODULE'
            '$null = Connect-B24Portal $env:B24_TEST_SANDBOX -Plan Unlimited -MaxExecutionTime 1'
            'Import-Csv -LiteralPath $env:B24_ROWS |'
            '    New-B24OpenLine -Journal $env:B24_JOURNAL -NoReadBack -ErrorAction Stop | Out-Null'
            'exit 7'
        )
        $environment = @{ B24_ROWS = $csv; B24_JOURNAL = $journal.FullName }
        $random = [Random]::new(20)

        $killed = 0
        foreach ($i in 1..20) {
            # A row takes about 220 bytes.
            $size = (Get-Size $journal) + $random.Next(100, 15000)
            $process = Start-Shell "$TestDrive/create.ps1" $environment
            while (-not $process.WaitForExit(1) -and (Get-Size $journal) -lt $size) { }
            $process.Kill()
            $process.WaitForExit()
            if ($process.ExitCode -ne 7) { $killed++ }
        }
        $process = Start-Shell "$TestDrive/create.ps1" $environment
        $process.WaitForExit()

        $killed | Should -Be 20
        $process.ExitCode | Should -Be 7
        $null = Connect-B24Portal $env:B24_TEST_SANDBOX
        $names = @((Get-B24OpenLine).Name)
        $names.Count | Should -Be 2000
        @($names | Sort-Object -Unique).Count | Should -Be 2000
    }
}
