# Any method by name: alone and from the pipeline, what is sent again and what never, what comes out, and what is shown of
# secrets (nothing). What values look like when they go out is tested without PowerShell.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')

    function Get-Calls { @(Get-Request | ForEach-Object { if ($_.method -eq 'batch') { $_.calls } else { $_.method } }) }
    # What a result of the portal becomes: there are answers that the sandbox never gives.
    function ConvertTo-Output($Result) {
        $type = (Get-Command Invoke-B24Method).ImplementingType.Assembly.GetType('Bitrix24.OpenLines.PowerShell.PortalObject')
        , $type.GetMethod('Of').Invoke($null, [object[]] @(, $Result))
    }
    function New-Map([string[]] $Name) {
        $map = [Collections.Generic.Dictionary[string, object]]::new()
        foreach ($i in 0..($Name.Count - 1)) { $map.Add($Name[$i], $i) }
        $map
    }
}

Describe 'Invoke-B24Method' {
    BeforeEach {
        $portal = Connect-Afresh
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'calls a method without parameters' {
        (Invoke-B24Method profile).NAME | Should -BeExactly 'Marta'

        (Get-Request).method | Should -Be 'profile'
    }

    It 'takes the parameters as <Form>' -ForEach @(
        @{ Form = 'a hashtable'; Make = { @{ PARAMS = @{ LINE_NAME = 'Ж & x'; QUEUE = @(@{ ENTITY_TYPE = 'user'; ENTITY_ID = 2 }) } } } }
        @{
            Form = 'an ordered map'
            Make = { [ordered]@{ PARAMS = [ordered]@{ LINE_NAME = 'Ж & x'; QUEUE = , [ordered]@{ ENTITY_TYPE = 'user'; ENTITY_ID = '2' } } } }
        }
        @{
            Form = 'an object'
            Make = { [pscustomobject]@{ PARAMS = [pscustomobject]@{ LINE_NAME = 'Ж & x'; QUEUE = , [pscustomobject]@{ ENTITY_TYPE = 'user'; ENTITY_ID = 2 } } } }
        }
        @{ Form = 'what JSON holds'; Make = { '{"PARAMS":{"LINE_NAME":"Ж & x","QUEUE":[{"ENTITY_TYPE":"user","ENTITY_ID":2}]}}' | ConvertFrom-Json } }
        @{ Form = 'JSON'; Make = { '{"PARAMS":{"LINE_NAME":"Ж & x","QUEUE":[{"ENTITY_TYPE":"user","ENTITY_ID":2}]}}' } }
        @{
            Form = 'a list of objects'
            Make = {
                $queue = [Collections.Generic.List[psobject]]::new()
                $queue.Add([pscustomobject]@{ ENTITY_TYPE = 'user'; ENTITY_ID = 2 })
                @{ PARAMS = @{ LINE_NAME = 'Ж & x'; QUEUE = $queue } }
            }
        }
        @{
            Form = 'a list of hashtables with objects in them'
            Make = {
                $queue = [Collections.Generic.List[hashtable]]::new()
                $queue.Add(@{ ENTITY_TYPE = (Write-Output 'user'); ENTITY_ID = [psobject] 2 })
                @{ PARAMS = @{ LINE_NAME = 'Ж & x'; QUEUE = $queue } }
            }
        }
    ) {
        $parameters = & $Make

        $id = Invoke-B24Method imopenlines.config.add $parameters -ErrorAction Stop
        $again = $parameters, $parameters | Where-Object { $_ -isnot [string] } | Invoke-B24Method imopenlines.config.add -ErrorAction Stop

        foreach ($one in @($id) + @($again)) {
            $line = Get-B24OpenLine -Id $one
            $line.Name, $line.Queue.ToString() | Should -BeExactly 'Ж & x', 'user:2'
        }
    }

    It 'emits <What>' -ForEach @(
        @{ What = 'an object under the names of the portal'; Call = 'profile', @{}; Type = [psobject]; Count = 1 }
        @{ What = 'the items of a list'; Call = 'scope', @{}; Type = [string]; Count = 7 }
        @{ What = 'the objects of a list'; Call = 'user.get', @{ ID = 1, 2, 3 }; Type = [psobject]; Count = 3 }
        @{ What = 'a text as text, though it looks like a time'; Call = 'server.time', @{}; Type = [string]; Count = 1 }
        @{ What = 'a number'; Call = 'imopenlines.config.add', @{ PARAMS = @{ LINE_NAME = 'x' } }; Type = [long]; Count = 1 }
        @{ What = 'false'; Call = 'imopenlines.config.get', @{ CONFIG_ID = 99 }; Type = [bool]; Count = 1 }
        @{ What = 'nothing for an empty list'; Call = 'imopenlines.config.list.get', @{ PARAMS = @{ filter = @{ ID = 99 } } }; Type = $null; Count = 0 }
    ) {
        $result = @(Invoke-B24Method @Call -ErrorAction Stop)

        $result | Should -HaveCount $Count
        foreach ($one in $result) { $one | Should -BeOfType $Type }
    }

    It 'emits one result a call with -NoEnumerate' {
        $results = @('scope', 'profile' | Invoke-B24Method -NoEnumerate)
        $results | Should -HaveCount 2
        $results[0] -is [array] | Should -BeTrue
        $results[0] | Should -Contain 'imopenlines'

        $empty = @(Invoke-B24Method imopenlines.config.list.get @{ PARAMS = @{ filter = @{ ID = 99 } } } -NoEnumerate)
        $empty | Should -HaveCount 1
        $empty[0] -is [array] | Should -BeTrue
    }

    It 'calls a method for each map and each row that is piped' {
        1..3 | ForEach-Object { @{ PARAMS = @{ LINE_NAME = "Line $_" } } } | Invoke-B24Method imopenlines.config.add | Should -Be 1, 2, 3

        ('CONFIG_ID', '3', '1' | ConvertFrom-Csv | Invoke-B24Method imopenlines.config.get).LINE_NAME | Should -Be 'Line 3', 'Line 1'
        (2, 3 | Invoke-B24Method imopenlines.config.get -Parameters { @{ CONFIG_ID = $_ } }).LINE_NAME | Should -Be 'Line 2', 'Line 3'
        (Get-B24OpenLine -Id 2 | Invoke-B24Method imopenlines.config.get -Parameters { @{ CONFIG_ID = $_.Id } }).LINE_NAME | Should -Be 'Line 2'
    }

    It 'leaves an empty cell out, and sends what is empty in a map' {
        'CONFIG_ID,WITH_QUEUE', '1,' | ConvertFrom-Csv | Invoke-B24Method imopenlines.config.update -WhatIf 6>&1 | Out-Null
        $id = Invoke-B24Method imopenlines.config.add @{ PARAMS = @{ LINE_NAME = 'x'; WELCOME_MESSAGE_TEXT = 'hello' } }

        $row = [pscustomobject]@{ CONFIG_ID = $id; PARAMS = @{ WELCOME_MESSAGE_TEXT = '' }; OTHER = '' }
        $row | Invoke-B24Method imopenlines.config.update -ErrorAction Stop | Should -BeTrue

        (Get-B24OpenLine -Id $id).WelcomeMessageText | Should -BeNullOrEmpty
    }

    It 'gives each row what is given for all, which wins' {
        $ids = 1..2 | ForEach-Object { @{ PARAMS = @{ LINE_NAME = "Line $_" } } } | Invoke-B24Method imopenlines.config.add

        $ids | ForEach-Object { [pscustomobject]@{ CONFIG_ID = $_; PARAMS = 'of the row' } } |
            Invoke-B24Method imopenlines.config.update @{ PARAMS = @{ QUEUE_TIME = 45 } } -ErrorAction Stop | Should -Be $true, $true

        (Get-B24OpenLine).QueueTime | Should -Be 45, 45
    }

    It 'takes whole calls as <Form>' -ForEach @(
        @{ Form = 'maps'; Calls = { @{ Method = 'profile' }, @{ METHOD = 'user.get'; PARAMETERS = @{ ID = 2 } }, @{ method = 'user.get'; ID = 3 } } }
        @{
            Form = 'objects'
            Calls = {
                [pscustomobject]@{ Method = 'profile' }
                [pscustomobject]@{ Method = 'user.get'; Parameters = [ordered]@{ ID = 2 } }
                [pscustomobject]@{ Method = 'user.get'; ID = 3 }
            }
        }
        @{ Form = 'rows with JSON'; Calls = { 'Method,Parameters', 'profile,', 'user.get,"{""ID"":2}"', 'user.get,"{""ID"":3}"' | ConvertFrom-Csv } }
    ) {
        $users = @(& $Calls | Invoke-B24Method -ErrorAction Stop)

        $users.ID | Should -Be 1, 2, 3
        (Get-Request).method | Should -Be 'batch'
    }

    It 'takes nothing of an earlier record that a later one lacks' {
        [pscustomobject]@{ Method = 'user.get'; Parameters = @{ ID = 2 } }, [pscustomobject]@{ Method = 'user.current' },
        [pscustomobject]@{ Parameters = @{ ID = 3 } } |
            Invoke-B24Method -ErrorAction SilentlyContinue -ErrorVariable failed | ForEach-Object ID | Should -Be 2, 1

        "$failed" | Should -Match '^Row 3: Method: '
    }

    It 'takes what a script block makes, though the record has parameters' {
        ([pscustomobject]@{ Parameters = @{ ID = 2 } } | Invoke-B24Method user.get -Parameters { @{ ID = 3 } }).ID | Should -Be 3
        (@{ Name = 'user.get' } | Invoke-B24Method -Method { $_.Name } -Parameters { @{ ID = 4 } }).ID | Should -Be 4
    }

    It 'takes bare names of methods' {
        @('profile', 'user.current' | Invoke-B24Method).ID | Should -Be '1', '1'
    }

    It 'sends a single input as it is, 120 in three requests' {
        @{ ID = 1 } | Invoke-B24Method user.get | Out-Null
        (Get-Request).method | Should -Be 'user.get'
        Clear-Request

        $lines = @(1..120 | ForEach-Object { @{ CONFIG_ID = $_ } } | Invoke-B24Method imopenlines.config.get)

        $lines | Should -HaveCount 120
        (Get-Request).method | Should -Be 'batch', 'batch', 'batch'
        Get-Calls | Should -HaveCount 120
        $portal.RequestCount | Should -Be 5
    }

    It 'sends alone what a batch would leave out: <_>' -ForEach 'null', 'an empty list' {
        $none = if ($_ -eq 'null') { $null } else { , @() }

        @(@{ ID = 1 }, @{ ID = 2; EMPTY = $none }, @{ ID = 3 } | Invoke-B24Method user.get).ID | Should -Be 1, 2, 3

        (Get-Request).method | Should -Be 'batch', 'user.get'
    }

    It 'ties every bad row to its number and itself, and calls the others' {
        $rows = @(
            [pscustomobject]@{ Method = 'profile'; Parameters = '' }
            [pscustomobject]@{ Method = ''; Parameters = '{}' }
            [pscustomobject]@{ Method = 'user.get'; Parameters = '{"ID":' }
            [pscustomobject]@{ Method = 'user.get'; Parameters = 5 }
            [pscustomobject]@{ Method = 'user.get'; Parameters = @{ ID = $Host } }
            [pscustomobject]@{ Method = 'user get'; Parameters = @{ ID = 1 } }
            [pscustomobject]@{ Method = 'batch'; Parameters = @{ cmd = @{} } }
            [pscustomobject]@{ Method = 'user.get'; Parameters = @{ ID = 1 }; Comment = 'unused?' }
            $null
            [pscustomobject]@{ Method = 'nosuch.method'; Parameters = $null }
            [pscustomobject]@{ Method = 'user.get'; Parameters = @{ 'ID[]' = 1 } }
            [pscustomobject]@{ Method = 'user.get'; Parameters = @{ ID = 2 } }
        )

        $good = @($rows | Invoke-B24Method -ErrorAction SilentlyContinue -ErrorVariable failed)

        $good.ID | Should -Be 1, 2
        # What the portal refuses comes after what the module refuses.
        $failed | ForEach-Object { "$_" -replace ':.*' } | Sort-Object { [int]($_ -replace '\D') } |
            Should -Be @(2..11 | ForEach-Object { "Row $_" })
        $ids = @{}
        foreach ($one in $failed) { $ids["$one" -replace ':.*'] = Get-Code $one }
        2..11 | ForEach-Object { $ids["Row $_"] } | Should -Be @('MissingSetting'; @('InvalidValue') * 6; 'MissingSetting'; 'ERROR_METHOD_NOT_FOUND'; 'InvalidValue')
        foreach ($i in 2, 5, 6, 7, 8, 10, 11) {
            $one = $failed | Where-Object { "$_" -like "Row ${i}:*" }
            [object]::ReferenceEquals($one.TargetObject, $rows[$i - 1]) | Should -BeTrue -Because "it is row $i"
        }
        # Nobody knows what stands in text that cannot be read.
        ($failed | Where-Object { "$_" -like 'Row 3:*' }).TargetObject | Should -Be 'user.get'
        Get-Calls | Should -Be 'profile', 'nosuch.method', 'user.get'
    }

    It 'refuses <Case> before it sends anything' -ForEach @(
        @{ Case = 'no method'; Call = { Invoke-B24Method }; Id = 'MissingSetting' }
        @{ Case = 'an address'; Call = { Invoke-B24Method 'https://a.example/rest/1/s3cr3t/profile' }; Id = 'InvalidValue' }
        @{ Case = 'a batch'; Call = { Invoke-B24Method Batch @{ cmd = @{ a = 'profile' } } }; Id = 'InvalidValue' }
        @{ Case = 'bare values that nothing is made of'; Call = { 7 | Invoke-B24Method user.get }; Id = 'InvalidValue' }
        @{ Case = 'objects of the module'; Call = { [Bitrix24.OpenLines.OpenLineSettings]::new() | Invoke-B24Method user.get }; Id = 'InvalidValue' }
        @{ Case = 'a script block that makes nothing'; Call = { 7 | Invoke-B24Method user.get -Parameters { @{}[$_] } }; Id = 'MissingSetting' }
        @{ Case = 'a script block that makes no map'; Call = { 7 | Invoke-B24Method user.get -Parameters { "s3cr3t $_" } }; Id = 'InvalidValue' }
        @{ Case = 'two methods'; Call = { @{ Method = 'scope'; Parameters = @{} } | Invoke-B24Method profile }; Id = 'DuplicateSetting' }
        @{ Case = 'parameters beside those of a call'; Call = { @{ Method = 'user.get'; Parameters = @{ ID = 1 } } | Invoke-B24Method -Parameters @{ ID = 2 } }; Id = 'DuplicateSetting' }
        @{ Case = 'a column beside the parameters of a call'; Call = { [pscustomobject]@{ TEMPLATE_ID = 1; PARAMETERS = @{} } | Invoke-B24Method bizproc.workflow.start }; Id = 'InvalidValue' }
    ) {
        $before = $Error.Count
        $failed = @(& { $ErrorActionPreference = 'Continue'; & $Call } 2>&1)

        $failed | Should -HaveCount 1
        Get-Code $failed | Should -Be $Id
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'InvalidArgument'
        ($failed | Format-List * -Force | Out-String) -replace '(?m)^.*(InvocationInfo|PositionMessage|Line ).*$' -replace '(?s)ScriptStackTrace.*' |
            Should -Not -Match 's3cr3t'
        Get-Request | Should -BeNullOrEmpty
    }

    It 'stops at parameters by name that are none, once for all rows, and does not repeat them: <Given>' -ForEach @(
        @{ Given = 's3cr3t'; Id = 'InvalidValue' }, @{ Given = 5; Id = 'InvalidValue' }
        @{ Given = @('s3cr3t'); Id = 'InvalidValue' }, @{ Given = $null; Id = 'MissingSetting' }
    ) {
        $refusal = { @{}, @{} | Invoke-B24Method user.get -Parameters $Given } | Should -Throw -ErrorId "$Id,*" -PassThru

        "$refusal" | Should -Not -Match 's3cr3t'
        Get-Request | Should -BeNullOrEmpty
    }

    It 'refuses a map that holds itself' {
        $map = @{}
        $map.Again = $map
        $list = [Collections.ArrayList]::new()
        $null = $list.Add($list)

        { Invoke-B24Method user.get $map } | Should -Throw -ErrorId 'InvalidValue,*'
        $map, @{ LIST = $list }, @{ ID = 2 } | Invoke-B24Method user.get -ErrorAction SilentlyContinue -ErrorVariable failed |
            ForEach-Object ID | Should -Be 2

        Get-Code $failed | Should -Be 'InvalidValue', 'InvalidValue'
    }

    It 'tells a method that the portal does not have' {
        Invoke-B24Method nosuch.method -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'ERROR_METHOD_NOT_FOUND'
        "$($failed[0])" | Should -Match 'Check the name of the method'
        $failed[0].TargetObject | Should -Be 'nosuch.method'
    }

    It 'sends with -WhatIf what reads, and nothing else' {
        $results = @('profile', 'imopenlines.config.add', 'imbot.v2.Event.get', 'event.offline.get', 'scope' |
                Invoke-B24Method -WhatIf -NoEnumerate)

        $results | Should -HaveCount 2
        Get-Calls | Should -Be 'profile', 'scope'
    }

    It 'sends again what reads when the answer is lost' {
        Add-Fault @{ Method = 'user.get'; Kind = 'DropAfter' }

        (Invoke-B24Method user.get @{ ID = 2 }).ID | Should -Be 2

        (Get-Request).method | Should -Be 'user.get', 'user.get'
    }

    It 'tells any other as unknown when the answer is lost, and does not send it again: <_>' -ForEach @(
        'DropAfter', 'CutBody', 'BadGateway'
    ) {
        Add-Fault @{ Method = 'imopenlines.config.add'; Kind = $_ }

        Invoke-B24Method imopenlines.config.add @{ PARAMS = @{ LINE_NAME = 'x' } } -ErrorAction SilentlyContinue -ErrorVariable failed |
            Should -BeNullOrEmpty

        Get-Code $failed | Should -Be 'OutcomeUnknown'
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'OperationTimeout'
        "$($failed[0])" | Should -Match 'imopenlines.config.add ran\. .*Check the portal'
        @(Get-B24OpenLine) | Should -HaveCount 1
    }

    It 'tells each call of a batch by its kind when the answer is lost' {
        Add-Fault @{ Method = 'batch'; Kind = 'DropAfter' }

        $results = @(
            @{ Method = 'profile' }, @{ Method = 'imopenlines.config.add'; PARAMS = @{ LINE_NAME = 'x' } }, @{ Method = 'user.current' } |
                Invoke-B24Method -ErrorAction SilentlyContinue -ErrorVariable failed)

        $results.ID | Should -Be 1, 1
        Get-Code $failed | Should -Be 'OutcomeUnknown'
        "$($failed[0])" | Should -Match '^Row 2: '
        @(Get-B24OpenLine) | Should -HaveCount 1
    }

    It 'sends again what is said to be repeatable' {
        $id = Invoke-B24Method imopenlines.config.add @{ PARAMS = @{ LINE_NAME = 'x' } }
        Add-Fault @{ Method = 'imopenlines.config.update'; Kind = 'CutBody' }

        Invoke-B24Method imopenlines.config.update @{ CONFIG_ID = $id; PARAMS = @{ LINE_NAME = 'y' } } -Repeatable | Should -BeTrue

        @(Get-Calls | Where-Object { $_ -eq 'imopenlines.config.update' }) | Should -HaveCount 2
        (Get-B24OpenLine -Id $id).Name | Should -Be 'y'
    }

    It 'keeps text that looks like a reference to another call of its batch' {
        1, 2 | ForEach-Object { @{ PARAMS = @{ LINE_NAME = 'Price $result[c0] list' } } } | Invoke-B24Method imopenlines.config.add | Out-Null

        (Get-B24OpenLine).Name | Should -Be 'Price $result[c0] list', 'Price $result[c0] list'
    }

    It 'opens a SecureString for the portal, and shows neither it nor what has the name of a secret' {
        $token = ConvertTo-SecureString rehearsal-token -AsPlainText -Force
        $wrong = ConvertTo-SecureString wr0ng-s3cr3t -AsPlainText -Force
        $calls = @(
            @{ botId = 41; botToken = $token; fields = @{ properties = @{ name = 'Nora' } } }
            @{ botId = 41; botToken = $wrong; fields = @{ properties = @{ name = 'x' } } }
            [pscustomobject]@{ botId = 41; botToken = 'wr0ng-s3cr3t'; fields = @{ properties = @{ name = 'x' } } }
        )
        $Error.Clear()

        $bots = @($calls | Invoke-B24Method imbot.v2.Bot.update -Verbose -Debug -ErrorAction SilentlyContinue -ErrorVariable failed 4>&1 5>&1)

        $bots.bot.code | Should -Be 'service_bot'
        (Invoke-RestMethod "$control/bots/41").name | Should -Be 'Nora'
        Get-Code $failed | Should -Be 'BOT_OWNERSHIP_ERROR', 'BOT_OWNERSHIP_ERROR'
        $failed.TargetObject | Should -Be 'imbot.v2.Bot.update', 'imbot.v2.Bot.update'
        $trace = @($bots) + @($failed) + @($Error) | ForEach-Object {
            "$_"
            $_ | Format-List * -Force | Out-String -Width 4096
            if ($_ -is [Management.Automation.ErrorRecord]) { $_.InvocationInfo.BoundParameters | Format-List * -Force | Out-String }
        }
        $trace -join "`n" | Should -Not -Match 's3cr3t|rehearsal'
    }

    It 'passes over what its journal knows as done, and does not repeat what may have been' {
        $journal = Join-Path $TestDrive methods.jsonl
        $calls = 1..3 | ForEach-Object { @{ PARAMS = @{ LINE_NAME = "Line $_" } } }
        $calls[0] | Invoke-B24Method imopenlines.config.add -Journal $journal | Should -Be 1
        Add-Fault @{ Method = 'imopenlines.config.add'; Kind = 'DropAfter' }
        $calls[1] | Invoke-B24Method imopenlines.config.add -Journal $journal -ErrorAction SilentlyContinue

        $results = @($calls | Invoke-B24Method imopenlines.config.add -Journal $journal -ErrorAction SilentlyContinue -ErrorVariable failed)

        $results | Should -Be 3
        Get-Code $failed | Should -Be 'OutcomeUnknown'
        "$failed" | Should -Match '^Row 2: .*An earlier run sent it'
        (Get-B24OpenLine).Name | Should -Be 'Line 1', 'Line 2', 'Line 3'
    }

    It 'takes the connection that it is given' {
        $other = Connect-B24Portal -Sandbox -Application

        (Invoke-B24Method app.info -Connection $other).STATUS | Should -Be 'L'
        (Invoke-B24Method profile -Connection $portal).ID | Should -Be '1'
        (Get-Request).method | Should -Be 'profile'
        $other | Disconnect-B24Portal
    }
}

Describe 'What a portal answers' {
    It 'is an object under its own names' {
        $object = ConvertTo-Output (New-Map 'ID', 'Name with blanks', '0')

        $object | Should -BeOfType ([psobject])
        $object.PSObject.Properties.Name | Should -BeExactly 'ID', 'Name with blanks', '0'
        $object.'Name with blanks', $object.'0' | Should -Be 1, 2
    }

    It 'is a map where PowerShell would take two names for one, or none: <_>' -ForEach 'id,ID', 'a,' {
        $first, $second = $_ -split ','

        $map = ConvertTo-Output (New-Map $first, $second)

        $map -is [Collections.IDictionary] | Should -BeTrue
        $map[$first], $map[$second] | Should -Be 0, 1
    }

    It 'is so at any depth' {
        $inner = New-Map 'a', 'A'
        $outer = New-Map 'list', 'map'
        $outer['list'] = [object[]] @((New-Map 'x'), $null, 'text')
        $outer['map'] = $inner

        $object = ConvertTo-Output ([object[]] @($outer))

        $object[0].list[0].x | Should -Be 0
        $object[0].list[1] | Should -BeNullOrEmpty
        $object[0].list[2] | Should -Be 'text'
        $object[0].map['A'] | Should -Be 1
    }
}

Describe 'Tab for -Method' {
    BeforeAll {
        function Get-Completion([string] $Line) {
            (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches |
                Where-Object ResultType -EQ 'ParameterValue'
        }
    }

    It 'completes how a method begins: <Typed>' -ForEach @(
        @{ Typed = 'imopenlines.config.l'; Found = 'imopenlines.config.list.get' }
        @{ Typed = 'IMBOT.V2.BOT.U'; Found = 'imbot.v2.Bot.unregister', 'imbot.v2.Bot.update' }
        @{ Typed = "'prof"; Found = 'profile' }
        @{ Typed = 'intercept'; Found = 'imopenlines.session.intercept' }
    ) {
        (Get-Completion "Invoke-B24Method $Typed").CompletionText | Should -BeExactly $Found
        (Get-Completion "Invoke-B24Method -Method $Typed").CompletionText | Should -BeExactly $Found
    }

    It 'completes each method once, and no batch' {
        $all = (Get-Completion 'Invoke-B24Method -Method ').CompletionText

        $all.Count | Should -BeGreaterThan 60
        @($all | Sort-Object -Unique).Count | Should -Be $all.Count
        $all | Should -Not -Contain 'batch'
        Get-Completion 'Invoke-B24Method -Method nosuch' | Should -BeNullOrEmpty
    }
}
