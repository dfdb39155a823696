# The script that runs these tests counts honestly: a failure outside of a test is a failure, too.

BeforeAll {
    $root = Join-Path $PSScriptRoot '../..'
    $fixtures = @{
        Passes    = "Describe a { It b { 1 | Should -Be 1 }; It c -Skip { } }"
        Fails     = "Describe a { It b { 1 | Should -Be 2 }; It c { 1 | Should -Be 1 } }"
        Setup     = "Describe a { BeforeAll { throw 'no setup' }; It b { 1 | Should -Be 1 } }"
        CleanUp   = "Describe a { AfterAll { throw 'no clean-up' }; It b { 1 | Should -Be 1 } }"
        Unclosed  = "Describe a { It b { 1 | Should -Be 1 }"
        Taken     = "Describe a { It b { 1 | Should -Be 2 } }"
    }
    $files = foreach ($name in $fixtures.Keys) {
        Join-Path $TestDrive "$name.Tests.ps1"
        Set-Content -LiteralPath (Join-Path $TestDrive "$name.Tests.ps1") -Value $fixtures[$name]
    }
    $results = Join-Path $TestDrive results
    $null = New-Item -ItemType Directory -Path $results
    $null = New-Item -ItemType File -Path (Join-Path $results Taken.Tests.json)

    $said = & (Join-Path $root 'tools/Invoke-InNewPowerShell.ps1') (Join-Path $PSScriptRoot 'Invoke-ModuleTest.ps1') `
        -Path ($files -join [IO.Path]::PathSeparator) -ResultFolder $results -Pester (Join-Path (Get-Module Pester).ModuleBase Pester.psd1)
    function Get-Result([string] $Name) {
        Get-Content -LiteralPath (Join-Path $results "$Name.Tests.json") -Raw | ConvertFrom-Json
    }
}

Describe 'Invoke-ModuleTest.ps1' {
    It 'counts what <Name> has: <Passed> passed, <Failed> failed, <Skipped> skipped' -ForEach @(
        @{ Name = 'Passes'; Passed = 1; Failed = 0; Skipped = 1 }
        @{ Name = 'Fails'; Passed = 1; Failed = 1; Skipped = 0 }
        @{ Name = 'Setup'; Passed = 0; Failed = 2; Skipped = 0 }
        @{ Name = 'CleanUp'; Passed = 1; Failed = 1; Skipped = 0 }
        @{ Name = 'Unclosed'; Passed = 0; Failed = 1; Skipped = 0 }
    ) {
        $result = Get-Result $Name

        $result.Passed, $result.Failed, $result.Skipped | Should -Be $Passed, $Failed, $Skipped
        $said | Where-Object { $_ -match "^\[[+-]\] $Name\.Tests\.ps1: $Passed passed, $Failed failed" } | Should -HaveCount 1
    }

    It 'says what failed in <Name>, and where' -ForEach @(
        @{ Name = 'Fails'; Says = '(?s)^a\.b\n.*Expected 2, but got 1.*Fails\.Tests\.ps1:1' }
        @{ Name = 'CleanUp'; Says = 'no clean-up' }
        @{ Name = 'Unclosed'; Says = "Missing closing '}'" }
    ) {
        @((Get-Result $Name).Failures)[0] | Should -Match $Says
    }

    It 'leaves a file to the run that has taken it' {
        (Get-Item (Join-Path $results Taken.Tests.json)).Length | Should -Be 0
    }
}
