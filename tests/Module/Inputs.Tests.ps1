# What comes down the pipeline, in all the forms that people have: each input is one outcome, and each bad one an error
# with its number.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')
}

Describe 'An input that says which line' {
    BeforeEach {
        $portal = Connect-B24Portal -Sandbox
        $lines = 'a', 'b', 'c' | ForEach-Object { @{ Name = $_ } } | New-B24OpenLine
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'may be <Form>' -ForEach @(
        @{ Form = 'a number'; Make = { 2 } }
        @{ Form = 'a text'; Make = { '2' } }
        @{ Form = 'a line'; Make = { Get-B24OpenLine -Id 2 } }
        @{ Form = 'a hashtable'; Make = { @{ Id = 2 } } }
        @{ Form = 'a row'; Make = { [pscustomobject]@{ LINE_ID = '2' } } }
    ) {
        (& $Make | Get-B24OpenLine).Name | Should -Be 'b'
        (& $Make | Set-B24OpenLine -QueueTime 9 -PassThru).Name | Should -Be 'b'
        & $Make | Remove-B24OpenLine -Confirm:$false
        (Get-B24OpenLine).Name | Should -Be 'a', 'c'
    }

    It 'is counted, and is an error of its own where it says nothing of the kind: <Cmdlet>' -ForEach @(
        @{ Cmdlet = 'Get-B24OpenLine'; With = @{} }
        @{ Cmdlet = 'Set-B24OpenLine'; With = @{ QueueTime = 9; PassThru = $true } }
        @{ Cmdlet = 'Remove-B24OpenLine'; With = @{ Confirm = $false } }
    ) {
        $inputs = '1,5', 1, $null, '2.5', '0', [pscustomobject]@{ Other = 1 }, '999', 'abc'

        $out = @($inputs | & $Cmdlet @With -ErrorAction SilentlyContinue -ErrorVariable failed)

        if ($Cmdlet -ne 'Remove-B24OpenLine') { $out.Id | Should -Be 1 }
        $told = $failed | Sort-Object { "$_" }
        $told | ForEach-Object { "$_" -replace ':.*' } | Should -Be 'Row 1', 'Row 3', 'Row 4', 'Row 5', 'Row 6', 'Row 7', 'Row 8'
        Get-Code $told |
            Should -Be 'InvalidValue', 'MissingSetting', 'InvalidValue', 'InvalidValue', 'MissingSetting',
                'OpenLineNotFound', 'OpenLineNotFound'
        "$($told[0])" | Should -MatchExactly "^Row 1: Id: '1,5' is not a line id"
        "$($told[-1])" | Should -MatchExactly "^Row 8: Id: The portal has no open line named 'abc'"
        (Get-B24OpenLine).Count | Should -Be $(if ($Cmdlet -eq 'Remove-B24OpenLine') { 2 } else { 3 })
    }

    It 'is not rounded to another line: <_>' -ForEach 'Get', 'Set', 'Remove' {
        $command = "$_-B24OpenLine"
        $more = if ($_ -eq 'Set') { @{ QueueTime = 9 } } elseif ($_ -eq 'Remove') { @{ Confirm = $false } } else { @{} }

        { & $command -Id 1.6 @more } | Should -Throw "*'1.6' is not a line id*"
        { & $command -Id $true @more } | Should -Throw "*is not a line id*"
        (Get-B24OpenLine).Count | Should -Be 3
    }

    It 'quotes a list that stands in the place of an id' {
        @{ Id = 1, 2; QueueTime = 9 }, @{ Id = @(3); QueueTime = 9 } |
            Set-B24OpenLine -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed | ForEach-Object Id | Should -Be 3

        "$failed" | Should -MatchExactly "^Row 1: Id: '1,2' is not a line id"
    }

    It 'may be a line where an id is asked for' {
        (Get-B24OpenLine -Id $lines[0], 3).Name | Should -Be 'a', 'c'
    }

    It 'is refused where two ids differ' {
        [ordered]@{ CONFIG_ID = 2; Id = 1; Active = 'N' } |
            Set-B24OpenLine -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'DuplicateSetting'
        (Get-B24OpenLine).Active | Should -Be $true, $true, $true
    }
}

Describe 'A row' {
    BeforeEach {
        $portal = Connect-B24Portal -Sandbox
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'that is null is counted' {
        @{ Name = 'a' }, $null, @{ Name = '' } | New-B24OpenLine -ErrorAction SilentlyContinue -ErrorVariable failed |
            Out-Null

        $failed | ForEach-Object { "$_" -replace ':.*' } | Should -Be 'Row 2', 'Row 3'
    }

    It 'with a property that throws is an error of its own' {
        $bad = [pscustomobject]@{ Name = 'b' } |
            Add-Member -MemberType ScriptProperty -Name QueueTime -Value { throw 'no such file' } -PassThru

        $made = @{ Name = 'a' }, $bad, @{ Name = 'c' } | New-B24OpenLine -ErrorAction SilentlyContinue -ErrorVariable failed

        $made.Name | Should -Be 'a', 'c'
        "$($failed[0])" | Should -MatchExactly '^Row 2: QueueTime: The value cannot be read: no such file'
    }

    It 'with a key twice is refused, be it a number or a text' {
        $map = @{ 1 = 'a' }
        $map.Add('1', 'b')

        New-B24OpenLine x @{ Queue = $map } -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'DuplicateSetting'
    }

    It 'of a file with another delimiter is told so' {
        'Id;Name;Active', '1;a;Y' | ConvertFrom-Csv |
            New-B24OpenLine -ErrorAction SilentlyContinue -ErrorVariable failed

        "$($failed[0])" | Should -Match "-Delimiter ';'"
    }

    It 'may be of a DataTable' {
        $table = [Data.DataTable]::new()
        'Name', 'QueueTime' | ForEach-Object { [void]$table.Columns.Add($_) }
        [void]$table.Rows.Add('a', [DBNull]::Value)
        [void]$table.Rows.Add('b', '33')

        $made = $table.Rows | New-B24OpenLine -ErrorAction Stop

        $made.Name | Should -Be 'a', 'b'
        $made.QueueTime | Should -Be 60, 33
    }

    It 'takes settings for all of them beside it, which win' {
        $made = @{ Name = 'a'; QueueTime = 9 }, @{ Name = 'b' } |
            New-B24OpenLine -Settings @{ QUEUE_TIME = 33; MaxChat = 2 } -MaxChat 4

        $made.QueueTime | Should -Be 33, 33
        $made.MaxChat | Should -Be 4, 4
    }

    It 'has lists of any kind: <Form>' -ForEach @(
        @{ Form = 'an array'; Make = { , @($args) } }
        @{ Form = 'an ArrayList'; Make = { , [Collections.ArrayList]$args } }
        @{ Form = 'a List'; Make = { , [Collections.Generic.List[object]]$args } }
        @{ Form = 'a Collection'; Make = { , [Collections.ObjectModel.Collection[psobject]]$args } }
    ) {
        $queue = & $Make ([pscustomobject]@{ ENTITY_TYPE = 'user'; ENTITY_ID = 2 }) @{ ENTITY_TYPE = 'department'; ENTITY_ID = 4 }

        (New-B24OpenLine x -Queue $queue).Queue.ToString() | Should -Be 'user:2;department:4'
        (New-B24OpenLine y @{ Queue = $queue }).Queue.ToString() | Should -Be 'user:2;department:4'
    }

    It 'keeps text that looks like a reference to another call of its batch' {
        $made = 1, 2 | ForEach-Object { @{ Name = "Code `$result[c0] $_"; CloseText = '$result[w0]' } } | New-B24OpenLine

        $made.Name | Should -Be 'Code $result[c0] 1', 'Code $result[c0] 2'
        (Get-B24OpenLine).CloseText | Should -Be '$result[w0]', '$result[w0]'
    }
}

Describe 'A name' {
    BeforeEach {
        $portal = Connect-B24Portal -Sandbox
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'may have brackets' {
        $null = New-B24OpenLine 'Support [DE]'

        (Get-B24OpenLine 'Support [DE]').Name | Should -Be 'Support [DE]'
    }

    It 'whose brackets are no wildcard is refused, with what to do' {
        { Get-B24OpenLine 'Support [' } | Should -Throw -ErrorId 'InvalidValue,*'
    }

    It 'is found in either case, whatever the culture' {
        $null = New-B24OpenLine 'mini'
        $culture = [Threading.Thread]::CurrentThread.CurrentCulture
        try {
            [Threading.Thread]::CurrentThread.CurrentCulture = 'tr-TR'
            (Get-B24OpenLine 'MINI').Name | Should -Be 'mini'
        }
        finally {
            [Threading.Thread]::CurrentThread.CurrentCulture = $culture
        }
    }
}

Describe 'A connection that is closed' {
    It 'while rows wait sends none of them, and says so' {
        $portal = Connect-B24Portal -Sandbox

        1..20 | ForEach-Object {
            if ($_ -eq 15) { $portal | Disconnect-B24Portal }
            @{ Name = "line $_" }
        } | New-B24OpenLine -Connection $portal -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Sort-Object -Unique | Should -Be 'ConnectionClosed'
        $failed | Should -HaveCount 20
        "$($failed[0])" | Should -Match 'Nothing was sent'
    }
}

Describe 'A value that throws when it is read' {
    BeforeAll {
        Add-Type -TypeDefinition @'
using System;
using System.Collections;
public class ThrowingText { public override string ToString() { throw new InvalidOperationException("no text"); } }
public class ThrowingList : IEnumerable {
    public IEnumerator GetEnumerator() { yield return 1; throw new InvalidOperationException("no more"); }
}
public class ThrowingMap : Hashtable {
    public override ICollection Keys { get { throw new InvalidOperationException("no keys"); } }
}
public class ThrowingRow { public string Name { get { throw new InvalidOperationException("no name"); } } }
'@
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'is an error of its row, and the next row is sent: <Case>' -ForEach @(
        @{ Case = 'a text'; Row = { @{ Name = 'a'; QueueTime = [ThrowingText]::new() } }; Says = 'QueueTime: The value cannot be read: no text' }
        @{ Case = 'a list'; Row = { @{ Name = 'a'; Queue = [ThrowingList]::new() } }; Says = 'Queue: The value cannot be read: no more' }
        @{ Case = 'an element of a list'; Row = { @{ Name = 'a'; Queue = @([ThrowingText]::new()) } }; Says = 'The value cannot be read: no text' }
        @{ Case = 'the name'; Row = { @{ Name = [ThrowingText]::new() } }; Says = 'Name: The value cannot be read: no text' }
        @{ Case = 'a property'; Row = { [ThrowingRow]::new() }; Says = 'Name: The value cannot be read: no name' }
        @{ Case = 'a map'; Row = { [ThrowingMap]::new() }; Says = 'The value cannot be read: no keys' }
    ) {
        $null = Connect-B24Portal -Sandbox

        $made = & { & $Row; @{ Name = 'next' } } | New-B24OpenLine -ErrorAction SilentlyContinue -ErrorVariable failed

        $made.Name | Should -Be 'next'
        $failed | Where-Object { $_.FullyQualifiedErrorId -like 'InvalidValue,*' } | Should -HaveCount 1
        "$failed" | Should -Match "Row 1: .*($Says)"
    }

    It 'ends a command that reads it once: <Case>' -ForEach @(
        @{ Case = 'Invoke-B24Method'; Run = { Invoke-B24Method user.get -Parameters @{ ID = [ThrowingList]::new() } } }
        @{ Case = 'Set-B24OpenLine'; Run = { 1 | Set-B24OpenLine -Settings @{ QueueTime = [ThrowingText]::new() } } }
        @{ Case = 'Update-B24Bot'; Run = { Update-B24Bot 41 @{ NAME = [ThrowingText]::new() } } }
    ) {
        $portal = Connect-B24Portal -Sandbox
        $before = $portal.RequestCount

        $ErrorActionPreference = 'Stop'
        $Run | Should -Throw '*The value cannot be read*'

        $portal.RequestCount | Should -Be $before
    }
}
