# What tests and other clients ask of the sandbox server apart from its REST API.

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')

    function Invoke-Portal([string] $Method) { Invoke-RestMethod "$env:B24_TEST_SANDBOX$Method" }
}

Describe 'The sandbox server' {
    BeforeEach {
        Reset-Portal
    }

    AfterAll {
        Reset-Portal
    }

    It 'takes settings with a reset, times in seconds, and forgets them with the next one' {
        Reset-Portal @{
            requestBurst = 50; requestsPerSecond = 2.5; latency = 0.01; timePerCall = 0.02
            timePerMethod = @{ profile = 1 }; requestTimeLimit = 30; operatingLimit = 480
            chargesBatch = $true; documentedWorkTime = $true; keepsLog = $false
        }

        $settings = Invoke-RestMethod "$control/settings"
        $settings.requestBurst | Should -Be 50
        $settings.requestsPerSecond | Should -Be 2.5
        $settings.latency | Should -Be 0.01
        $settings.timePerCall | Should -Be 0.02
        $settings.timePerMethod.profile | Should -Be 1
        $settings.requestTimeLimit | Should -Be 30
        $settings.operatingLimit | Should -Be 480
        $settings.chargesBatch, $settings.documentedWorkTime, $settings.keepsLog | Should -Be $true, $true, $false

        Reset-Portal
        $settings = Invoke-RestMethod "$control/settings"
        $settings.requestBurst, $settings.operatingLimit, $settings.timePerMethod | Should -Be $null, $null, $null
        $settings.requestTimeLimit, $settings.timePerCall | Should -Be 60, 0
        $settings.chargesBatch, $settings.documentedWorkTime, $settings.keepsLog | Should -Be $false, $false, $true
    }

    It 'changes the settings that are given while it runs, and nothing else' {
        Reset-Portal @{ requestBurst = 1; requestsPerSecond = 0; requestTimeLimit = 7 }
        $null = Invoke-Portal profile
        { Invoke-Portal profile } | Should -Throw '*503*'

        $null = Invoke-RestMethod "$control/settings" -Method Post -Body '{"requestBurst": 3}'
        $null = Invoke-Portal profile
        (Invoke-RestMethod "$control/settings").requestTimeLimit | Should -Be 7
        $null = Invoke-RestMethod "$control/settings" -Method Post -Body '{"requestBurst": null}'
        1..5 | ForEach-Object { $null = Invoke-Portal profile }
        (Invoke-RestMethod "$control/statistics").requests | Should -Be 8
    }

    It 'refuses a setting that there is not' {
        { Reset-Portal @{ requestBurts = 50 } } | Should -Throw '*400*'
        { Reset-Portal @{ latency = 'short' } } | Should -Throw '*400*'
    }

    It 'takes a fault with a rate, a seed and a delay' {
        Add-Fault @{ kind = 'ServerError'; rate = 1; seed = 7; method = 'profile'; delay = 1.5 }

        1..2 | ForEach-Object { { Invoke-Portal profile } | Should -Throw '*500*' }
        $null = Invoke-Portal scope
    }

    It 'tells counts and lines' {
        $null = Invoke-Portal 'imopenlines.config.add?PARAMS[LINE_NAME]=One'
        $null = Invoke-Portal 'batch?cmd[]=imopenlines.config.add&cmd[]=profile'

        $counted = Invoke-RestMethod "$control/statistics"
        $counted.requests, $counted.calls, $counted.lines | Should -Be 2, 3, 2
        $counted.byStatus.'200' | Should -Be 2
        $counted.callsByMethod.'imopenlines.config.add' | Should -Be 2
        $lines = Invoke-RestMethod "$control/lines" | ForEach-Object { $_ }
        $lines.id | Should -Be 1, 2
        $lines[0].name | Should -Be One
    }
}
