# The runbooks in docs/examples, as they stand, on the sandbox; each in a session of its own, as a scheduled job has it.

BeforeAll {
    $examples = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../docs/examples'))

    # Everything that a runbook emits; its errors are thrown.
    function Invoke-Runbook([string] $Name, [hashtable] $Parameters) {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({
                    param($module, $runbook, $parameters)
                    $global:ConfirmPreference = 'None'
                    Import-Module -Name $module
                    & $runbook @parameters
                }).AddArgument($env:B24_TEST_MODULE).AddArgument((Join-Path $examples $Name)).AddArgument($Parameters)
            $shell.Invoke()
            if ($shell.HadErrors -and $shell.Streams.Error) { throw $shell.Streams.Error[0] }
        }
        finally { $shell.Dispose() }
    }
}

Describe 'Install-Connector.ps1' {
    It 'sets a connector up and sees a message in and an answer out' {
        $run = Invoke-Runbook 'Install-Connector.ps1' @{ Sandbox = $true }

        $run.Connector | Should -Be 'shopchat'
        $run.Line | Should -Be 1
        $run.ChatId | Should -BeGreaterThan 0
        $run.Answer | Should -Match 'How can we help'
    }
}

Describe 'Invoke-NightShift.ps1' {
    It 'reports each dialog, and what was done: <Outcome> after <OldAfter>' -ForEach @(
        @{ OldAfter = [timespan]::FromDays(1); Outcome = 'moved' }
        @{ OldAfter = [timespan]::Zero; Outcome = 'completed' }
    ) {
        $report = Join-Path $TestDrive "$Outcome.csv"
        $run = @(Invoke-Runbook 'Invoke-NightShift.ps1' @{ Sandbox = $true; ReportPath = $report; OldAfter = $OldAfter })

        $rows = @(Import-Csv -LiteralPath $report -Encoding UTF8)
        $run.Count | Should -Be 6
        $rows.Count | Should -Be 6
        @($rows.SessionId | Sort-Object -Unique).Count | Should -Be 6
        @($rows.Outcome | Sort-Object -Unique) -join ', ' | Should -Be $Outcome
        @($rows.Error | Where-Object { $_ }) | Should -BeNullOrEmpty
    }

    It 'files what failed, and ends with an error' {
        $report = Join-Path $TestDrive failed.csv

        { Invoke-Runbook 'Invoke-NightShift.ps1' @{ Sandbox = $true; ReportPath = $report; ToUser = 9999 } } |
            Should -Throw '*6 of 6 dialogs failed*'

        $rows = @(Import-Csv -LiteralPath $report -Encoding UTF8)
        @($rows.Outcome | Sort-Object -Unique) -join ', ' | Should -Be 'failed'
        @($rows | Where-Object { -not $_.Error }) | Should -BeNullOrEmpty
    }
}

Describe 'Export-FinishedSession.ps1' {
    It 'files each finished session once, in a second run too' {
        $path = Join-Path $TestDrive finished.csv
        $first = @(Invoke-Runbook 'Export-FinishedSession.ps1' @{ Sandbox = $true; Path = $path; Count = 3 })
        # Another sandbox has the same six sessions: three of them stand in the file.
        $second = @(Invoke-Runbook 'Export-FinishedSession.ps1' @{ Sandbox = $true; Path = $path; Count = 3 })

        $first.Count, $second.Count | Should -Be 3, 3
        $rows = @(Import-Csv -LiteralPath $path -Encoding UTF8)
        @($rows | ForEach-Object { [int] $_.SessionId } | Sort-Object) -join ' ' | Should -Be '1 2 3 4 5 6'
        @($rows | Where-Object { [int] $_.Messages -lt 1 }) | Should -BeNullOrEmpty
    }
}
