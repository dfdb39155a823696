# Read by ../Runner.Tests.ps1: tests that fail, are skipped, or cannot run. The number in a name is how many tests it stands for.

BeforeDiscovery { $numbers = 1, 2, 3 }

Describe 'Outcomes' {
    It 'passes (1 passed)' { 1 | Should -Be 1 }
    It 'fails (1 failed)' { 1 | Should -Be 2 -Because 'it is meant to fail' }
    It 'fails after an assertion that holds (1 failed)' { 1 | Should -Be 1; throw 'thrown' }
    It 'is skipped (1 skipped)' -Skip { throw 'must not run' }
    It 'skips itself (1 skipped)' { Set-ItResult -Skipped -Because 'it can' }
    It 'has a case for each number: <_> (2 passed, 1 failed)' -ForEach $numbers { $_ | Should -BeLessThan 3 }
    It 'survives a break (1 passed)' { break }
}

Describe 'Cases of a block: <Name>' -ForEach @{ Name = 'a'; Value = 1 }, @{ Name = 'b'; Value = 2 } {
    It 'runs for each (2 passed)' { $Value | Should -BeGreaterThan 0 }
    It 'and for each inside: <_> (4 passed)' -ForEach 'x', 'y' { "$Name$_" | Should -MatchExactly '^[ab][xy]$' }
}

Describe 'A BeforeAll that throws' {
    BeforeAll { throw 'set-up' }
    It 'fails its tests (1 failed)' { }
    It 'fails even what is skipped (1 failed)' -Skip { }
    Context 'inside' {
        It 'fails those inside, too (1 failed)' { }
    }
}

Describe 'A BeforeEach that throws' {
    BeforeEach { throw 'set-up' }
    It 'fails the test (1 failed)' { }
}

Describe 'An AfterEach that throws' {
    AfterEach { throw 'clean-up' }
    It 'fails the test (1 failed)' { }
}

Describe 'A skipped block' -Skip {
    BeforeAll { throw 'must not run' }
    It 'skips its tests (1 skipped)' { }
    Context 'inside' {
        It 'skips those inside, too (1 skipped)' { }
    }
}
