# Every way to fail that can be provoked, with marked secrets, on a portal that quotes all it is sent. The marks are then
# looked for in all streams, in $Error with all that hangs on it, and in a transcript.

BeforeDiscovery {
    $answers = 'Error', 'Code', 'Result', 'Items', 'Lists', 'ItemErrors', 'Missing', 'Moved', 'Html', 'Cut', 'Drop', 'Expired'
    # What an application meets beside that goes through the same hands.
    $some = 'Error', 'Code', 'ItemErrors', 'Moved', 'Cut', 'Expired'
}

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Trace.ps1')
    . (Join-Path $PSScriptRoot 'Support/QuotingPortal.ps1')
    . (Join-Path $PSScriptRoot 'Support/Vault.ps1')

    $portal = Start-QuotingPortal
    $address = $portal.Address
    $hook = "${address}rest/1/s3cr3t-hook/"
    $application = @{
        Portal = $address; AuthorizationServer = $address; ClientId = 'local.app'
        ClientSecret = 's3cr3t/of+app'; AccessToken = 's3cr3t-access-0'; RefreshToken = 's3cr3t-refresh-0'
        Plan = 'Unlimited'; RetryTimeout = 0
    }
    $mark = 's3cr3t'
    # Not all at once: the authorization server is asked again, and waited for.
    $lost = 'Html', 'Cut', 'Drop'

    # The commands, with secrets of their own. All secrets come by variables.
    $rows = @'
BotId,ClientId,BotToken,NewBotToken,NAME
41,s3cr3t-client,,,a
41,,s3cr3t-bot,,b
41,,s3cr3t-bot,s3cr3t-next,c
x,s3cr3t-client,s3cr3t-bot,s3cr3t-next,d
41,,s3cr3t-bot,s3cr3t-next-that-is-far-too-long-for-any-bot-of-the-portal,e
'@ | ConvertFrom-Csv
    $maps = @(
        @{ BotId = 41; BotToken = 's3cr3t-bot'; Fields = @{ NewBotToken = 's3cr3t-next' } }
        @{ BotId = 41; BotToken = 's3cr3t-bot'; Fields = @{ NewBotToken = @('s3cr3t-next') } }
        @{ BotId = 41; ClientId = 's3cr3t-client'; Fields = 's3cr3t-bot' }
    )
    $work = @(
        { $rows[0..2] | Update-B24Bot -PassThru }
        { $rows[2] | Update-B24Bot }
        { $rows[0] | Update-B24Bot -PassThru }
        { $rows[3..4] | Update-B24Bot }
        { $maps | Update-B24Bot }
        { Update-B24Bot 41 $maps[0].Fields -BotToken $maps[0].BotToken }
        { Get-B24OpenLine }
        { Get-B24OpenLine -Id 1, 2 -IncludeQueue }
        { New-B24OpenLine x -Queue 'anna@example.com', 'department:Sales' }
        { 1..3 | ForEach-Object { [pscustomobject]@{ Name = "Line $_" } } | New-B24OpenLine }
        { Set-B24OpenLine 1 -QueueTime 10 }
        { Remove-B24OpenLine 1 -Confirm:$false }
        { Set-B24ConnectorData viber 1 @{ NAME = 'x' } -PassThru }
        { Get-B24Portal }
    )
    # Loud: whatever a cmdlet has to say is said.
    $ErrorActionPreference = $VerbosePreference = $DebugPreference = $WarningPreference = $InformationPreference = 'Continue'
}

AfterAll {
    Stop-QuotingPortal $portal
}

Describe 'The search' {
    It 'finds a mark in <Place>' -ForEach @(
        @{ Place = 'the output'; Command = { 's3cr3t' } }
        @{ Place = 'a property of the output'; Command = { [pscustomobject]@{ A = @{ B = @(, 's3cr3t') } } } }
        @{ Place = 'a warning'; Command = { Write-Warning 's3cr3t' } }
        @{ Place = 'a verbose message'; Command = { Write-Verbose 's3cr3t' -Verbose } }
        @{ Place = 'a debug message'; Command = { $DebugPreference = 'Continue'; Write-Debug 's3cr3t' } }
        @{ Place = 'an information'; Command = { Write-Information 's3cr3t' } }
        @{ Place = 'an inner exception'; Command = { throw (New-Object Exception 'a', (New-Object Exception 'b', (New-Object Exception 's3cr3t'))) } }
        @{ Place = 'a target'; Command = { Write-Error 'a' -TargetObject @{ A = 's3cr3t' } } }
        @{ Place = 'an id'; Command = { Write-Error 'a' -ErrorId 's3cr3t' } }
        @{ Place = 'an error that was passed over'; Command = { Write-Error 's3cr3t' -ErrorAction SilentlyContinue } }
    ) {
        Get-Leak (Get-Trace $Command) $mark | Should -Not -BeNullOrEmpty
    }

    It 'is given answers that quote' {
        Set-Answer $portal Error
        $VerbosePreference = $DebugPreference = 'SilentlyContinue'
        $said = try { Invoke-RestMethod "${address}rest/1/s3cr3t-hook/x" -Method Post -Body 'b=s3cr3t%2Fof%2Bapp' } catch { "$($_.ErrorDetails)" }
        $said | Should -Match 's3cr3t-hook'
        $said | Should -Match 's3cr3t/of'
    }
}

Describe 'A webhook on a portal that answers <_> and quotes' -ForEach $answers {
    AfterEach { Disconnect-B24Portal }

    It 'shows no secret when it cannot connect' {
        Set-Answer $portal $_, Error

        $trace = Get-Trace { Connect-B24Portal -WebhookUrl $hook -Plan Unlimited -RetryTimeout 0 }

        $trace | Should -Match 'Connect-B24Portal|ConnectPortalCommand'
        Get-Leak $trace $mark | Should -BeNullOrEmpty
    }

    It 'shows no secret in anything that it does' {
        $kind = $_
        Set-Answer $portal
        $null = Connect-B24Portal -WebhookUrl $hook -Plan Unlimited -RetryTimeout 0 4>$null
        $before = $portal.Requests

        # What is lost is sent again, which takes time: once, and by some commands, is enough.
        $commands = if ($kind -in $lost) { $work[1, 6, 9] } else { $work }
        $trace = Get-Trace $commands -Before {
            Set-Answer $portal $(if ($kind -in $lost) { $kind, 'ItemErrors', 'Error' } else { $kind })
        }

        $portal.Requests - $before | Should -BeGreaterThan $(if ($kind -in $lost) { 2 } else { 8 })
        Get-Leak $trace $mark | Should -BeNullOrEmpty
        $portal.Failure | Should -BeNullOrEmpty
    }
}

Describe 'An application on a portal that answers <_> and quotes' -ForEach $some {
    AfterEach { Disconnect-B24Portal }

    It 'shows no secret in anything that it does' {
        $kind = $_
        Set-Answer $portal
        $null = Connect-B24Portal @application 4>$null

        $trace = Get-Trace $work[6, 8, 9, 12] -Before {
            Set-Answer $portal $(if ($kind -in $lost) { $kind, 'ItemErrors', 'Error' } else { 'Expired', $kind })
        }

        Get-Leak $trace $mark | Should -BeNullOrEmpty
    }

    It 'shows no secret when its tokens are not renewed' {
        $kind = $_
        Set-Answer $portal Fine
        $null = Connect-B24Portal @application 4>$null
        $tokenAnswers = if ($kind -in $lost + 'Expired') { $kind, 'Grant' } else { $kind }

        $trace = Get-Trace {
            Set-Answer $portal Expired $tokenAnswers
            Get-B24OpenLine
            $given = @{ Portal = $address; AuthorizationServer = $address; Plan = 'Unlimited'; RetryTimeout = 0 }
            foreach ($part in 'ClientId', 'ClientSecret', 'RefreshToken') { $given[$part] = $application[$part] }
            Set-Answer $portal Error $tokenAnswers
            Connect-B24Portal @given
        }

        $trace | Should -Match 'renewed|invalid_grant|expired_token'
        Get-Leak $trace $mark | Should -BeNullOrEmpty
    }
}

Describe 'What is refused before anything is sent' {
    BeforeEach {
        $before = $portal.Requests
        Set-Answer $portal Error
    }

    AfterEach { Disconnect-B24Portal }

    It 'is not shown: the address of a webhook' {
        $bad = @(
            's3cr3t', 'http://portal.example/rest/1/s3cr3t/', 'https://portal.example/rest/1/s3cr3t/profile.json'
            'https://portal.example/rest/s3cr3t/', 'https://me:s3cr3t@portal.example/rest/1/a/', [uri] 'ftp://a/rest/1/s3cr3t/'
            'https://portal.example/rest/1/a/?auth=s3cr3t', @('s3cr3t', 's3cr3t'), @{ A = 's3cr3t' }
            (ConvertTo-SecureString 's3cr3t' -AsPlainText -Force)
        )

        $trace = Get-Trace { Connect-B24Portal -WebhookUrl $args[0] } $bad

        Get-Leak $trace $mark | Should -BeNullOrEmpty
        $portal.Requests | Should -Be $before
    }

    It 'is not shown: the parts of an application' {
        $bad = @(
            @{ Portal = 'https://me:s3cr3t@portal.example/'; AccessToken = 's3cr3t' }
            @{ Portal = 'http://portal.example/'; AccessToken = 's3cr3t' }
            @{ Portal = 'https://portal.example/rest/1/s3cr3t/'; AccessToken = 's3cr3t' }
            @{ Portal = 'portal.example'; ClientSecret = 's3cr3t'; AccessToken = 's3cr3t' }
            @{ Portal = 'portal.example'; RefreshToken = 's3cr3t' }
            @{ Portal = 'portal.example'; AccessToken = @{ A = 's3cr3t' } }
            @{ Portal = 'portal.example'; ClientSecret = @('s3cr3t', 's3cr3t') }
            @{ Portal = 'portal.example'; AuthorizationServer = 'https://x/?s3cr3t'; AccessToken = 's3cr3t' }
            @{ Portal = 'portal.example'; AccessToken = 's3cr3t'; TokenCache = 'Env:\x' }
            @{ Portal = $address; ClientId = 'a'; ClientSecret = 's3cr3t'; AccessToken = 's3cr3t'; TokenCache = 'nowhere:\x' }
            @{ Portal = $address; ClientId = 'a'; ClientSecret = 's3cr3t'; TokenCache = (Join-Path $TestDrive 'empty.tokens') }
        )

        $trace = Get-Trace { $credential = $args[0]; Connect-B24Portal @credential } $bad

        Get-Leak $trace $mark | Should -BeNullOrEmpty
        $portal.Requests | Should -Be $before
    }

    It 'is not shown: a secret of a vault' {
        $modulePath = $env:PSModulePath
        Install-Vault $TestDrive
        Set-VaultSecret @{
            a = 's3cr3t'; b = 'https://portal.example/s3cr3t/'; c = @('s3cr3t', 's3cr3t'); d = @{ s3cr3t = 's3cr3t' }
            e = @{ Portal = 's3cr3t.example/x'; AccessToken = 's3cr3t' }; f = @{ Portal = @('s3cr3t') }
            g = @{ AccessToken = 's3cr3t' }; h = @{ Portal = 'portal.example'; ClientSecret = 's3cr3t' }
            i = New-Object pscredential 'a', (ConvertTo-SecureString 's3cr3t' -AsPlainText -Force)
            j = ConvertTo-SecureString 's3cr3t' -AsPlainText -Force; k = $hook; l = $application
        }
        try {
            $trace = Get-Trace { Connect-B24Portal -SecretName $args[0] } (-split 'a b c d e f g h i j k l m locked')
        }
        finally {
            $VerbosePreference = 'SilentlyContinue'
            Uninstall-Vault $modulePath
        }

        $trace | Should -Match 'The vault is locked'
        $trace | Should -Match 'QUOTED'
        Get-Leak $trace $mark | Should -BeNullOrEmpty
    }
}

Describe 'A token cache' {
    AfterEach { Disconnect-B24Portal }

    It 'shows no secret: whatever is wrong with it' {
        $known = @{ Portal = $address; AuthorizationServer = $address; ClientId = 'local.app'; ClientSecret = 's3cr3t/of+app' }
        $good = Join-Path $TestDrive 'good.tokens'
        Set-Answer $portal
        Connect-B24Portal @application -TokenCache $good | Disconnect-B24Portal
        $whole = [IO.File]::ReadAllText($good)
        $broken = @(
            's3cr3t', '{"kind":"s3cr3t"}', $whole.Substring(0, $whole.Length - 20), ($whole -replace 'local.app', 'other.app')
            ($whole -replace '("encrypted": "|"refresh_token": ").{9}', '$1AAAAAAAAA')
            ($whole -replace '"(encrypted|tokens)"', '"s3cr3t"')
        )
        $foreign = Join-Path $TestDrive 'foreign.tokens'
        [IO.File]::WriteAllText($foreign, $whole)

        $trace = @(
            Get-Trace {
                $file = Join-Path $TestDrive 'broken.tokens'
                [IO.File]::WriteAllText($file, $args[0])
                Connect-B24Portal @known -TokenCache $file
            } $broken
            Get-Trace { $other = $known.Clone(); $other.ClientId = 'other'; Connect-B24Portal @other -TokenCache $foreign }, {
                # Renewed, and not stored: that is a warning.
                Set-Answer $portal 'Expired', 'Fine'
                $reader = [IO.File]::Open($good, 'Open', 'Read', 'Read')
                try { Connect-B24Portal @known -TokenCache $good } finally { $reader.Dispose() }
            }, {
                Set-Answer $portal Expired Grant
                Get-B24OpenLine
            }, {
                Set-Answer $portal Expired Code
                Connect-B24Portal @known -TokenCache $good
            }
        ) -join "`n"

        $trace | Should -Match 'TokenCacheUnusable'
        $trace | Should -Match 'TokenCacheMismatch'
        $trace | Should -Match 'invalid_grant'
        Get-Leak $trace $mark | Should -BeNullOrEmpty
    }
}

Describe 'Progress' {
    It 'shows no secret' {
        Set-Answer $portal
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({
                    param($module, $hook)
                    Import-Module -Name $module
                    $null = Connect-B24Portal -WebhookUrl $hook -RequestBurst 1 -RequestsPerSecond 0.4 -RetryTimeout 0
                    1..120 | ForEach-Object { [pscustomobject]@{ Name = "Line $_" } } | New-B24OpenLine
                }).AddArgument($env:B24_TEST_MODULE).AddArgument($hook).Invoke()
            $shell.Streams.Progress.Count | Should -BeGreaterThan 0
            Get-Leak ((Get-Text @($shell.Streams.Progress)) -join "`n") $mark | Should -BeNullOrEmpty
        }
        finally { $shell.Dispose() }
    }
}

Describe 'An address where nobody listens' {
    It 'shows no secret' {
        $dead = 'http://127.0.0.1:9/rest/1/s3cr3t-hook/'

        $trace = Get-Trace { Connect-B24Portal -WebhookUrl $dead }, {
            Connect-B24Portal -Portal 'http://127.0.0.1:9/' -AccessToken $application.AccessToken
        }

        $trace | Should -Match 'It did not run'
        Get-Leak $trace $mark | Should -BeNullOrEmpty
    }
}
