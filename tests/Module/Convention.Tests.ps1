# What every cmdlet has to keep, whoever writes it.

BeforeDiscovery {
    Import-Module -Name $env:B24_TEST_MODULE
    $commands = @(Get-Command -Module Bitrix24.OpenLines | ForEach-Object { @{ Name = $_.Name; Command = $_ } })
    $changing = @($commands | Where-Object { $_.Name -match '^(New|Set|Remove|Update|Add|Move|Send|Register|Unregister|Invoke)-' })
}

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
}

Describe 'The cmdlet <Name>' -ForEach $commands {
    It 'says what it emits, unless it emits nothing' {
        $silent = 'Disconnect-B24Portal', 'Remove-B24OpenLine'
        if ($Name -notin $silent) { $Command.OutputType | Should -Not -BeNullOrEmpty }
    }

    It 'takes a connection, unless it makes or shows one' {
        if ($Name -notin 'Connect-B24Portal', 'Get-B24Portal') { $Command.Parameters.Keys | Should -Contain 'Connection' }
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
        $metadata.ConfirmImpact | Should -Be $(if ($Name -like 'Remove-*') { 'High' } else { 'Medium' })
    }
}
