# What Tab completes of connectors and of bots; what of lines and of settings is in OpenLineParameters.Tests.ps1.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')

    function Get-Completion([string] $Line) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches |
            Where-Object ResultType -EQ 'ParameterValue'
    }
}

Describe 'Tab, with an application' {
    BeforeAll {
        $portal = Connect-B24Portal -Sandbox -Application
        'Support DE', 'Sales' | ForEach-Object { New-B24OpenLine $_ } | Out-Null
    }

    AfterAll {
        Disconnect-B24Portal
    }

    It 'completes the codes of connectors, and shows their names' {
        $all = Get-Completion 'Set-B24ConnectorData -Connector '

        $all.CompletionText | Should -Contain 'telegrambot'
        $all.CompletionText | Should -Contain 'viber'
        ($all | Where-Object CompletionText -EQ 'telegrambot').ToolTip | Should -Be 'Telegram'
        ($all | Where-Object CompletionText -EQ 'whatsappbytwilio').ListItemText | Should -Be 'whatsappbytwilio WhatsApp'
    }

    It 'finds a connector by <Typed>' -ForEach @(
        @{ Typed = 'tele'; Found = 'telegrambot' }
        @{ Typed = 'TELE'; Found = 'telegrambot' }
        @{ Typed = "'live"; Found = 'livechat' }
        @{ Typed = 'insta'; Found = 'fbinstagramdirect' }
        @{ Typed = 'facebook'; Found = 'facebook', 'facebookcomments' }
    ) {
        (Get-Completion "Set-B24ConnectorData -Connector $Typed").CompletionText | Should -Be $Found
        (Get-Completion "Set-B24ConnectorData $Typed").CompletionText | Should -Be $Found
    }

    It 'completes nothing that there is not' {
        Get-Completion 'Set-B24ConnectorData -Connector nosuch' | Should -BeNullOrEmpty
    }

    It 'completes the ids of lines after a connector: <_>' -ForEach '-Line', '-LineId', '-CONFIG_ID' {
        $all = Get-Completion "Set-B24ConnectorData telegrambot $_ "

        $all.CompletionText | Should -Be '1', '2'
        $all.ToolTip | Should -Be 'Support DE', 'Sales'
        (Get-Completion "Set-B24ConnectorData telegrambot $_ sa").CompletionText | Should -Be '2'
    }

    It 'completes the bots of the application' {
        $all = Get-Completion 'Update-B24Bot -BotId '

        $all.CompletionText | Should -Be '42'
        $all.ToolTip | Should -Be 'Sales Bot'
    }
}

Describe 'Tab, with two connections' {
    BeforeAll {
        $given = Connect-B24Portal -Sandbox -Application
        $null = New-B24OpenLine 'There'
        $null = Connect-B24Portal -Sandbox
        $null = New-B24OpenLine 'Here'
    }

    AfterAll {
        $given | Disconnect-B24Portal
        Disconnect-B24Portal
    }

    It 'asks the one that the line names' {
        (Get-Completion 'Get-B24OpenLine -Connection $given -Id ').ToolTip | Should -Be 'There'
        (Get-Completion 'Set-B24ConnectorData -Connection $given telegrambot -Line ').ToolTip | Should -Be 'There'
        (Get-Completion 'Set-B24ConnectorData -Connection $given -Connector vib').CompletionText | Should -Be 'viber'
        (Get-Completion 'Update-B24Bot -Connection $given -BotId ').CompletionText | Should -Be '42'
    }

    It 'asks the default one otherwise' {
        (Get-Completion 'Set-B24ConnectorData telegrambot -Line ').ToolTip | Should -Be 'Here'
        (Get-Completion 'Update-B24Bot -BotId ').CompletionText | Should -Be '41'
    }
}

Describe 'Tab, with a webhook' {
    BeforeAll {
        $portal = Connect-B24Portal -Sandbox
    }

    AfterAll {
        Disconnect-B24Portal
    }

    It 'completes no connector, and says nothing' {
        $before = $Error.Count

        { Get-Completion 'Set-B24ConnectorData -Connector ' } | Should -Not -Throw
        Get-Completion 'Set-B24ConnectorData -Connector ' | Should -BeNullOrEmpty
        $Error.Count | Should -Be $before
    }

    It 'completes the bots of webhooks, by id or by name' {
        (Get-Completion 'Update-B24Bot ').CompletionText | Should -Be '41'
        (Get-Completion 'Update-B24Bot -BotId supp').CompletionText | Should -Be '41'
        (Get-Completion 'Update-B24Bot -Id 4').ToolTip | Should -Be 'Support Bot'
        Get-Completion 'Update-B24Bot -BotId 5' | Should -BeNullOrEmpty
    }

    It 'asks the portal once' {
        $requests = $portal.RequestCount

        $null = Get-Completion 'Update-B24Bot -BotId '

        $portal.RequestCount - $requests | Should -Be 1
    }
}

Describe 'Tab for the version of the API' {
    It 'names the methods' {
        $all = Get-Completion 'Update-B24Bot 41 -ApiVersion '

        $all.CompletionText | Should -Be '1', '2'
        $all.ListItemText | Should -Be '1 imbot.update', '2 imbot.v2.Bot.update'
    }

    It 'completes what was begun: <_>' -ForEach '1', '2' {
        (Get-Completion "Update-B24Bot 41 -ApiVersion $_").CompletionText | Should -Be $_
    }
}

Describe 'Tab, with a portal that fails' {
    BeforeEach {
        Reset-Portal
        $null = Connect-B24Portal $env:B24_TEST_SANDBOX
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'completes nothing and does not throw: <_>' -ForEach 'Overload', 'ExpiredToken' {
        Add-Fault @{ Kind = $_; Method = 'imbot.bot.list' }

        Get-Completion 'Update-B24Bot -BotId ' | Should -BeNullOrEmpty
        (Get-Completion 'Update-B24Bot -BotId ').CompletionText | Should -Be '41'
    }

    It 'does not ask over a connection that is closed' {
        $closed = Connect-B24Portal -Sandbox
        $requests = $closed.RequestCount
        $closed | Disconnect-B24Portal

        Get-Completion 'Update-B24Bot -Connection $closed -BotId ' | Should -BeNullOrEmpty
        $closed.RequestCount | Should -Be $requests
    }

    It 'completes nothing without a connection' {
        Disconnect-B24Portal

        Get-Completion 'Update-B24Bot -BotId ' | Should -BeNullOrEmpty
        Get-Completion 'Set-B24ConnectorData -Connector ' | Should -BeNullOrEmpty
    }
}
