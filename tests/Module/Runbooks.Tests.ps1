# The runbooks in docs/examples, as they stand, on the sandbox; each in a session of its own, as a scheduled job has it.

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support/Shell.ps1')
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

    # A runbook in a process of its own, as a scheduler starts it.
    function Invoke-Job([string] $Name, [string] $Arguments) {
        $job = Join-Path $TestDrive "$([guid]::NewGuid()).ps1"
        Set-Content $job -Value "Import-Module '$env:B24_TEST_MODULE'", "& '$(Join-Path $examples $Name)' $Arguments *>&1 | Out-String", 'exit $LASTEXITCODE'
        $shell = Start-Shell $job @{ NO_COLOR = '1' }
        $text = $shell.StandardOutput.ReadToEnd()
        $shell.WaitForExit()
        [pscustomobject]@{ ExitCode = $shell.ExitCode; Text = $text -replace '[\s|]+', ' ' }
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

    It 'files what failed, and exits with 1' {
        $report = Join-Path $TestDrive failed.csv

        $run = Invoke-Job 'Invoke-NightShift.ps1' "-Sandbox -ReportPath '$report' -ToUser 9999"

        $run.ExitCode | Should -Be 1
        $run.Text | Should -Match '6 of 6 dialogs failed'
        $rows = @(Import-Csv -LiteralPath $report -Encoding UTF8)
        @($rows.Outcome | Sort-Object -Unique) -join ', ' | Should -Be 'failed'
        @($rows | Where-Object { -not $_.Error }) | Should -BeNullOrEmpty
    }

    It 'exits with 2 where it does not know what to do' {
        (Invoke-Job 'Invoke-NightShift.ps1' "-ReportPath '$TestDrive/x.csv'").ExitCode | Should -Be 2
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

    It 'goes on with a file that Excel has saved: <Case>' -ForEach @(
        @{ Case = 'semicolons, cp1251'; Delimiter = ';'; CodePage = 1251 }
        @{ Case = 'tabs, UTF-16'; Delimiter = "`t"; CodePage = 1200 }
    ) {
        $path = Join-Path $TestDrive "excel-$CodePage.csv"
        $null = Invoke-Runbook 'Export-FinishedSession.ps1' @{ Sandbox = $true; Path = $path; Count = 3 }
        $rows = @(Import-Csv -LiteralPath $path)
        $rows[0].LastText = 'Привет; "да"'
        $text = ($rows | ConvertTo-Csv -Delimiter $Delimiter -NoTypeInformation) -join "`r`n"
        [IO.File]::WriteAllText($path, $text, [Text.Encoding]::GetEncoding($CodePage))

        $null = Invoke-Runbook 'Export-FinishedSession.ps1' @{ Sandbox = $true; Path = $path; Count = 3 }

        $rows = @(Import-Csv -LiteralPath $path)
        @($rows | ForEach-Object { [int] $_.SessionId } | Sort-Object) -join ' ' | Should -Be '1 2 3 4 5 6'
        $rows[0].LastText | Should -Be 'Привет; "да"'
    }

    It 'refuses a file that is not its own, and leaves it as it is' {
        $path = Join-Path $TestDrive other.csv
        Set-Content -LiteralPath $path -Value 'Name;Price', 'x;1'

        $run = Invoke-Job 'Export-FinishedSession.ps1' "-Sandbox -Path '$path' -Count 1"

        $run.ExitCode | Should -Be 2
        $run.Text | Should -Match 'no column SessionId'
        Get-Content -LiteralPath $path | Should -Be 'Name;Price', 'x;1'
    }
}

Describe 'Import-Channels.ps1' {
    BeforeAll {
        # What a scheduled job leaves behind: each run in a process of its own would have a sandbox of its own.
        function Invoke-Import([string] $File, [hashtable] $Options = @{}) {
            $said = & (Join-Path $examples Import-Channels.ps1) $File -OutputFolder $folder @Options 2>&1
            [pscustomobject]@{ ExitCode = $LASTEXITCODE; Text = "$said" }
        }
    }

    BeforeEach {
        Import-Module -Name $env:B24_TEST_MODULE
        $null = Connect-B24Portal -Sandbox
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item -ItemType Directory $folder
        $file = Join-Path $folder in.csv
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'reads what <Case> has saved' -ForEach @(
        @{ Case = 'a Russian Excel'; CodePage = 1251; Delimiter = ';'; Name = 'Поддержка Казань'; Yes = 'ИСТИНА' }
        @{ Case = 'a German Excel'; CodePage = 1252; Delimiter = ';'; Name = 'Grüße aus München'; Yes = 'WAHR' }
        @{ Case = 'Excel as Unicode text'; CodePage = 1200; Delimiter = "`t"; Name = 'Zürich Жизнь'; Yes = 'TRUE' }
        @{ Case = 'an HR system'; CodePage = 65001; Delimiter = ','; Name = 'Łódź 客服 👋'; Yes = 'Y' }
        @{ Case = 'a database, with bars'; CodePage = 65001; Delimiter = '|'; Name = 'Ön büro'; Yes = '1' }
        @{ Case = 'Excel, with its sep= line'; CodePage = 65001; Delimiter = ';'; Name = 'Bureau é'; Yes = 'TRUE'; First = 'sep=;' }
    ) {
        $lines = @($First; ('Name', 'Active', 'QueueTime' -join $Delimiter); ($Name, $Yes, '90' -join $Delimiter)
            ('', '', '' -join $Delimiter)) -ne $null
        [IO.File]::WriteAllText($file, ($lines -join "`r`n"), [Text.Encoding]::GetEncoding($CodePage))

        $run = Invoke-Import $file

        $run.Text | Should -Match '^1 created -> .*in\.result\.csv$'
        $run.ExitCode | Should -Be 0
        $line = Get-B24OpenLine
        $line.Name, $line.Active, $line.QueueTime | Should -Be $Name, $true, 90
    }

    It 'changes nothing when it is run twice, and keeps the first result' {
        Set-Content $file -Encoding UTF8 -Value 'Name,QueueType', 'A,all', 'B,evenly', 'A,strictly'

        (Invoke-Import $file).Text | Should -Match '^3 created'
        (Invoke-Import $file).Text | Should -Match '^3 there already'
        Remove-Item (Join-Path $folder in.journal.jsonl)
        (Invoke-Import $file @{ SkipExisting = $true }).Text | Should -Match '^3 there already'

        (Get-B24OpenLine).Name | Should -Be 'A', 'B', 'A'
        (Get-ChildItem $folder -Filter '*.result*.csv').Name | Sort-Object |
            Should -Be 'in.result-2.csv', 'in.result-3.csv', 'in.result.csv'
    }

    It 'takes its own result back, once the failed rows are corrected' {
        Set-Content $file -Encoding UTF8 -Value 'Name,CloseText,QueueType', "a,`"two`nlines`",all", 'Ж,=1+1,badd', 'd,x,all'
        $run = Invoke-Import $file
        $run.ExitCode | Should -Be 1
        $result = Join-Path $folder in.result.csv
        (Import-Csv $result).B24Result | Should -Be 'Done', 'Failed', 'Done'
        (Import-Csv $result).CloseText | Should -Be "two`nlines", "'=1+1", 'x'
        Get-Content (Join-Path $folder in.log) | Should -Match '^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d '

        (Get-Content $result -Raw) -replace '"badd"', '"all"' | Set-Content $result -Encoding utf8BOM -NoNewline
        $retry = Invoke-Import $result

        $retry.ExitCode, $retry.Text | Should -Be 0, "1 created, 2 there already -> $(Join-Path $folder in.result-2.csv)"
        (Get-B24OpenLine).CloseText | Should -Be "two`nlines", 'x', '=1+1'
    }

    It 'exits with 2 where nothing can be done: <Case>' -ForEach @(
        @{ Case = 'no file'; Text = $null; Says = 'in.csv' }
        @{ Case = 'an unknown column'; Text = "Name,Queu`na,1`nb,2"; Says = "Did you mean 'Queue'" }
        @{ Case = 'no connection'; Text = "Name`na"; Says = 'Connect-B24Portal'; Disconnect = $true }
    ) {
        if ($Text) { Set-Content $file -Encoding UTF8 -Value $Text }
        if ($Disconnect) { Disconnect-B24Portal }

        $run = Invoke-Import $file

        $run.ExitCode | Should -Be 2
        $run.Text | Should -Match ([regex]::Escape($Says))
        if ($Disconnect) { $null = Connect-B24Portal -Sandbox }
        Get-B24OpenLine | Should -BeNullOrEmpty
    }
}

Describe 'Table.psm1' {
    BeforeAll {
        Import-Module (Join-Path $examples Table.psm1)
        $path = Join-Path $TestDrive table.csv
    }

    AfterAll {
        Remove-Module Table
    }

    It 'writes no cell that a spreadsheet would run: <Text>' -ForEach @(
        @{ Text = '=HYPERLINK("http://x"&A1,"open")'; Cell = "'=HYPERLINK(""http://x""&A1,""open"")" }
        @{ Text = '@SUM(A1)'; Cell = "'@SUM(A1)" }
        @{ Text = '+49 30 123'; Cell = "'+49 30 123" }
        @{ Text = "`tx"; Cell = "'`tx" }
        @{ Text = '-5,5'; Cell = '-5,5' }
        @{ Text = 'a=b'; Cell = 'a=b' }
    ) {
        [pscustomobject]@{ Text = $Text; Number = -1 } | Export-Table -Path $path

        $row = (Import-Table -Path $path).Rows
        $row.Text, $row.Number | Should -BeExactly $Cell, '-1'
    }
}

Describe 'The snippet for thousands of rows in the README' {
    It 'exits with <ExitCode> where <Case>' -ForEach @(
        @{ Case = 'the portal cannot be reached'; ExitCode = 1; Connect = 'Connect-B24Portal http://127.0.0.1:1/rest/1/x/' }
        @{ Case = 'there is no file'; ExitCode = 1; Connect = 'Connect-B24Portal -Sandbox'; Rows = $null }
        @{ Case = 'a row fails'; ExitCode = 1; Connect = 'Connect-B24Portal -Sandbox'; Rows = 'Name,QueueType', 'A,all', 'B,badd' }
        @{ Case = 'all rows are done'; ExitCode = 0; Connect = 'Connect-B24Portal -Sandbox'; Rows = 'Name,QueueType', 'A,all' }
    ) {
        $readme = Get-Content (Join-Path $PSScriptRoot '../../README.md') -Raw
        $snippet = [regex]::Match($readme, '(?s)```powershell\n(\$ErrorActionPreference = .Stop.\nConnect-B24Portal.*?)```').Groups[1].Value
        $snippet | Should -Match 'ResultPath'
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item -ItemType Directory $folder
        if ($Rows) { Set-Content (Join-Path $folder channels.csv) -Value $Rows }
        $job = Join-Path $folder job.ps1
        Set-Content $job -Value "Import-Module '$env:B24_TEST_MODULE'", "Set-Location '$folder'",
            ($snippet -replace '(?m)^Connect-B24Portal .*$', $Connect)

        $shell = Start-Shell $job
        $null = $shell.StandardOutput.ReadToEnd()
        $shell.WaitForExit()

        $shell.ExitCode | Should -Be $ExitCode
        if ($Rows) { @(Import-Csv (Join-Path $folder result.csv)) | Should -HaveCount ($Rows.Count - 1) }
    }
}
