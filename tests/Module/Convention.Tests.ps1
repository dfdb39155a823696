# What every cmdlet has to keep, whoever writes it.

BeforeDiscovery {
    Import-Module -Name $env:B24_TEST_MODULE
    $commands = @(Get-Command -Module Bitrix24.OpenLines | ForEach-Object { @{ Name = $_.Name; Command = $_ } })
    $changing = @($commands | Where-Object { $_.Name -notmatch '^(Connect|Disconnect|Get|ConvertFrom)-' })
}

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
}

Describe 'The cmdlet <Name>' -ForEach $commands {
    It 'says what it emits, unless it emits nothing' {
        if ($Name -notmatch '^(Disconnect|Remove|Unregister|Clear)-') { $Command.OutputType | Should -Not -BeNullOrEmpty }
    }

    It 'takes a connection, unless it makes or shows one' {
        if ($Name -notin 'Connect-B24Portal', 'Get-B24Portal', 'ConvertFrom-B24Event') { $Command.Parameters.Keys | Should -Contain 'Connection' }
    }

    It 'has a page of help with a synopsis and examples' {
        $help = Get-Help $Name
        $help.Synopsis | Should -Not -Match '^\s*Get-|^\s*$'
        @($help.examples.example).Count | Should -BeGreaterThan 1
    }
}

Describe 'The cmdlet <Name>, which changes the portal' -ForEach $changing {
    It 'supports -WhatIf and -Confirm' {
        $Command.Parameters.Keys | Should -Contain 'WhatIf'
        $Command.Parameters.Keys | Should -Contain 'Confirm'
    }

    It 'asks before it deletes, and only then' {
        $metadata = [System.Management.Automation.CommandMetadata]::new($Command)
        $metadata.ConfirmImpact | Should -Be $(if ($Name -match '^(Remove|Unregister|Clear)-') { 'High' } else { 'Medium' })
    }
}
