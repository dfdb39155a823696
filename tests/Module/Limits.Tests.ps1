# The pace of a connection, and what a command tells of it: progress, verbose lines, the summary of a run.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')

    # A session of its own, in this process.
    function New-Session {
        $shell = [powershell]::Create()
        $null = $shell.AddScript({ param($module) Import-Module -Name $module }).AddArgument($env:B24_TEST_MODULE).Invoke()
        $shell
    }
    function Invoke-InSession($Shell, [scriptblock] $Code, $Arguments = @()) {
        $Shell.Commands.Clear()
        $null = $Shell.AddScript($Code)
        foreach ($argument in $Arguments) { $null = $Shell.AddArgument($argument) }
        $Shell.Invoke()
    }
}

Describe 'The request limit of a connection' {
    AfterEach {
        Disconnect-B24Portal
    }

    It 'is <Limit> with <Given>' -ForEach @(
        @{ Given = '-Plan Standard'; Rate = @{ Plan = 'Standard' }; Limit = '50, then 2 a second' }
        @{ Given = '-Plan enterprise'; Rate = @{ Plan = 'enterprise' }; Limit = '250, then 5 a second' }
        @{ Given = '-Plan Unlimited'; Rate = @{ Plan = 'Unlimited' }; Limit = 'none' }
        @{ Given = 'nothing, in the sandbox'; Rate = @{}; Limit = 'none' }
        @{ Given = 'numbers'; Rate = @{ RequestBurst = 7; RequestsPerSecond = 0.5 }; Limit = '7, then 0.5 a second' }
    ) {
        (Connect-B24Portal -Sandbox @Rate).RequestLimit | Should -Be $Limit
        Get-B24Portal | Out-String | Should -Match "(?m)^Limit +: $Limit"
    }

    It 'is refused with <Given>, before anything is sent' -ForEach @(
        @{ Given = 'a burst alone'; Rate = @{ RequestBurst = 5 } }
        @{ Given = 'a rate alone'; Rate = @{ RequestsPerSecond = 5 } }
        @{ Given = 'a plan and numbers'; Rate = @{ Plan = 'Standard'; RequestBurst = 5; RequestsPerSecond = 5 } }
        @{ Given = 'a plan and one of the numbers'; Rate = @{ Plan = 'Standard'; RequestBurst = 5 } }
    ) {
        { Connect-B24Portal -Sandbox @Rate } | Should -Throw -ErrorId 'InvalidRate,*'

        "$($Error[0])" | Should -Match '-RequestBurst and -RequestsPerSecond together'
        Get-B24Portal | Should -BeNullOrEmpty
    }

    It 'takes no <Name> of <Value>' -ForEach @(
        @{ Name = 'RequestBurst'; Value = 0 }
        @{ Name = 'RequestsPerSecond'; Value = 0 }
        @{ Name = 'Throttle'; Value = 0 }
        @{ Name = 'Throttle'; Value = 17 }
        @{ Name = 'RetryTimeout'; Value = -1 }
    ) {
        $given = @{ $Name = $Value }

        { Connect-B24Portal -Sandbox @given } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'paces a command' {
        $null = Connect-B24Portal -Sandbox -RequestBurst 2 -RequestsPerSecond 5

        New-Row 200 | New-B24OpenLine -InformationVariable summary | Out-Null

        # Connecting took the first of two places; the first of 200 + 1 calls in 6 requests, the other one.
        $run = $summary[0].MessageData
        $run.Requests | Should -Be 6
        $run.RequestLimitSeconds | Should -BeGreaterThan 0.8
        $run.Seconds | Should -BeGreaterOrEqual $run.RequestLimitSeconds
        $run.Waits | Should -BeGreaterOrEqual 5
    }

    It 'of one sandbox is not that of another' {
        $limited = Connect-B24Portal -Sandbox -RequestBurst 2 -RequestsPerSecond 1
        $other = Connect-B24Portal -Sandbox

        $other.RequestLimit | Should -Be 'none'
        $limited.RequestLimit | Should -Be '2, then 1 a second'
    }
}

Describe 'The request limit of a portal over HTTP' {
    BeforeEach {
        Reset-Portal
    }

    AfterEach {
        Connect-B24Portal $env:B24_TEST_SANDBOX -Plan Unlimited | Disconnect-B24Portal
        Reset-Portal
    }

    It 'is shared by all connections, and by all sessions of the process' {
        $first = Connect-B24Portal $env:B24_TEST_SANDBOX -RequestBurst 9 -RequestsPerSecond 30
        $second = Connect-B24Portal $env:B24_TEST_SANDBOX
        $session = New-Session
        try {
            $third = Invoke-InSession $session { param($url) Connect-B24Portal $url -Plan Enterprise } $env:B24_TEST_SANDBOX
        }
        finally { $session.Dispose() }

        $second.RequestLimit | Should -Be '250, then 5 a second'
        $third.RequestLimit, $first.RequestLimit | Should -Be $second.RequestLimit, $second.RequestLimit
    }

    It 'is kept by two sessions together, so that the portal turns nothing away' {
        $null = Connect-B24Portal $env:B24_TEST_SANDBOX -RequestBurst 6 -RequestsPerSecond 2
        Reset-Portal @{ requestBurst = 6; requestsPerSecond = 2 }
        $session = New-Session
        try {
            $null = Invoke-InSession $session { param($url) Connect-B24Portal $url } $env:B24_TEST_SANDBOX
            foreach ($i in 1..6) { Get-B24OpenLine | Out-Null }
            $summary = Invoke-InSession $session { 1..2 | ForEach-Object { Get-B24OpenLine -InformationVariable summary | Out-Null; $summary } }
        }
        finally { $session.Dispose() }

        @($summary.MessageData.RequestLimitSeconds | Where-Object { $_ -gt 0 }) | Should -Not -BeNullOrEmpty
        @(Get-Request | Where-Object status -NE 200) | Should -BeNullOrEmpty
    }

    It 'is learned from the portal where others use it up, and nothing is lost' {
        $null = Connect-B24Portal $env:B24_TEST_SANDBOX
        Add-Fault @{ Kind = 'QueryLimit'; Times = 3 }

        $lines = @(New-Row 120 | New-B24OpenLine -ErrorAction Stop -InformationVariable summary)

        $lines.Name | Should -Be (New-Row 120).Name
        @(Get-Request | Where-Object status -EQ 503).Count | Should -Be 3
        $summary[0].MessageData.Retries | Should -BeGreaterOrEqual 3
    }
}

Describe 'What a connection sends at once, and again' {
    AfterEach {
        Disconnect-B24Portal
        Reset-Portal
    }

    It 'is one request after the other with -Throttle 1, and several without' {
        $one = Connect-B24Portal -Sandbox -Throttle 1 -Latency 150
        New-Row 245 | New-B24OpenLine -InformationVariable slow | Out-Null
        $several = Connect-B24Portal -Sandbox -Throttle 5 -Latency 150
        New-Row 245 | New-B24OpenLine -InformationVariable fast | Out-Null

        $one.Throttle, $several.Throttle | Should -Be 1, 5
        $slow[0].MessageData.Requests, $fast[0].MessageData.Requests | Should -Be 6, 6
        $slow[0].MessageData.Seconds | Should -BeGreaterOrEqual 0.85
        $fast[0].MessageData.Seconds | Should -BeLessThan $slow[0].MessageData.Seconds
    }

    It 'is nothing again with -RetryTimeout 0: <Kind>' -ForEach @(
        @{ Kind = 'ServerError'; Id = 'INTERNAL_SERVER_ERROR'; Category = 'ResourceUnavailable' }
        @{ Kind = 'QueryLimit'; Id = 'QUERY_LIMIT_EXCEEDED'; Category = 'LimitsExceeded' }
        @{ Kind = 'CutBody'; Id = 'NoAnswer'; Category = 'ConnectionError' }
    ) {
        $null = Connect-B24Portal $env:B24_TEST_SANDBOX -RetryTimeout 0
        Clear-Request
        Add-Fault @{ Kind = $Kind }

        Get-B24OpenLine -ErrorAction SilentlyContinue -ErrorVariable failed -InformationVariable summary

        Get-Code $failed | Should -Be $Id
        $failed[0].CategoryInfo.Category | Should -Be $Category
        @(Get-Request).Count | Should -Be 1
        $summary[0].MessageData.Failed, $summary[0].MessageData.Retries | Should -Be 1, 0
    }

    It 'is everything that does no harm, without it: <_>' -ForEach 'ServerError', 'QueryLimit', 'CutBody', 'DropAfter' {
        $null = Connect-Afresh
        Add-Fault @{ Kind = $_ }

        Get-B24OpenLine -ErrorAction Stop -InformationVariable summary

        @(Get-Request).Count | Should -Be 2
        $summary[0].MessageData.Retries | Should -Be 1
        "$summary" | Should -Match '^Get-B24OpenLine: 0 done, 2 requests, 1 call sent again, [\d.]+ s$'
    }
}

Describe 'The summary of a run' {
    BeforeEach {
        $portal = Connect-B24Portal -Sandbox
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'is an object with figures, and a line' {
        $rows = @(New-Row 100) + [pscustomobject]@{ Name = '' }
        $rows | New-B24OpenLine -ErrorAction SilentlyContinue -InformationVariable summary | Out-Null

        $summary | Should -HaveCount 1
        $summary[0].Tags | Should -Be 'Bitrix24.OpenLines.RunSummary'
        $run = $summary[0].MessageData
        $run | Should -BeOfType ([Bitrix24.OpenLines.PowerShell.RunSummary])
        $run.Command | Should -Be 'New-B24OpenLine'
        $run.Succeeded, $run.Failed, $run.AlreadyDone | Should -Be 100, 1, 0
        # The newest line; 49, 49 and 2 lines, each with their reading back.
        $run.Requests, $run.Calls, $run.Retries, $run.Waits | Should -Be 4, 104, 0, 0
        $run.RequestLimitSeconds, $run.OperatingTimeSeconds, $run.RetrySeconds, $run.UnknownOutcomeSeconds | Should -Be 0, 0, 0, 0
        "$run" | Should -Match '^New-B24OpenLine: 100 done, 1 failed, 4 requests, \d+(\.\d)? s$'
    }

    It 'counts what is written with separators, and what was done before' {
        $journal = Join-Path $TestDrive "$([guid]::NewGuid()).jsonl"
        New-Row 1200 | New-B24OpenLine -NoReadBack -Journal $journal | Out-Null

        New-Row 1201 | New-B24OpenLine -NoReadBack -Journal $journal -InformationVariable summary | Out-Null

        "$summary" | Should -Match '^New-B24OpenLine: 1 done, 1,200 done before, 1 request, '
    }

    It 'counts lines that are read' {
        New-Row 250 | New-B24OpenLine -NoReadBack | Out-Null

        Get-B24OpenLine -InformationVariable all | Out-Null
        Get-B24OpenLine 'Line 1', 'Nobody' -ErrorAction SilentlyContinue -InformationVariable named | Out-Null
        1, 999 | Get-B24OpenLine -ErrorAction SilentlyContinue -InformationVariable ids | Out-Null

        "$all" | Should -Match '^Get-B24OpenLine: 250 done, 2 requests, '
        $named[0].MessageData.Succeeded, $named[0].MessageData.Failed | Should -Be 250, 1
        $ids[0].MessageData.Succeeded, $ids[0].MessageData.Failed | Should -Be 1, 1
    }

    It 'comes from <Command>, too' -ForEach @(
        @{ Command = 'Set-B24OpenLine'; Code = { 1 | Set-B24OpenLine -QueueTime 5 -InformationVariable global:b24summary } }
        @{ Command = 'Remove-B24OpenLine'; Code = { 1 | Remove-B24OpenLine -Confirm:$false -InformationVariable global:b24summary } }
        @{ Command = 'Update-B24Bot'; Code = { Update-B24Bot 41 @{ NAME = 'x' } -ClientId rehearsal -InformationVariable global:b24summary } }
        @{ Command = 'Invoke-B24Method'; Code = { Invoke-B24Method profile -InformationVariable global:b24summary } }
    ) {
        New-B24OpenLine x | Out-Null
        try {
            & $Code | Out-Null

            $global:b24summary[0].MessageData.Command | Should -Be $Command
            $global:b24summary[0].MessageData.Succeeded | Should -Be 1
        }
        finally { Remove-Variable -Name b24summary -Scope Global }
    }

    It 'has the name of the cmdlet, however that was called' {
        & 'New-B24OpenLine' x -InformationVariable summary | Out-Null

        $summary[0].MessageData.Command | Should -Be 'New-B24OpenLine'
    }

    It 'is shown where it is asked for only' {
        New-B24OpenLine x 6>&1 | Should -HaveCount 2
        $session = New-Session
        try {
            $null = Invoke-InSession $session { Connect-B24Portal -Sandbox; New-B24OpenLine x }
            @($session.Streams.Information | Where-Object { $_.Tags -contains 'PSHOST' }) | Should -BeNullOrEmpty
        }
        finally { $session.Dispose() }
    }
}

Describe 'Verbose' {
    It 'has one line for each request, with what it carried and how long it took' {
        $portal = Connect-B24Portal -Sandbox
        $requests = $portal.RequestCount

        $said = @(New-Row 60 | New-B24OpenLine -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] })

        $lines = @("$($said -join "`n")" -split "`n" | Where-Object { $_ -notmatch '^Performing the operation' })
        $lines.Count | Should -Be ($portal.RequestCount - $requests)
        $lines[0] | Should -Match '^imopenlines\.config\.list\.get: \d+\.\d\d s, operating [\d.]+ s$'
        $lines[1..2] -match '^batch of (50|12), imopenlines\.config\.add: \d+\.\d\d s, operating [\d.]+ s$' | Should -HaveCount 2
        Disconnect-B24Portal
    }

    It 'tells what was turned away' {
        $null = Connect-Afresh
        Add-Fault @{ Kind = 'QueryLimit' }

        $said = @(Get-B24OpenLine -Verbose 4>&1)

        $said | Should -HaveCount 2
        "$($said[0])" | Should -Match '^imopenlines\.config\.list\.get: .*, QUERY_LIMIT_EXCEEDED$'
        Disconnect-B24Portal
        Reset-Portal
    }
}

Describe 'Progress' {
    BeforeEach {
        $session = New-Session
    }

    AfterEach {
        $session.Dispose()
    }

    It 'shows how many are done, and ends with the command' {
        $null = Invoke-InSession $session {
            Connect-B24Portal -Sandbox -Latency 300 -Throttle 1
            1..300 | ForEach-Object { @{ Name = "Line $_" } } | New-B24OpenLine
        }

        $records = @($session.Streams.Progress | Where-Object Activity -EQ 'Creating open lines')
        $records.Count | Should -BeGreaterThan 2
        $shown = @($records | Where-Object RecordType -EQ 'Processing')
        @($shown | Where-Object StatusDescription -Match '^\d+ (done|of 300), \d+ created, [\d.]+ a second(, \d+ s left)?$').Count | Should -Be $shown.Count
        @($shown.StatusDescription | Select-Object -Unique).Count | Should -BeGreaterThan 2
        $percents = @($records.PercentComplete | Where-Object { $_ -ge 0 })
        $percents | Should -Be @($percents | Sort-Object)
        $records[-1].RecordType | Should -Be 'Completed'
        @($records | Where-Object RecordType -EQ 'Completed').Count | Should -Be 1
    }

    It 'shows what it waits for and until when, and how long the limit leaves it busy' {
        $null = Invoke-InSession $session {
            Connect-B24Portal -Sandbox -RequestBurst 2 -RequestsPerSecond 2
            New-B24OpenLine x
            Remove-B24OpenLine (1..300) -Confirm:$false -ErrorAction SilentlyContinue
        }

        $records = @($session.Streams.Progress | Where-Object Activity -EQ 'Removing open lines')
        # In the status, which is all that PowerShell 7 draws.
        $waiting = @($records | Where-Object StatusDescription -Match "Waiting for the portal's request limit until \d\d:\d\d:\d\d$")
        $waiting | Should -Not -BeNullOrEmpty
        $status = '^\d+ of 300, [01] removed(, \d+ failed)?(, [\d.]+ a second)?, \d+ s left\. Waiting'
        @($waiting | Where-Object StatusDescription -Match $status).Count | Should -Be $waiting.Count
        $waiting[0].SecondsRemaining | Should -BeIn (1..4)
    }

    It 'counts lines that are read' {
        $null = Invoke-InSession $session {
            Connect-B24Portal -Sandbox | Out-Null
            1..450 | ForEach-Object { @{ Name = "Line $_" } } | New-B24OpenLine -NoReadBack
            Get-B24OpenLine | ForEach-Object { if ($_.Id -in 200, 400) { Start-Sleep -Milliseconds 1200 } }
        }

        $records = @($session.Streams.Progress | Where-Object Activity -EQ 'Reading open lines')
        @($records.StatusDescription -match '^200 done, 200 read, [\d.]+ a second$') | Should -Not -BeNullOrEmpty
    }

    It 'is not shown for a command that takes less than a second, nor with -WhatIf' {
        $null = Invoke-InSession $session {
            Connect-B24Portal -Sandbox
            New-B24OpenLine x
            New-B24OpenLine y -WhatIf
        }

        @($session.Streams.Progress | Where-Object Activity -Match 'open lines') | Should -BeNullOrEmpty
    }
}
