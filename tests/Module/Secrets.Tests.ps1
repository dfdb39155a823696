# What proves a call is seen nowhere: not in the output, the errors, the warnings, the verbose and debug messages, the
# connection, or $Error, whatever goes wrong on the way.

BeforeDiscovery {
    # With a connection that sends nothing again: what is done in the end would tell nothing.
    $faults = 'None', 'Overload', 'ServerError', 'BadGateway', 'DropAfter', 'CutBody', 'StorageFailure'
}

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')
    . (Join-Path $PSScriptRoot 'Support/Shell.ps1')

    function Add-Trouble([string] $Kind) { if ($Kind -ne 'None') { Add-Fault @{ Kind = $Kind } } }
    # Everything that a command writes and leaves behind, as text at full depth.
    function Get-Trace([scriptblock] $Command) {
        $Error.Clear()
        $written = try { & $Command *>&1 } catch { $_ }
        $everything = @($written) + @($Error) + @(Get-B24Portal)
        ($everything | ForEach-Object {
            "$_"
            $_ | Format-List * -Force | Out-String -Width 4096
            if ($_ -is [Management.Automation.ErrorRecord]) {
                for ($inner = $_.Exception; $inner; $inner = $inner.InnerException) { "$inner" }
                $_.TargetObject | Format-List * -Force | Out-String -Width 4096
                $_.InvocationInfo.BoundParameters | Format-List * -Force | Out-String -Width 4096
            }
        }) -join "`n"
    }
}

Describe 'The secrets of a webhook and of its bots, with the fault <_>' -ForEach $faults {
    BeforeEach {
        Reset-Portal
        $webhook = ([uri]$env:B24_TEST_SANDBOX).Segments[-1].Trim('/')
    }

    AfterEach {
        Disconnect-B24Portal
        Reset-Portal
    }

    It 'are not shown' {
        $kind = $_
        # All by variables: what is typed in a command is in the history of the session anyway.
        $rows = @'
BotId,ClientId,BotToken,NewBotToken,NAME
41,cl1ent-s3cr3t,,,a
41,,t0ken-s3cr3t,,b
41,rehearsal,,,c
41,,rehearsal-token,n3xt-s3cr3t,d
x,cl1ent-s3cr3t,t0ken-s3cr3t,n3xt-s3cr3t,e
,cl1ent-s3cr3t,t0ken-s3cr3t,n3xt-s3cr3t,f
41,,t0ken-s3cr3t,far-t00-long-s3cr3t-far-t00-long-s3cr3t-far-t00-long,g
'@ | ConvertFrom-Csv
        $calls = @{ botId = 41; fields = @{}; botToken = 't0ken-s3cr3t' },
        [pscustomobject]@{ Parameters = '{"botId":41,"botToken":"t0ken-s3cr3t"' },
        [pscustomobject]@{ botId = 41; botToken = ConvertTo-SecureString 't0ken-s3cr3t' -AsPlainText -Force }
        $trace = Get-Trace {
            $ErrorActionPreference = $VerbosePreference = $DebugPreference = 'Continue'
            Connect-B24Portal -WebhookUrl $env:B24_TEST_SANDBOX -RetryTimeout 0
            $rows | Update-B24Bot -PassThru
            Add-Trouble $kind
            $rows[3] | Update-B24Bot
            Add-Trouble $kind
            New-B24OpenLine x
            Set-B24ConnectorData viber 1 @{ NAME = 'x' }
            $calls[0] | Invoke-B24Method imbot.v2.Bot.update
            Add-Trouble $kind
            $calls | Invoke-B24Method imbot.v2.Bot.update
        }

        $trace | Should -Match 'Row 5: BotId'
        $trace | Should -Not -Match 's3cr3t'
        $trace | Should -Not -Match 'rehearsal'
        $trace | Should -Not -Match ([regex]::Escape($webhook))
    }
}

Describe 'The secrets of an application, with the fault <_>' -ForEach @($faults; 'ExpiredToken') {
    AfterEach {
        Disconnect-B24Portal
        Reset-Portal
    }

    It 'are not shown' {
        $kind = $_
        Reset-Portal
        $application = New-Application
        $secrets = $application.accessToken, $application.refreshToken, $application.clientSecret
        $credential = @{
            Portal = $application.portal; AuthorizationServer = $application.authorizationServer
            ClientId = $application.clientId; ClientSecret = $application.clientSecret
            AccessToken = $application.accessToken; RefreshToken = $application.refreshToken
        }
        $trace = Get-Trace {
            $ErrorActionPreference = $VerbosePreference = $DebugPreference = 'Continue'
            Connect-B24Portal @credential -RetryTimeout 0
            Add-Trouble $kind
            Set-B24ConnectorData viber 1 @{ NAME = 'x' } -PassThru
            Update-B24Bot 42 @{ NAME = 'x' } -PassThru
            Get-B24OpenLine
        }

        $secrets | Should -HaveCount 3
        foreach ($secret in $secrets) { $trace | Should -Not -Match ([regex]::Escape($secret)) }
    }
}

Describe 'A webhook on this machine' {
    It 'is not sent to the proxy of the system' {
        Reset-Portal
        # Nobody accepts what comes in: a connection would be pending.
        $proxy = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $proxy.Start()
        try {
            Set-Content -LiteralPath "$TestDrive/connect.ps1" -Value @(
                'Import-Module -Name $env:B24_TEST_MODULE'
                '(Connect-B24Portal $env:B24_TEST_SANDBOX -ConnectionTimeout 5).UserId'
                '[Net.WebRequest]::DefaultWebProxy.GetProxy("http://portal.example/").Port'
            )
            $address = "http://$($proxy.LocalEndpoint)"
            $shell = Start-Shell "$TestDrive/connect.ps1" @{ http_proxy = $address; all_proxy = $address }
            $said = $shell.StandardOutput.ReadToEnd()

            $said -split '\r?\n' | Select-Object -First 2 | Should -Be '1', "$($proxy.LocalEndpoint.Port)"
            $proxy.Pending() | Should -BeFalse
        }
        finally { $proxy.Stop() }
    }
}
