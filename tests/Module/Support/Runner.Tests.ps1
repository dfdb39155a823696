# The stand-in runner and its Should, tested by whichever runner is in use. Under Pester, what is said of scopes and of Should
# below holds for Pester itself: that is how the two are kept alike.

BeforeAll {
    # Runs fixtures with the stand-in in a session of their own.
    function Invoke-Fixture([string] $Name, [string] $Filter) {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddCommand((Join-Path (Split-Path $PSScriptRoot) 'Invoke-ModuleTest.ps1')).AddParameters(@{
                    ModulePath = $PSScriptRoot
                    Path       = Join-Path $PSScriptRoot "Fixtures/$Name.Fixture.ps1"
                    Filter     = $Filter
                    UseBuiltIn = $true
                    ResultPath = Join-Path $TestDrive 'result.json'
                })
            $module, $sandbox = $env:B24_TEST_MODULE, $env:B24_TEST_SANDBOX
            try { $null = $shell.Invoke() } finally { $env:B24_TEST_MODULE, $env:B24_TEST_SANDBOX = $module, $sandbox }
            [pscustomobject]@{
                Result = Get-Content -LiteralPath (Join-Path $TestDrive 'result.json') -Raw | ConvertFrom-Json
                Text   = ($shell.Streams.Information | ForEach-Object { "$_" }) -join "`n"
            }
        }
        finally {
            $shell.Dispose()
        }
    }
}

Describe 'What the runner counts' {
    BeforeAll { $outcomes = Invoke-Fixture 'Outcomes' }

    It 'counts <Expected> <Outcome>' -ForEach @(
        @{ Outcome = 'Passed'; Expected = 10 }
        @{ Outcome = 'Failed'; Expected = 8 }
        @{ Outcome = 'Skipped'; Expected = 4 }
        @{ Outcome = 'Errors'; Expected = 0 }
    ) {
        $outcomes.Result.$Outcome | Should -Be $Expected
    }

    It 'says which test failed, why and where' {
        $outcomes.Text | Should -MatchExactly '\[-\] Outcomes\.fails \(1 failed\)\n +Expected 1 to be 2, because it is meant to fail\.'
        $outcomes.Text | Should -Match 'at .+Outcomes\.Fixture\.ps1:7\n'
    }

    It 'puts values in the names of tests and of blocks' {
        $outcomes.Text | Should -Match 'has a case for each number: 3 \('
    }

    It 'counts a file that cannot be read as an error' {
        $broken = Invoke-Fixture 'Broken'
        $broken.Result.Errors | Should -Be 1
        $broken.Result.Passed | Should -Be 1
        $broken.Text | Should -Match 'the file is broken'
    }

    It 'counts an AfterAll that throws as an error' {
        $cleanUp = Invoke-Fixture 'CleanUp'
        $cleanUp.Result.Errors | Should -Be 1
        $cleanUp.Result.Passed | Should -Be 1
    }

    It 'runs only what the filter names' {
        $one = Invoke-Fixture 'Outcomes' 'BeforeEach'
        $one.Result.Failed | Should -Be 1
        $one.Result.Passed + $one.Result.Skipped | Should -Be 0
    }
}

Describe 'Scopes' {
    BeforeAll {
        $shared = 'outer'
        $list = New-Object Collections.Generic.List[string]
        $script:ofTheFile = 'script'
        function Get-Greeting { "hello $shared" }
    }

    BeforeEach { $list.Add('each'); $fresh = 0 }

    It 'sees variables and functions of BeforeAll' {
        Get-Greeting | Should -Be 'hello outer'
        $script:ofTheFile | Should -Be 'script'
    }

    It 'shares one scope with BeforeEach and leaves nothing behind (<_>)' -ForEach 1, 2 {
        $fresh | Should -Be 0
        $fresh++
        $shared | Should -Be 'outer'
        $shared = 'changed'
        $leak | Should -BeNullOrEmpty
        $leak = 'leaked'
    }

    It 'hands a case to the parameters of the test' -ForEach @{ First = 1; Second = 2 } {
        param($Second, $First)
        $First, $Second | Should -Be 1, 2
    }

    It 'does not show variables of the runner' {
        $Test, $Block, $run, $values, $actual | Should -Be @($null, $null, $null, $null, $null)
    }

    It 'does not show variables of Should to the code it runs' {
        $message = 'of the test'
        { throw "$message$Expected$Because" } | Should -Throw 'of the test'
    }

    Context 'inside, with <inner>' {
        BeforeAll { $inner = 'a value of BeforeAll' }
        BeforeEach { $list.Add('inner') }

        It 'runs the outer BeforeEach first' { $list[-2, -1] | Should -Be 'each', 'inner' }
        It 'sees what is outside' { Get-Greeting | Should -Be 'hello outer' }
    }

    It 'does not see what was inside' { $inner | Should -BeNullOrEmpty }
}

Describe 'TestDrive' {
    BeforeAll { Set-Content -LiteralPath (Join-Path $TestDrive 'outer.txt') -Value 'x' }

    Context 'a first block' {
        It 'can write' {
            Set-Content -LiteralPath (Join-Path $TestDrive 'inner.txt') -Value 'x'
            'TestDrive:\inner.txt' | Should -Exist
        }
    }

    Context 'a second block' {
        It 'finds only what the outer block wrote' { (Get-ChildItem $TestDrive).Name | Should -Be 'outer.txt' }
    }
}

Describe 'Should' {
    It 'accepts <_>' -ForEach @(
        '1 | Should -Be 1'
        '"a" | Should -Be "A"'
        '1, 2 | Should -Be 1, 2'
        '1, @(2, 3) | Should -Be 1, @(2, 3)'
        '@() | Should -Be @()'
        '$null | Should -Be $null'
        '"1" | Should -Be 1'
        '"a" | Should -Not -BeExactly "A"'
        '"a", "b" | Should -BeExactly "a", "b"'
        '@() | Should -BeNullOrEmpty'
        '$null | Should -BeNullOrEmpty'
        '"" | Should -BeNullOrEmpty'
        '@{} | Should -BeNullOrEmpty'
        '0 | Should -Not -BeNullOrEmpty'
        '1, 2 | Should -Not -BeNullOrEmpty'
        '1 | Should -BeTrue'
        '$null | Should -BeFalse'
        '$true | Should -Not -BeFalse'
        '2, 3 | Should -BeGreaterThan 1'
        '2 | Should -BeGreaterOrEqual 2'
        '1 | Should -BeLessThan 2'
        '2 | Should -BeLessOrEqual 2'
        '"b" | Should -BeIn "a", "B"'
        '1, 2 | Should -Contain 2'
        '1, 2 | Should -Not -Contain 3'
        '1, 2 | Should -HaveCount 2'
        '@() | Should -HaveCount 0'
        '"line 12" | Should -Match "LINE \d+"'
        '"line 12" | Should -Not -MatchExactly "LINE"'
        '"a.csv", "b.csv" | Should -BeLike "*.csv"'
        '1 | Should -BeOfType [int]'
        '1 | Should -BeOfType ([ValueType])'
        '"x" | Should -BeOfType System.String'
        '$TestDrive | Should -Exist'
        'Join-Path $TestDrive "nothing" | Should -Not -Exist'
        '{ throw "x" } | Should -Throw'
        '{ } | Should -Not -Throw'
        '{ throw "not found: x" } | Should -Throw "not found*"'
        '{ throw "x" } | Should -Throw -ExpectedMessage "x" -ExceptionType ([Management.Automation.RuntimeException])'
        '{ Write-Error "x" -ErrorId "E1" -ErrorAction Stop } | Should -Throw -ErrorId "E1*"'
        '({ throw "x" } | Should -Throw -PassThru).Exception.Message | Should -Be "x"'
    ) {
        & ([scriptblock]::Create($_))
    }

    It 'refuses <_>' -ForEach @(
        '1 | Should -Be 2'
        '1 | Should -Not -Be 1'
        '1, 2 | Should -Be 2, 1'
        '1, 2 | Should -Be 1'
        '$null | Should -Be ""'
        '"a" | Should -BeExactly "A"'
        '1 | Should -BeNullOrEmpty'
        '"" | Should -Not -BeNullOrEmpty'
        '0 | Should -BeTrue'
        '1 | Should -BeFalse'
        '2, 0 | Should -BeGreaterThan 1'
        '1 | Should -BeGreaterOrEqual 2'
        '2 | Should -BeLessThan 2'
        '3 | Should -BeLessOrEqual 2'
        '"c" | Should -BeIn "a", "b"'
        '1, 2 | Should -Contain 3'
        '1, 2 | Should -Not -Contain 2'
        '1, 2 | Should -HaveCount 1'
        '$null | Should -HaveCount 0'
        '"line" | Should -Match "\d"'
        '"line" | Should -MatchExactly "LINE"'
        '"a.csv", "b.txt" | Should -BeLike "*.csv"'
        '1 | Should -BeOfType [string]'
        '$null | Should -BeOfType [int]'
        'Join-Path $TestDrive "nothing" | Should -Exist'
        '{ } | Should -Throw'
        '{ throw "x" } | Should -Not -Throw'
        '{ throw "x" } | Should -Throw "y"'
        '{ throw "x" } | Should -Throw -ErrorId "y"'
        '{ throw "x" } | Should -Throw -ExceptionType ([ArgumentException])'
        '"no script block" | Should -Throw'
    ) {
        $assertion = [scriptblock]::Create($_)
        $refused = $false
        try { & $assertion -ErrorAction Stop } catch { $refused = $true }
        if (-not $refused) { throw "accepted: $_" }
    }
}
