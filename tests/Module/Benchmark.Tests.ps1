# The benchmarks run, and what they compare does the same work. What it takes is nobody's business here.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    $benchmarks = Join-Path $PSScriptRoot '../Benchmarks'
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')
    $there = @{ ModulePath = $env:B24_TEST_MODULE; SandboxUrl = $env:B24_TEST_SANDBOX }
}

Describe 'Invoke-Benchmark.ps1' {
    BeforeAll {
        $results = @(& (Join-Path $benchmarks Invoke-Benchmark.ps1) @there -Quick)
    }

    AfterAll {
        # The limits of the portal are put back to those of all tests.
        Connect-B24Portal -WebhookUrl $env:B24_TEST_SANDBOX -Plan Unlimited | Disconnect-B24Portal
    }

    It 'measures <_>: nothing is lost or doubled by the module, and the limit is kept' -ForEach @(
        'Create 100 rows from a CSV'
        'Create 60 rows; 5% answers lost, 5% errors 500'
        'Create 2,600 rows; 50 requests at once, then 20 a second'
        'Read 1,000 lines, all fields'
    ) {
        $scenario = @($results | Where-Object Scenario -EQ $_)
        $module = @($scenario | Where-Object Client -Like '*-B24OpenLine*')
        $module.Count | Should -BeIn 1, 2
        foreach ($one in $module) {
            $one.Lines | Should -BeGreaterThan 59
            $one.Lost | Should -Be 0
            $one.Doubled | Should -Be 0
            $one.Refused | Should -Be 0
        }
        ($scenario | Where-Object Client -Like 'batches*').Lost | Should -Be 0
        ($scenario | Where-Object Client -Like 'loop*').Lost | Should -Be 0
        $scenario.Ratio | ForEach-Object { $_ | Should -BeGreaterThan 0 }
    }

    It 'shows a table for each scenario' {
        $shown = $results | & (Join-Path $benchmarks Show-Benchmark.ps1) | Out-String

        $shown | Should -Match 'Read 1,000 lines'
        $shown | Should -Match '(?m)^\| Get-B24OpenLine .*\| +1\.0 \|'
    }
}

Describe 'Measure-Memory.ps1' {
    It 'does its work and emits what it took: <_>' -ForEach @('create', 'read', 'keep', 'batches') {
        $measure = Join-Path $benchmarks Measure-Memory.ps1
        $null = & $measure @there -Work create -Count 250
        $result = & $measure @there -Work $_ -Count 250 | ConvertFrom-Json
        # What was measured had the process to itself: the limits of the portal are put back to those of all tests.
        Reset-Portal
        Connect-B24Portal -WebhookUrl $env:B24_TEST_SANDBOX -Plan Unlimited | Disconnect-B24Portal

        $result.Done | Should -Be 250
        $result.Heap | Should -BeGreaterThan 0
        $result.Peak | Should -BeGreaterThan $result.Heap
    }
}
