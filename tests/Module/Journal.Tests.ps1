# -Journal: what is in the file, and that a run which was stopped goes on with it, and does nothing twice.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')
    . (Join-Path $PSScriptRoot 'Support/Shell.ps1')

    function Read-Journal([string] $Path) { Get-Content -LiteralPath $Path -Encoding UTF8 | ConvertFrom-Json }

    # Writes a journal as it is left by a run that was killed: without the last <Answers> lines about what became of
    # inputs; the last one of them torn, if asked for.
    function Copy-KilledJournal([string] $From, [string] $To, [int] $Answers, [switch] $Torn) {
        $lines = @(Get-Content -LiteralPath $From -Encoding UTF8)
        $gone = @(0..($lines.Count - 1) | Where-Object { $lines[$_] -match '"state":"(done|failed)"' } | Select-Object -Last $Answers)
        $kept = @(0..($lines.Count - 1) | Where-Object { $_ -notin $gone } | ForEach-Object { $lines[$_] })
        $text = $kept -join "`n"
        if ($Torn) { $text += "`n" + $lines[$gone[0]].Substring(0, 9) } else { $text += "`n" }
        [IO.File]::WriteAllText($To, $text)
    }

    function New-Journal { Join-Path $TestDrive "$([guid]::NewGuid()).jsonl" }
}

Describe 'A journal of New-B24OpenLine' {
    BeforeEach {
        # What is missing is not waited for: this portal works on nothing after its answer.
        $portal = Connect-B24Portal -Sandbox -MaxExecutionTime 0
        $journal = New-Journal
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'says of each input when it was sent and what became of it, and nothing that it holds' {
        New-Row 60 | New-B24OpenLine -Journal $journal -WelcomeMessageText 'Hello there' | Out-Null

        $header, $rest = Read-Journal $journal
        $header.command | Should -Be 'New-B24OpenLine'
        $header.portal | Should -Be "$($portal.Portal)"
        @($rest | Where-Object { $_.PSObject.Properties['mark'] }).mark | Should -Be 0
        @($rest | Where-Object state -EQ 'sent').n | Sort-Object | Should -Be @(1..60)
        $done = @($rest | Where-Object state -EQ 'done' | Sort-Object n)
        $done.n | Should -Be @(1..60)
        $done.id | Sort-Object | Should -Be @(1..60)
        [IO.File]::ReadAllText($journal) | Should -Not -Match 'Line \d|Hello|rest/'
    }

    It 'creates nothing in a second run, which emits the same lines' {
        $first = @(New-Row 60 | New-B24OpenLine -Journal $journal)
        $written = [IO.File]::ReadAllText($journal)

        $second = @(New-Row 60 | New-B24OpenLine -Journal $journal -InformationVariable summary)

        $second.Id | Should -Be $first.Id
        $second.Name | Should -Be (New-Row 60).Name
        @(Get-B24OpenLine).Count | Should -Be 60
        $summary[0].MessageData.AlreadyDone | Should -Be 60
        $summary[0].MessageData.Succeeded | Should -Be 0
        [IO.File]::ReadAllText($journal) | Should -BeExactly $written
    }

    It 'goes on where a run was killed: <Case>' -ForEach @(
        @{ Case = 'all outcomes lost'; Answers = 120; Torn = $false }
        @{ Case = 'the last outcomes lost'; Answers = 30; Torn = $false }
        @{ Case = 'the last line torn'; Answers = 30; Torn = $true }
    ) {
        $first = @(New-Row 120 | New-B24OpenLine -Journal $journal)
        $killed = New-Journal
        Copy-KilledJournal $journal $killed $Answers -Torn:$Torn

        $second = @(New-Row 120 | New-B24OpenLine -Journal $killed -ErrorAction Stop)

        $second.Id | Should -Be $first.Id
        $second.Name | Should -Be (New-Row 120).Name
        (Get-B24OpenLine).Id | Should -Be @(1..120)
        $answers = @(Read-Journal $killed | Where-Object state -EQ 'done')
        @($answers.n | Sort-Object -Unique).Count | Should -Be 120
    }

    It 'creates what was sent and is not there' {
        New-Row 60 | New-B24OpenLine -Journal $journal | Out-Null
        $killed = New-Journal
        Copy-KilledJournal $journal $killed 60
        Remove-B24OpenLine 51, 52, 53 -Confirm:$false

        $second = @(New-Row 60 | New-B24OpenLine -Journal $killed -ErrorAction Stop)

        $second.Name | Should -Be (New-Row 60).Name
        (Get-B24OpenLine).Id | Should -Be @(1..50 + 54..63)
        (Get-B24OpenLine).Name | Sort-Object | Should -Be @((New-Row 60).Name | Sort-Object)
    }

    It 'creates equal rows as often as they are there, in one run and in two' {
        $rows = 1..70 | ForEach-Object { [pscustomobject]@{ Name = 'Same' } }
        $rows | New-B24OpenLine -Journal $journal | Out-Null
        $killed = New-Journal
        Copy-KilledJournal $journal $killed 40

        @($rows | New-B24OpenLine -Journal $killed -ErrorAction Stop).Id | Sort-Object | Should -Be @(1..70)

        @(Get-B24OpenLine).Count | Should -Be 70
        $rows + $rows[0] | New-B24OpenLine -Journal $killed | Out-Null
        @(Get-B24OpenLine).Count | Should -Be 71
    }

    It 'finds equal rows that were under way, although fewer are looked up at once' {
        Connect-B24Portal -Sandbox -Throttle 1 -MaxExecutionTime 0 | Out-Null
        $rows = 1..120 | ForEach-Object { [pscustomobject]@{ Name = 'Same' } }
        $rows | New-B24OpenLine -Journal $journal | Out-Null
        $killed = New-Journal
        Copy-KilledJournal $journal $killed 120
        Remove-B24OpenLine (118..120) -Confirm:$false

        @($rows | New-B24OpenLine -Journal $killed -ErrorAction Stop).Id | Should -Be @(1..117 + 121..123)

        @(Get-B24OpenLine).Count | Should -Be 120
    }

    It 'creates a row that was added, and leaves alone what was made of one that is gone' {
        'a', 'b' | ForEach-Object { @{ Name = $_ } } | New-B24OpenLine -Journal $journal | Out-Null

        $second = 'b', 'new' | ForEach-Object { @{ Name = $_ } } | New-B24OpenLine -Journal $journal

        $second.Id | Should -Be 2, 3
        (Get-B24OpenLine).Name | Should -Be 'a', 'b', 'new'
    }

    It 'takes a row that was changed for another one' {
        @{ Name = 'a' } | New-B24OpenLine -Journal $journal | Out-Null

        @{ Name = 'a'; QueueTime = 45 } | New-B24OpenLine -Journal $journal | Out-Null

        (Get-B24OpenLine).QueueTime[1] | Should -Be 45
    }

    It 'knows nothing of a row that was refused before anything was sent' {
        'Name,QueueTime', 'a,10', 'b,soon' | ConvertFrom-Csv | New-B24OpenLine -Journal $journal -ErrorAction SilentlyContinue | Out-Null

        @(Read-Journal $journal | Where-Object state -EQ 'sent').Count | Should -Be 1
    }

    It 'is not written with -WhatIf, nor where there is no input' {
        New-Row 3 | New-B24OpenLine -Journal $journal -WhatIf
        @() | New-B24OpenLine -Journal $journal

        $journal | Should -Not -Exist
    }

    It 'stays as it is with -WhatIf' {
        New-Row 3 | New-B24OpenLine -Journal $journal | Out-Null
        $written = [IO.File]::ReadAllText($journal)

        New-Row 5 | New-B24OpenLine -Journal $journal -WhatIf

        [IO.File]::ReadAllText($journal) | Should -BeExactly $written
    }

    It 'is a file in the current location where its path is relative' {
        Push-Location -LiteralPath $TestDrive
        try { New-B24OpenLine x -Journal relative.jsonl | Out-Null } finally { Pop-Location }

        Join-Path $TestDrive relative.jsonl | Should -Exist
    }

    It 'reads nothing back in a second run with -NoReadBack' {
        $first = @(New-Row 60 | New-B24OpenLine -Journal $journal -NoReadBack)
        $requests = $portal.RequestCount

        $second = @(New-Row 60 | New-B24OpenLine -Journal $journal -NoReadBack)

        $second.Id | Should -Be $first.Id
        $second.Name | Should -Be $first.Name
        $portal.RequestCount | Should -Be $requests
    }

    It 'tells with -Verbose how much it knows' {
        New-Row 3 | New-B24OpenLine -Journal $journal | Out-Null

        New-Row 3 | New-B24OpenLine -Journal $journal -Verbose 4>&1 | Out-String | Should -Match 'has 3 rows of earlier runs'
    }
}

Describe 'A journal that cannot be used' {
    BeforeEach {
        $portal = Connect-B24Portal -Sandbox
        $journal = New-Journal
        New-Row 3 | New-B24OpenLine -Journal $journal | Out-Null
        $path = New-Journal
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'ends the command before anything is sent: <Case>' -ForEach @(
        @{ Case = 'another command''s'; Says = 'journal of New-B24OpenLine on .*, and this is Set-B24OpenLine'
            Make = { Copy-Item -LiteralPath $journal $path }
        }
        @{ Case = 'another portal''s'; Says = 'journal of Set-B24OpenLine on https://elsewhere'
            Make = { [IO.File]::WriteAllText($path, '{"journal":1,"command":"Set-B24OpenLine","portal":"https://elsewhere.example/"}' + "`n") }
        }
        @{ Case = 'one of a later version'; Says = 'is not a journal'
            Make = { [IO.File]::WriteAllText($path, '{"journal":2,"command":"Set-B24OpenLine"}' + "`n") }
        }
        @{ Case = 'a file of something else'; Says = 'is not a journal'; Make = { Set-Content -LiteralPath $path 'Id,Name', '1,a' } }
        @{ Case = 'a file whose last line is not ended'; Says = 'is not a journal'; Make = { [IO.File]::WriteAllText($path, "Id,Name`n1,a`n2,b") } }
        @{ Case = 'one line of something else'; Says = 'is not a journal'; Make = { [IO.File]::WriteAllText($path, 'Id,Name') } }
        @{ Case = 'JSON of something else'; Says = 'is not a journal'; Make = { Set-Content -LiteralPath $path '[1,2]' } }
        @{ Case = 'a folder'; Says = 'cannot be opened'; Make = { $null = New-Item -ItemType Directory -Path $path } }
        @{ Case = 'in a folder that is not there'; Says = 'cannot be opened'; Make = { $path = Join-Path $path 'a.jsonl' } }
        @{ Case = 'a damaged line'; Says = 'Line 3 of the journal'
            Make = {
                Set-B24OpenLine 1 -QueueTime 10 -Journal $path
                $lines = @(Get-Content -LiteralPath $path)
                $lines[2] = $lines[2].Substring(0, 12)
                [IO.File]::WriteAllText($path, ($lines -join "`n") + "`n")
            }
        }
        @{ Case = 'a line that is missing'; Says = 'Line 2 of the journal'
            Make = {
                Set-B24OpenLine 1 -QueueTime 10 -Journal $path
                $lines = @(Get-Content -LiteralPath $path)
                [IO.File]::WriteAllText($path, ($lines[0, 2] -join "`n") + "`n")
            }
        }
        @{ Case = 'no path of a file'; Says = 'is not the path of a file'; Make = { $path = 'Env:JOURNAL' } }
        @{ Case = 'on a drive that is not there'; Says = 'nodrive'; Make = { $path = 'nodrive:\a.jsonl' } }
    ) {
        . $Make
        $requests = $portal.RequestCount

        $thrown = { 1, 2 | Set-B24OpenLine -QueueTime 77 -Journal $path } | Should -Throw -ErrorId 'JournalRefused,*' -PassThru

        "$thrown" | Should -Match $Says
        $thrown.CategoryInfo.Category | Should -Be 'OpenError'
        $thrown.TargetObject | Should -Be $path
        $portal.RequestCount | Should -Be $requests
    }

    It 'ends the command while another one writes it' {
        $file = [IO.File]::Open($journal, 'Open', 'ReadWrite', 'Read')
        $requests = $portal.RequestCount
        try { { New-B24OpenLine x -Journal $journal } | Should -Throw -ErrorId 'JournalRefused,*' }
        finally { $file.Dispose() }

        $portal.RequestCount | Should -Be $requests
        (New-B24OpenLine x -Journal $journal).Id | Should -Be 4
    }

    It 'ends the command while another one writes it, even if .NET locks no files' {
        $environment = @{ DOTNET_SYSTEM_IO_DISABLEFILELOCKING = '1'; B24_JOURNAL = $journal }
        Set-Content -LiteralPath "$TestDrive/first.ps1" -Value @(
            'Import-Module -Name $env:B24_TEST_MODULE'
            '$null = Connect-B24Portal -Sandbox'
            '1..2 | ForEach-Object {'
            '    if ($_ -eq 2) { [Console]::WriteLine("held"); $null = [Console]::ReadLine() }'
            '    @{ Name = "Line $_" }'
            '} | New-B24OpenLine -Journal $env:B24_JOURNAL'
        )
        Set-Content -LiteralPath "$TestDrive/second.ps1" -Value @(
            'Import-Module -Name $env:B24_TEST_MODULE'
            '$null = Connect-B24Portal -Sandbox'
            'try { New-B24OpenLine x -Journal $env:B24_JOURNAL } catch { "$($_.FullyQualifiedErrorId) $_" }'
        )
        $first = Start-Shell "$TestDrive/first.ps1" $environment
        try {
            $first.StandardOutput.ReadLine() | Should -Be 'held'
            $second = Start-Shell "$TestDrive/second.ps1" $environment
            $said = $second.StandardOutput.ReadToEnd()
        }
        finally { $first.Kill() }

        $said | Should -Match '^JournalRefused.*is in use'
    }

    It 'is not written to' {
        $written = [IO.File]::ReadAllText($journal)

        { 1 | Set-B24OpenLine -QueueTime 77 -Journal $journal } | Should -Throw

        [IO.File]::ReadAllText($journal) | Should -BeExactly $written
    }

    It 'is begun anew where it has nothing in it, or the beginning of a journal: <_>' -ForEach '', '{"journal":1,"com' {
        [IO.File]::WriteAllText($path, $_)

        New-B24OpenLine x -Journal $path | Out-Null

        @(Read-Journal $path).Count | Should -Be 4
    }

    It 'takes no empty path' {
        { New-B24OpenLine x -Journal '' } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }
}

Describe 'A journal over HTTP' {
    BeforeEach {
        $portal = Connect-Afresh
        $journal = New-Journal
    }

    AfterEach {
        Disconnect-B24Portal
        Reset-Portal
    }

    It 'tries again what failed, and nothing else' {
        Add-Fault @{ Kind = 'StorageFailure'; Method = 'imopenlines.config.add'; Skip = 10; Times = 5 }
        $first = @(New-Row 60 | New-B24OpenLine -Journal $journal -ErrorAction SilentlyContinue -ErrorVariable failed)
        $calls = Get-CallCount imopenlines.config.add

        $second = @(New-Row 60 | New-B24OpenLine -Journal $journal -ErrorAction Stop)

        Get-Code $failed | Sort-Object -Unique | Should -Be 'OpenLineNotCreated'
        $first.Count, $failed.Count, $second.Count | Should -Be 55, 5, 60
        $second.Name | Should -Be (New-Row 60).Name
        (Get-CallCount imopenlines.config.add) - $calls | Should -Be 5
        @(Get-B24OpenLine).Count | Should -Be 60
        @(Read-Journal $journal | Where-Object state -EQ 'failed').error | Sort-Object -Unique | Should -Be 'OpenLineNotCreated'
    }

    It 'finds out in the second run what was not known at the end of the first' {
        $portal = Connect-B24Portal $env:B24_TEST_SANDBOX -RetryTimeout 0
        Add-Fault @{ Method = 'imopenlines.config.add'; Kind = 'DropAfter' }
        Add-Fault @{ Method = 'imopenlines.config.list.get'; Skip = 1; Kind = 'ServerError' }
        New-B24OpenLine x -Journal $journal -ErrorAction SilentlyContinue -ErrorVariable failed | Out-Null

        $line = New-B24OpenLine x -Journal $journal -ErrorAction Stop

        Get-Code $failed | Should -Be 'OutcomeUnknown'
        $line.Id | Should -Be 1
        @(Get-B24OpenLine).Count | Should -Be 1
    }

    It 'leaves unknown what an earlier run may have created, where the portal answers nothing' {
        $portal = Connect-B24Portal $env:B24_TEST_SANDBOX -RetryTimeout 0
        Add-Fault @{ Method = 'imopenlines.config.add'; Kind = 'DropAfter' }
        Add-Fault @{ Method = 'imopenlines.config.list.get'; Skip = 1; Kind = 'ServerError'; Times = 2 }
        $rows = @{ Name = 'x' }, @{ Name = 'y' }
        $rows[0] | New-B24OpenLine -Journal $journal -ErrorAction SilentlyContinue | Out-Null

        $rows | New-B24OpenLine -Journal $journal -ErrorAction SilentlyContinue -ErrorVariable failed | Out-Null

        (Get-Code $failed)[0] | Should -Be 'OutcomeUnknown'
        (Get-Code $failed)[1] | Should -Not -Be 'OutcomeUnknown'
        "$($failed[0])" | Should -Match "whether 'x' was created"
        ($rows | New-B24OpenLine -Journal $journal -ErrorAction Stop).Id | Should -Be 1, 2
    }

    It 'holds no secret of the webhook' {
        New-B24OpenLine x -Journal $journal | Out-Null

        [IO.File]::ReadAllText($journal) | Should -Not -Match ([uri]$env:B24_TEST_SANDBOX).Segments[-1].Trim('/')
    }
}

Describe 'A journal of Set-B24OpenLine' {
    BeforeEach {
        $portal = Connect-Afresh
        $journal = New-Journal
        New-Row 120 | New-B24OpenLine -NoReadBack | Out-Null
        $changes = 1..120 | ForEach-Object { [pscustomobject]@{ Id = $_; CloseText = 'Good bye' } }
        $changes | Set-B24OpenLine -Journal $journal
        Clear-Request
    }

    AfterEach {
        Disconnect-B24Portal
        Reset-Portal
    }

    It 'holds nothing of the settings' {
        [IO.File]::ReadAllText($journal) | Should -Not -Match 'Good|CLOSE'
        @(Read-Journal $journal | Where-Object state -EQ 'done').Count | Should -Be 120
    }

    It 'passes over what has been changed, and emits nothing again' {
        $changes | Set-B24OpenLine -Journal $journal -PassThru | Should -BeNullOrEmpty

        @(Get-Request).Count | Should -Be 0
    }

    It 'sends again what may have been changed' {
        $killed = New-Journal
        Copy-KilledJournal $journal $killed 30
        $emitted = @($changes | Set-B24OpenLine -Journal $killed -PassThru)

        $emitted.Count | Should -Be 30
        Get-CallCount imopenlines.config.update | Should -Be 150
    }
}

Describe 'A journal of Set-B24OpenLine that has several changes of one line' {
    BeforeEach {
        $portal = Connect-B24Portal -Sandbox
        $journal = New-Journal
        New-Row 2 | New-B24OpenLine | Out-Null
        $changes = @(10, 20, 30 | ForEach-Object { [pscustomobject]@{ Id = 1; QueueTime = $_ } }) +
            [pscustomobject]@{ Id = 2; QueueTime = 40 }
        $changes | Set-B24OpenLine -Journal $journal
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'lets the last one stay although an earlier one is sent again: <Case>' -ForEach @(
        @{ Case = 'what became of it is not known'; Pattern = '^\{"n":1,"state":"done"'; Kept = $null }
        @{ Case = 'it failed'; Pattern = '^\{"n":1,"state":"done"'; Kept = '{"n":1,"state":"failed","error":"X"}' }
    ) {
        $killed = New-Journal
        $lines = @(Get-Content -LiteralPath $journal | ForEach-Object { if ($_ -match $Pattern) { $Kept } else { $_ } })
        [IO.File]::WriteAllText($killed, (($lines | Where-Object { $_ }) -join "`n") + "`n")

        $changes | Set-B24OpenLine -Journal $killed -ErrorAction Stop -InformationVariable summary

        (Get-B24OpenLine).QueueTime | Should -Be 30, 40
        $summary[0].MessageData.Succeeded, $summary[0].MessageData.AlreadyDone | Should -Be 3, 1
        $changes | Set-B24OpenLine -Journal $killed -InformationVariable summary
        $summary[0].MessageData.AlreadyDone | Should -Be 4
    }
}

Describe 'A journal of Remove-B24OpenLine' {
    BeforeEach {
        $portal = Connect-Afresh
        $journal = New-Journal
        New-Row 6 | New-B24OpenLine -NoReadBack | Out-Null
        Clear-Request
    }

    AfterEach {
        Disconnect-B24Portal
        Reset-Portal
    }

    It 'takes a line that is gone for removed where an earlier run sent it' {
        1..4 | Remove-B24OpenLine -Journal $journal -Confirm:$false
        $killed = New-Journal
        Copy-KilledJournal $journal $killed 2

        1..6 | Remove-B24OpenLine -Journal $killed -Confirm:$false -ErrorAction Stop

        Get-B24OpenLine | Should -BeNullOrEmpty
        $done = @(Read-Journal $killed | Where-Object state -EQ 'done')
        $done.n | Sort-Object | Should -Be @(1..6)
    }

    It 'tells of a line that is not there where nobody has removed it' {
        7 | Remove-B24OpenLine -Journal $journal -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'OpenLineNotFound'
        @(Read-Journal $journal | Where-Object state -EQ 'failed').error | Should -Be 'OpenLineNotFound'
    }

    It 'knows an id from the pipeline that was given by parameter in the first run' {
        Remove-B24OpenLine -Id 1, 2 -Journal $journal -Confirm:$false
        Clear-Request

        1, 2 | Remove-B24OpenLine -Journal $journal -Confirm:$false -ErrorAction Stop

        @(Get-Request).Count | Should -Be 0
    }
}

Describe 'A journal of Set-B24ConnectorData' {
    BeforeEach {
        $portal = Connect-B24Portal -Sandbox -Application
        $journal = New-Journal
        New-Row 3 | New-B24OpenLine | Out-Null
        $rows = 1..3 | ForEach-Object {
            [pscustomobject]@{ Connector = 'viber'; Line = $_; Name = "Channel $_"; Url = 'https://channel.example/s3cr3t' }
        }
        $rows | Set-B24ConnectorData -Journal $journal
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'holds nothing of the data' {
        [IO.File]::ReadAllText($journal) | Should -Not -Match 'Channel|s3cr3t|viber'
    }

    It 'passes over what has been set, and sets again what may have been' {
        $requests = $portal.RequestCount
        $rows | Set-B24ConnectorData -Journal $journal
        $portal.RequestCount | Should -Be $requests

        $killed = New-Journal
        Copy-KilledJournal $journal $killed 1
        $rows | Set-B24ConnectorData -Journal $killed -ErrorAction Stop -InformationVariable summary
        $summary[0].MessageData.Succeeded, $summary[0].MessageData.AlreadyDone | Should -Be 1, 2
    }
}

Describe 'A journal of Update-B24Bot' {
    BeforeEach {
        $portal = Connect-Afresh
        $journal = New-Journal
        $token = @{ BotToken = 'rehearsal-token' }
    }

    AfterEach {
        Disconnect-B24Portal
        Reset-Portal
    }

    It 'holds neither the fields nor the tokens' {
        Update-B24Bot 41 @{ name = 'Ada' } @token -NewBotToken 'n3xt' -Journal $journal | Out-Null

        [IO.File]::ReadAllText($journal) | Should -Not -Match 'Ada|rehearsal|n3xt'
        @(Read-Journal $journal | Where-Object state -EQ 'done').Count | Should -Be 1
    }

    It 'passes over what has been changed, and changes again what may have been' {
        Update-B24Bot 41 @{ name = 'Ada' } @token -Journal $journal | Out-Null
        $killed = New-Journal
        Copy-KilledJournal $journal $killed 1
        Clear-Request

        Update-B24Bot 41 @{ name = 'Ada' } @token -Journal $journal | Should -BeNullOrEmpty
        @(Get-Request).Count | Should -Be 0
        (Update-B24Bot 41 @{ name = 'Ada' } @token -Journal $killed -ErrorAction Stop).Name | Should -Match 'Ada'
    }

    It 'does not send a rotation again that has happened, although an earlier change is sent again' {
        $rows = 'BotId,BotToken,NewBotToken,name', '41,rehearsal-token,,Ada', '41,rehearsal-token,n3xt,' | ConvertFrom-Csv
        $rows | Update-B24Bot -Journal $journal | Out-Null
        $killed = New-Journal
        $lines = @(Get-Content -LiteralPath $journal | Where-Object { $_ -notmatch '^\{"n":1,"state":"done"' })
        [IO.File]::WriteAllText($killed, ($lines -join "`n") + "`n")

        $rows | Update-B24Bot -Journal $killed -ErrorAction SilentlyContinue -ErrorVariable failed -InformationVariable summary

        Get-Code $failed | Should -Be 'BOT_OWNERSHIP_ERROR'
        $summary[0].MessageData.AlreadyDone | Should -Be 1
        (Update-B24Bot 41 @{ name = 'Ida' } -BotToken 'n3xt' -ErrorAction Stop).Name | Should -Match 'Ida'
    }

    It 'does not send a rotation again that may have happened' {
        Update-B24Bot 41 @token -NewBotToken 'n3xt' -Journal $journal | Out-Null
        $killed = New-Journal
        Copy-KilledJournal $journal $killed 1
        Clear-Request

        Update-B24Bot 41 @token -NewBotToken 'n3xt' -Journal $killed -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'BotTokenUnknown'
        $failed[0].TargetObject | Should -Be 41
        "$($failed[0])" | Should -Match 'Try the new token first'
        @(Get-Request).Count | Should -Be 0
    }
}
