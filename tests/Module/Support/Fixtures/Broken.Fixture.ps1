# Read by ../Runner.Tests.ps1: a file that cannot be read to its end.

Describe 'Before the end' {
    It 'runs all the same (1 passed)' { }
}

throw 'the file is broken'
