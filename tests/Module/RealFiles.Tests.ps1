# Files as people make them, and habits as people have them: what is refused, what is understood, and what comes back.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')
    . (Join-Path $PSScriptRoot 'Support/Shell.ps1')

    function Save-Text([string] $Text, [int] $CodePage) {
        $file = Join-Path $TestDrive "$([guid]::NewGuid()).csv"
        [IO.File]::WriteAllText($file, $Text, [Text.Encoding]::GetEncoding($CodePage))
        $file
    }
}

Describe 'A file that was read in the wrong way' {
    BeforeEach {
        $portal = Connect-B24Portal -Sandbox
        $requests = $portal.RequestCount
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'is refused once, with the encoding to try: <Name> in <CodePage>' -ForEach @(
        @{ CodePage = 1251; Name = 'Линия' }
        @{ CodePage = 1252; Name = 'Grüße' }
        @{ CodePage = 1254; Name = 'Şube' }
        @{ CodePage = 1256; Name = 'دعم' }
    ) {
        $file = Save-Text "Name;QueueType`r`n$Name;all`r`n$Name 2;all`r`n" $CodePage

        Import-Csv $file -Delimiter ';' | New-B24OpenLine -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'MisreadFile'
        "$failed" | Should -Match "-Encoding.*$CodePage.*Nothing was sent"
        $portal.RequestCount | Should -Be $requests
        (Import-Csv $file -Delimiter ';' -Encoding $CodePage | New-B24OpenLine).Name | Should -Be $Name, "$Name 2"
    }

    It 'is refused where UTF-16 was read as something else' {
        $file = Join-Path $TestDrive without-mark.csv
        [IO.File]::WriteAllBytes($file, [Text.Encoding]::Unicode.GetBytes("Name,QueueType`r`nLinie,all`r`n"))

        Import-Csv $file | New-B24OpenLine -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'MisreadFile'
        "$failed" | Should -Match '-Encoding Unicode'
    }

    It 'is refused by every cmdlet that takes rows: <Cmdlet>' -ForEach @(
        @{ Cmdlet = 'Set-B24OpenLine'; Columns = 'Id,Name' }
        @{ Cmdlet = 'Move-B24Dialog'; Columns = 'ChatId,ToUser' }
        @{ Cmdlet = 'Update-B24Bot'; Columns = 'BotId,NAME' }
    ) {
        $rows = 1..300 | ForEach-Object { "$_,$([char] 0xFFFD)" }

        @($Columns) + $rows | ConvertFrom-Csv | & $Cmdlet -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'MisreadFile'
        $portal.RequestCount | Should -Be $requests
    }

    It 'sends no more where a row in the middle shows it, and says how many were sent' {
        $rows = @(New-Row 120)
        $rows[110].Name = "Line $([char] 0xFFFD)"

        $path = Join-Path $TestDrive middle.csv

        $made = $rows | New-B24OpenLine -ResultPath $path -ErrorAction SilentlyContinue -ErrorVariable failed

        # Two batches were under way; twelve rows waited for the third to fill.
        $made | Should -HaveCount 98
        Get-Code $failed | Should -Be 'MisreadFile'
        "$failed" | Should -Match '^Row 111: .*The first 98 rows were sent already'
        (Get-B24OpenLine).Name | Sort-Object | Should -Be ($made.Name | Sort-Object)
        Import-Csv $path | Group-Object B24Result -NoElement | ForEach-Object { "$($_.Name) $($_.Count)" } | Sort-Object |
            Should -Be 'Done 98', 'Failed 1', 'Skipped 21'
    }

    It 'is one error, whatever the number of rows: <Case>' -ForEach @(
        @{ Case = 'a misspelt column'; Header = 'Name,QueuTime'; Code = 'UnknownSetting'; Says = "Did you mean 'QueueTime'? Use -IgnoreColumn" }
        @{ Case = 'no name'; Header = 'QueueType,CrmCreate'; Code = 'MissingSetting'; Says = 'needs a name' }
        @{ Case = 'semicolons'; Header = 'Name;QueueType'; Code = 'MisreadFile'; Says = "-Delimiter ';'" }
        @{ Case = 'tabs'; Header = "Name`tQueueType"; Code = 'MisreadFile'; Says = '-Delimiter "`t"' }
        @{ Case = 'bars'; Header = 'Name|QueueType'; Code = 'MisreadFile'; Says = "-Delimiter '|'" }
        @{ Case = 'the line of Excel'; Header = 'sep=;'; Code = 'MisreadFile'; Says = "Select-Object -Skip 1 | ConvertFrom-Csv -Delimiter ';'" }
        @{ Case = 'a column without a name'; Header = 'Name,,QueueType'; Code = 'MisreadFile'; Says = 'Column 2 has no name' }
    ) {
        $lines = @($Header) + (1..300 | ForEach-Object { "a$_,none,all" })

        $lines | ConvertFrom-Csv -WarningAction SilentlyContinue |
            New-B24OpenLine -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be $Code
        "$failed" | Should -Match ([regex]::Escape($Says))
        $portal.RequestCount | Should -Be $requests
    }

    It 'may have empty columns and empty rows, as Excel leaves them' {
        $made = 'Name,,QueueType,QueueTime', 'A,,all, ', ',,,', ' , , ,', 'B,,badd,', ',,,' | ConvertFrom-Csv -WarningAction SilentlyContinue |
            New-B24OpenLine -ErrorAction SilentlyContinue -ErrorVariable failed

        $made.Name | Should -Be 'A'
        $failed | Should -HaveCount 1
        "$failed" | Should -Match '^Row 4: QueueType'
        $failed[0].Exception.Data['Row'] | Should -Be 4
    }

    It 'says who becomes the operator where a queue is empty' {
        $null = 'Name,Queue', 'A,', 'B,user:2' | ConvertFrom-Csv | New-B24OpenLine -WarningVariable warned -WarningAction SilentlyContinue

        "$warned" | Should -BeExactly "Row 1: 'A' has an empty queue. The portal makes Marta Lindqvist its only operator."
    }

    It 'is read the same in every culture: <_>' -ForEach 'de-DE', 'ru-RU', 'tr-TR', 'ar-SA' {
        $culture = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $_
            $line = 'Name,QueueTime,LanguageId,WorktimeEnable,WorktimeFrom,WorktimeTo,WorktimeHolidays,Active',
                'I,90,ID,TRUE,08:30,20:15,"01.05,25.12",WAHR' | ConvertFrom-Csv | New-B24OpenLine -ResultPath "$TestDrive/$_.csv"
            'Name,QueueTime', 'x,1.000' | ConvertFrom-Csv | New-B24OpenLine -ErrorAction SilentlyContinue -ErrorVariable failed

            $line.QueueTime, $line.LanguageId, $line.WorkTime, $line.Active | Should -Be 90, 'id', '08:30-20:15', $true
            $line.WorktimeHolidays -join ',' | Should -Be '01.05,25.12'
            Get-Code $failed | Should -Be 'InvalidValue'
            Get-Content "$TestDrive/$_.csv" | Select-Object -Last 1 |
                Should -Be '"I","90","ID","TRUE","08:30","20:15","01.05,25.12","WAHR","1","Done",,,'
        }
        finally { [cultureinfo]::CurrentCulture = $culture }
    }

    It 'looks up a name with a comma as one' {
        'Name,Queue', 'x,"user:1;department:""Sales, EMEA"""' | ConvertFrom-Csv |
            New-B24OpenLine -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'OperatorNotFound'
        "$failed" | Should -Match "no department 'Sales, EMEA'"
    }

    It 'says how a name with a comma is written' {
        New-B24OpenLine x @{ Queue = 'department:Sales, EMEA' } -ErrorAction SilentlyContinue -ErrorVariable failed

        "$failed" | Should -Match 'department:"Sales, EMEA"'
        New-B24OpenLine x @{ Queue = 'user:1;team:5' } -ErrorAction SilentlyContinue -ErrorVariable failed
        "$failed" | Should -Not -Match 'quotes'
    }
}

Describe 'A result file' {
    BeforeEach {
        $null = Connect-B24Portal -Sandbox -Throttle 1
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).csv"
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'has the columns of the input in their order and spelling, and what became of each row' {
        $rows = 'QUEUE_TYPE;name;Ticket;Queue', 'all;A;=1+1;user:1', 'badd;B;x;user:1', ';;;', 'all;C;@x;user:999', 'all;D;-5;' |
            ConvertFrom-Csv -Delimiter ';'

        $null = $rows | New-B24OpenLine -IgnoreColumn Tick* -ResultPath $path -Delimiter ';' `
            -ErrorAction SilentlyContinue -WarningAction SilentlyContinue

        [IO.File]::ReadAllBytes($path)[0..2] | Should -Be 0xEF, 0xBB, 0xBF
        $result = @(Import-Csv $path -Delimiter ';')
        $result[0].PSObject.Properties.Name -join ',' |
            Should -BeExactly 'QUEUE_TYPE,name,Ticket,Queue,B24Id,B24Result,B24Code,B24Message,B24Warning'
        $result.B24Result | Should -Be 'Done', 'Failed', 'Failed', 'Done'
        $result.B24Id | Should -Be '1', '', '', '2'
        $result.B24Code | Should -Be '', 'InvalidValue', 'NobodyInQueue', ''
        $result.Ticket | Should -Be "'=1+1", 'x', "'@x", '-5'
        $result[1].B24Message | Should -Match "^QUEUE_TYPE: 'badd'"
        $result[3].B24Warning | Should -Match 'empty queue'
    }

    It 'is the input of the retry' {
        $null = 'Name,CloseText,QueueType', 'A,=x,all', "B,'=y,badd" | ConvertFrom-Csv |
            New-B24OpenLine -ResultPath $path -ErrorAction SilentlyContinue
        $failed = Import-Csv $path | Where-Object B24Result -EQ Failed
        $failed.QueueType = 'all'

        $line = $failed | New-B24OpenLine -ResultPath "$path.2.csv"

        $line.Name, $line.CloseText | Should -Be 'B', "'=y"
        (Import-Csv "$path.2.csv").PSObject.Properties.Name | Should -Not -Contain 'Reason'
        (Import-Csv "$path.2.csv").B24Result | Should -Be 'Done'
    }

    It 'is never overwritten' {
        Set-Content $path -Value 'mine'

        { New-B24OpenLine x -ResultPath $path } | Should -Throw -ErrorId 'ResultRefused,*'

        Get-Content $path | Should -Be 'mine'
        Get-B24OpenLine | Should -BeNullOrEmpty
    }

    It 'stands in the order of the rows, with the columns of all of them' {
        $rows = @(New-Row 130)
        $rows[3].Name = ''
        $rows[70] = [pscustomobject]@{ Name = 'Other'; QueueType = 'all' }

        $rows | New-B24OpenLine -ResultPath $path -ErrorAction SilentlyContinue | Out-Null

        $result = @(Import-Csv $path)
        $result.Name | Should -Be $rows.Name
        $result[3].B24Result, $result[70].QueueType, $result[129].B24Id | Should -Be 'Failed', 'all', '129'
    }

    It 'knows what was skipped, was done before, and is unknown' {
        $journal = Join-Path $TestDrive "$([guid]::NewGuid()).jsonl"
        $rows = @(New-Row 3)
        $null = $rows[0..1] | New-B24OpenLine -Journal $journal

        $null = $rows | New-B24OpenLine -Journal $journal -ResultPath $path
        'Name,Queu', 'a,b', 'c,d' | ConvertFrom-Csv | New-B24OpenLine -ResultPath "$path.2.csv" -ErrorAction SilentlyContinue

        (Import-Csv $path).B24Result | Should -Be 'AlreadyDone', 'AlreadyDone', 'Done'
        (Import-Csv $path).B24Id | Should -Be '1', '2', '3'
        (Import-Csv "$path.2.csv").B24Result | Should -Be 'Failed', 'Skipped'
    }

    It 'is not written with -WhatIf' {
        New-Row 2 | New-B24OpenLine -ResultPath $path -WhatIf

        Test-Path $path | Should -BeFalse
    }

    It 'has no secret' {
        'BotId,NAME,ClientId,BotToken', '41,x,s3cret,t0ken' | ConvertFrom-Csv |
            Update-B24Bot -ResultPath $path -ErrorAction SilentlyContinue

        @{ Method = 'profile'; Parameters = '{"auth":"t0ken"}' }, @{ Method = 'profile'; Parameters = @{ auth = 't0ken' } },
        @{ Method = 'https://x.example/rest/1/s3cret/profile'; Parameters = '{"ID":1}' } |
            Invoke-B24Method -ResultPath "$path.2.csv" -ErrorAction SilentlyContinue | Out-Null

        Get-Content $path, "$path.2.csv" -Raw | Should -Not -Match 's3cret|t0ken'
        (Import-Csv $path).BotId | Should -Be '41'
        @(Import-Csv "$path.2.csv") | Should -HaveCount 3
        (Import-Csv "$path.2.csv")[2].Parameters | Should -Be '{"ID":1}'
    }

    It 'is kept by <Cmdlet>' -ForEach @(
        @{ Cmdlet = 'Set-B24OpenLine'; With = @{ QueueTime = 9 } }
        @{ Cmdlet = 'Remove-B24OpenLine'; With = @{ Confirm = $false } }
        @{ Cmdlet = 'Get-B24OpenLine'; With = @{} }
    ) {
        $null = New-Row 2 | New-B24OpenLine

        1, 'Line 2', '9' | & $Cmdlet @With -ResultPath $path -ErrorAction SilentlyContinue

        (Import-Csv $path).B24Result | Should -Be 'Done', 'Done', 'Failed'
        (Import-Csv $path).Id | Should -Be '1', 'Line 2', '9'
    }
}

Describe 'Names' {
    BeforeEach {
        $portal = Connect-B24Portal -Sandbox
        'Desk [A1]', 'Desk A', 'Desk 1', 'dup', 'dup', '2024' | ForEach-Object { $null = New-B24OpenLine $_ -Queue user:1 }
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'with brackets are one line, and not those that they would match' {
        (Get-B24OpenLine 'Desk [A1]').Name | Should -Be 'Desk [A1]'
        (Get-B24OpenLine 'Desk [B1]').Name | Should -Be 'Desk 1'
        (Get-B24OpenLine 'Desk *').Name | Should -Be 'Desk [A1]', 'Desk A', 'Desk 1'
        Get-B24OpenLine 'Desk [A1]' | Remove-B24OpenLine -Confirm:$false
        (Get-B24OpenLine 'Desk *').Name | Should -Be 'Desk A', 'Desk 1'
    }

    It 'ids and objects stand in any position' {
        $line = Get-B24OpenLine 2
        $line.Name | Should -Be 'Desk A'
        (Get-B24OpenLine $line).Id | Should -Be 2
        (Get-B24OpenLine 3, 'Desk A').Name | Should -Be 'Desk A', 'Desk 1'
        (Set-B24OpenLine 'Desk A' -QueueTime 31 -PassThru).Id | Should -Be 2
        (Set-B24OpenLine $line -QueueTime 32 -PassThru).QueueTime | Should -Be 32
        Remove-B24OpenLine 'Desk 1' -Confirm:$false
        (Get-B24User marta.lindqvist@meridian-goods.example -ErrorAction Ignore) | Should -BeNullOrEmpty
        (Get-B24User 1).Id | Should -Be 1
        (Get-B24Department 4).Id | Should -Be 4
        (Get-B24Department -Head marta.lindqvist@meridian-goods.example).Count | Should -BeGreaterThan 0
    }

    It 'that two lines have are refused, with their ids' {
        Set-B24OpenLine dup -QueueTime 1 -ErrorAction SilentlyContinue -ErrorVariable failed
        "$failed" | Should -Match "2 open lines named 'dup': 4, 5\. Use the id"
        Set-B24OpenLine nobody -QueueTime 1 -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Code $failed | Should -Be 'OpenLineNotFound'
        Remove-B24OpenLine dup -Confirm:$false -ErrorAction SilentlyContinue
        (Get-B24OpenLine).Count | Should -Be 6
    }

    It 'say in a file which line it is, at the cost of one listing' {
        $requests = $portal.RequestCount

        'Name,QueueTime', 'desk a,41', 'Desk 1,42', 'dup,43' | ConvertFrom-Csv |
            Set-B24OpenLine -ErrorAction SilentlyContinue -ErrorVariable failed

        (Get-B24OpenLine).QueueTime | Should -Be 60, 41, 42, 60, 60, 60
        (Get-B24OpenLine).Name | Should -Contain 'Desk A'
        "$failed" | Should -Match '^Row 3: '
        $portal.RequestCount - $requests | Should -BeLessOrEqual 6
    }

    It 'of users, departments and lines work where an id does' {
        Connect-B24Portal -Sandbox -Application | Out-Null
        $line = New-B24OpenLine 'Web shop' -Queue user:1
        Register-B24Connector shop 'Shop' -PlacementHandler https://shop.example/ -Icon 'data:image/svg+xml,%3Csvg%2F%3E'
        Register-B24Connector shop2 'Second shop' -PlacementHandler https://shop.example/ -Icon 'data:image/svg+xml,%3Csvg%2F%3E'
        Enable-B24Connector shop 'Web shop'
        Enable-B24Connector 'second SHOP' $line
        Get-B24Connector shop2 | Set-B24ConnectorData -Line 'Web shop' -Name 'Second'
        (Get-B24Connector shop2 'Web shop').IsConfigured | Should -BeTrue
        Enable-B24Connector 'No such' $line -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Code $failed | Should -Be 'ConnectorNotFound'
        $message = Send-B24ConnectorMessage shop 'Web shop' -Text x -ExternalUserId a -ExternalChatId a -ExternalMessageId 1
        $message | Receive-B24Dialog
        $moved = $message | Move-B24Dialog -ToUser (Get-B24User 2).Email -PassThru

        $moved.Owner | Should -Be 2
        $requests = (Get-B24Portal).RequestCount
        # Of a parameter it is said once; of a column for each row, and looked up once.
        1..20 | Move-B24Dialog -ToUser nobody@example.com -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Code $failed | Should -Be 'OperatorNotFound'
        "$failed" | Should -Match '^ToUser: .*Nothing was sent'
        1..20 | ForEach-Object { [pscustomobject]@{ ChatId = $_; ToUser = 'nobody@example.com' } } |
            Move-B24Dialog -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed | Should -HaveCount 20
        (Get-B24Portal).RequestCount - $requests | Should -Be 2
    }

    It 'are completed: <Line>' -ForEach @(
        @{ Line = 'Get-B24OpenLine desk'; Words = "'Desk [A1]'", "'Desk A'", "'Desk 1'" }
        @{ Line = 'New-B24OpenLine x -WorktimeTimezone berl'; Words = 'Europe/Berlin' }
        @{ Line = 'New-B24OpenLine x -LanguageId d'; Words = 'de' }
        @{ Line = 'New-B24OpenLine x -Queue marta'; Words = 'marta.lindqvist@meridian-goods.example' }
        @{ Line = 'New-B24OpenLine x -Queue Support'; Words = 'department:Support', "'department:Support Europe'", "'department:Support Americas'", "'department:Support Asia-Pacific'",
            "'department:Support Middle East and Africa'" }
        @{ Line = 'Move-B24Dialog 1 -ToUser tobias'; Words = 'tobias.brandt@meridian-goods.example' }
    ) {
        (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText | Should -Be $Words
    }
}

Describe 'Running again' {
    BeforeEach {
        $null = Connect-B24Portal -Sandbox
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'takes a line that is there in the place of a new one, and leaves it as it is' {
        $first = New-B24OpenLine 'A & B' -QueueTime 33 -Queue user:2
        $path = Join-Path $TestDrive skip.csv

        $lines = 'Name,QueueTime', 'A & B,99', 'a & b,98', 'New,97', 'New,96' | ConvertFrom-Csv |
            New-B24OpenLine -SkipExisting -ResultPath $path -WarningVariable warned

        $lines.Id | Should -Be 1, 1, 2, 2
        $lines.QueueTime | Should -Be 33, 33, 97, 97
        (Get-B24OpenLine).QueueTime | Should -Be 33, 97
        $warned | Should -BeNullOrEmpty
        (Import-Csv $path).B24Result | Should -Be 'AlreadyDone', 'AlreadyDone', 'Done', 'AlreadyDone'
        (Import-Csv $path).B24Id | Should -Be '1', '1', '2', '2'
    }

    It 'says before anything is sent that a parameter or a cell has made other rows' {
        $journal = Join-Path $TestDrive changed.jsonl
        $rows = 'Name,QueueTime', 'x,1', 'y,2' | ConvertFrom-Csv
        $null = $rows | New-B24OpenLine -Journal $journal

        $null = $rows | New-B24OpenLine -Journal $journal -QueueType evenly -WarningVariable warned -WarningAction SilentlyContinue

        $warned[0] | Should -Match '^-QueueType had another value'
        $warned[1] | Should -Match '^2 rows of the journal are not among these rows, and 2 rows are new'
        (Get-B24OpenLine).Count | Should -Be 4
        # The same rows again, and further ones at the end, are no surprise.
        $rows += [pscustomobject]@{ Name = 'z'; QueueTime = 3 }
        $null = @($rows) + $rows[0..1] | New-B24OpenLine -Journal $journal -WarningVariable warned -WarningAction SilentlyContinue
        @($warned -match 'of the journal') | Should -HaveCount 1
    }

    It 'says old and new values with -WhatIf, and nothing where nothing changes' {
        $file = Join-Path $TestDrive whatif.ps1
        Set-Content $file -Value "Import-Module '$env:B24_TEST_MODULE'", 'Connect-B24Portal -Sandbox | Out-Null',
            "New-B24OpenLine 'Front Desk' -Queue user:1 | Out-Null", 'Get-B24OpenLine | Set-B24OpenLine -WhatIf',
            "Set-B24OpenLine 1 -QueueTime 40 -Queue user:2 -WhatIf", '(Get-B24OpenLine).QueueTime'
        $shell = Start-Shell $file
        $said = $shell.StandardOutput.ReadToEnd()

        $said | Should -Match "What if: No change to open line 1 'Front Desk'"
        $said | Should -Match 'Queue user:1 -> user:2, QueueTime 60 -> 40'
        $said | Should -Match "on target `"open line 1 'Front Desk'`""
        $said | Should -Match '(?m)^60\s*$'
    }

    It 'tells what was sent from what was waiting: <Burst> requests' -ForEach @(
        # Two requests go out before the first row: one connects, and one asks for the highest id.
        @{ Burst = 2; Sent = 0 }
        @{ Burst = 4; Sent = 100 }
    ) {
        Connect-B24Portal -Sandbox -RequestBurst $Burst -RequestsPerSecond 0.01 -Throttle 4 | Out-Null
        $journal = Join-Path $TestDrive "stopped-$Burst.jsonl"
        $shell = [powershell]::Create()
        $null = $shell.AddScript({
                param($module, $connection, $journal, $rows)
                Import-Module -Name $module
                $rows | New-B24OpenLine -Connection $connection -Journal $journal -ResultPath "$journal.csv" -NoReadBack
            }).AddArgument($env:B24_TEST_MODULE).AddArgument((Get-B24Portal)).AddArgument($journal).AddArgument(@(New-Row 400))
        $run = $shell.BeginInvoke()
        $end = [datetime]::Now.AddSeconds(20)
        while ([datetime]::Now -lt $end -and $shell.Streams.Progress.Count -eq 0) { $null = $run.AsyncWaitHandle.WaitOne(50) }
        $shell.Stop()
        $shell.Dispose()

        @(Get-Content $journal -ErrorAction Ignore | Select-String '"sent"') | Should -HaveCount $Sent
        $result = @(Import-Csv "$journal.csv")
        @($result | Where-Object B24Result -EQ 'Done') | Should -HaveCount $Sent
        @($result | Where-Object B24Result -EQ 'Skipped').Count | Should -Be ($result.Count - $Sent)
        $result.Count | Should -BeGreaterThan ($Sent + 49)
    }

    It 'makes a copy of a line under a new name' {
        $line = New-B24OpenLine A -QueueTime 34 -Queue user:2 -WorktimeEnable Y -WorktimeFrom 08:30 -WorktimeTo 20:15

        $copy = Get-B24OpenLine A | New-B24OpenLine -Name C

        $copy.Name, $copy.QueueTime, $copy.WorkTime, $copy.Queue[0] | Should -Be 'C', 34, '08:30-20:15', 'user:2'
        Compare-Object $line $copy -Property ($line.Given().Name -ne 'Name') | Should -BeNullOrEmpty
    }

    It 'finds the row of each line with -IncludeInput' {
        $lines = 'Name,Ticket', 'a,T1', 'b,T2' | ConvertFrom-Csv | New-B24OpenLine -IgnoreColumn Ticket -IncludeInput

        $lines.Input.Ticket | Should -Be 'T1', 'T2'
    }
}

Describe 'Objects' {
    BeforeAll {
        $null = Connect-B24Portal -Sandbox
        $line = New-B24OpenLine A -Queue user:1, department:4 -QueueType evenly -Language en -WorktimeEnable Y `
            -WorktimeFrom 07:00 -WorktimeTo 18:30 -WorktimeDayoff SU, SA -WorktimeHolidays '25.10'
    }

    AfterAll {
        Disconnect-B24Portal
    }

    It 'have plain values, which compare, sort, group and convert' {
        $line.QueueType, $line.WorktimeFrom, $line.Language, $line.WorkTime | Should -BeExactly 'evenly', '07:00', 'en', '07:00-18:30'
        ($line | Where-Object Language -EQ en).Id | Should -Be 1
        ($line | Group-Object WorkTime).Name | Should -Be '07:00-18:30'
        ($line | Sort-Object WorkTime, Language).Id | Should -Be 1
        $line.Queue -contains 'user:1' | Should -BeTrue
        $line.WorktimeDayoff | Should -Be 'SA', 'SU'
        $json = $line | ConvertTo-Json | ConvertFrom-Json
        $json.QueueType, $json.WorktimeFrom, $json.Queue[1], $json.WorktimeHolidays[0] |
            Should -Be 'evenly', '07:00', 'department:4', '25.10'
        $line | Format-Table Id, WorkTime, Language | Out-String | Should -Match '07:00-18:30 +en'
    }

    It 'come back from <_> as they were' -ForEach 'CSV', 'JSON' {
        $rows = if ($_ -eq 'CSV') { $line | ConvertTo-Csv | ConvertFrom-Csv } else { $line | ConvertTo-Json | ConvertFrom-Json }

        $copy = $rows | New-B24OpenLine -WarningVariable warned

        $warned | Should -BeNullOrEmpty
        Compare-Object $line $copy -Property $line.Given().Name | Should -BeNullOrEmpty
    }

    It 'of connections, users and queues are plain in a CSV' {
        $csv = Get-B24Portal | ConvertTo-Csv | ConvertFrom-Csv
        $csv.Scopes | Should -Be 'basic;crm;department;im;imbot;imopenlines;user'
        (Get-B24User 1 | ConvertTo-Csv) -join "`n" | Should -Not -Match 'Bitrix24\.OpenLines\.'
    }

    It 'have what each column of their tables shows' {
        $root = Join-Path $PSScriptRoot '../../src/Module'
        $names = @(Get-ChildItem $root -Recurse -Filter *.Format.ps1xml | ForEach-Object {
                ([xml] (Get-Content $_.FullName -Raw)).Configuration.ViewDefinitions.View |
                    Where-Object { "$($_.ViewSelectedBy.TypeName)" -eq 'Bitrix24.OpenLines.OpenLine' -and $_.TableControl } |
                    ForEach-Object { $_.TableControl.TableHeaders.TableColumnHeader.Label }
            })
        $names | Should -HaveCount 7
        $names | ForEach-Object { $line.PSObject.Members[$_] | Should -Not -BeNullOrEmpty -Because $_ }
    }
}

Describe 'What is said' {
    It 'by a prompt for an address: nothing' {
        (Get-Command Connect-B24Portal).Parameters.WebhookUrl.ParameterType | Should -Be ([securestring])
        (Get-Command -Module Bitrix24.OpenLines).Parameters.Values |
            Where-Object Name -Match 'Secret$|Token$|WebhookUrl' | Where-Object Name -NotIn 'ApplicationToken' |
            ForEach-Object { $_.ParameterType | Should -Be ([securestring]) -Because $_.Name }
    }

    It 'of a method that fails: what helps with that method' {
        Connect-B24Portal -Sandbox | Out-Null
        Invoke-B24Method user.get @{ ID = 1; NOPE = @{} } | Out-Null
        $help = [Bitrix24.OpenLines.PowerShell.PortalCmdlet].Assembly.GetType('Bitrix24.OpenLines.PowerShell.AnyErrorHelp')
        $table = $help.GetProperty('Table').GetValue($null)
        $table.GetType().GetMethod('For').Invoke($table, 'ERROR_CORE').Advice | Should -Not -Match 'EventHandler'
    }

    It 'by Get-Help -Online: a page of the reference' {
        foreach ($command in Get-Command -Module Bitrix24.OpenLines) {
            $command.HelpUri | Should -Match '^https://apidocs\.bitrix24\.com/.*\.html$' -Because $command.Name
        }
    }
}
