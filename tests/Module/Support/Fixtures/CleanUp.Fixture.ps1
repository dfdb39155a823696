# Read by ../Runner.Tests.ps1: everything passes, and then the clean-up fails.

Describe 'An AfterAll that throws' {
    AfterAll { throw 'clean-up' }
    It 'passes (1 passed)' { }
}
