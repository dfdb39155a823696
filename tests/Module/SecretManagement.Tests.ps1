# Credentials out of a vault: Connect-B24Portal -SecretName. The vault is a module of the test's own with the name and
# the command of the real one.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')
    . (Join-Path $PSScriptRoot 'Support/Vault.ps1')
}

Describe 'Connect-B24Portal -SecretName' {
    BeforeAll {
        $modulePath = $env:PSModulePath
        Install-Vault $TestDrive
    }

    AfterAll {
        Uninstall-Vault $modulePath
    }

    BeforeEach {
        Reset-Portal
        $application = New-Application
        Set-VaultSecret @{}
        $whole = @{
            Portal = "$($application.portal)"; AuthorizationServer = "$($application.authorizationServer)"
            ClientId = $application.clientId; ClientSecret = $application.clientSecret
            RefreshToken = $application.refreshToken
        }
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'takes the address of a webhook as <Form>' -ForEach @(
        @{ Form = 'SecureString'; Make = { ConvertTo-SecureString $args[0] -AsPlainText -Force } }
        @{ Form = 'text'; Make = { $args[0] } }
    ) {
        Set-VaultSecret @{ hook = & $Make $env:B24_TEST_SANDBOX }

        $portal = Connect-B24Portal -SecretName hook

        "$($portal.Kind)", $portal.UserId | Should -Be 'Webhook', 1
    }

    It 'takes an application, with SecureStrings or without: <Secured>' -ForEach @(
        @{ Secured = $true }, @{ Secured = $false }
    ) {
        if ($Secured) { foreach ($key in @($whole.Keys)) { $whole[$key] = ConvertTo-SecureString $whole[$key] -AsPlainText -Force } }
        Set-VaultSecret @{ app = $whole }

        "$((Connect-B24Portal -SecretName app).Kind)" | Should -Be 'Application'
    }

    It 'takes the names of the protocol' {
        Set-VaultSecret @{ app = @{
                portal = "$($application.portal)"; client_id = $application.clientId; access_token = $application.accessToken
                client_secret = $application.clientSecret; REFRESH_TOKEN = $application.refreshToken
            } }

        (Connect-B24Portal -SecretName app).RequestCount | Should -Be 1
    }

    It 'asks the vault that is named' {
        Set-VaultSecret @{ 'other/hook' = $env:B24_TEST_SANDBOX }

        (Connect-B24Portal -SecretName hook -Vault other).UserId | Should -Be 1
        { Connect-B24Portal -SecretName hook } | Should -Throw -ErrorId 'SecretNotFound,*'
    }

    It 'works with a token cache: the vault has what stays, the file what changes' {
        $cache = Join-Path $TestDrive "$([guid]::NewGuid()).tokens"
        Set-VaultSecret @{ app = $whole }
        Connect-B24Portal -SecretName app -TokenCache $cache | Disconnect-B24Portal
        $cache | Should -Exist

        (Connect-B24Portal -SecretName app -TokenCache $cache).RequestCount | Should -Be 1
    }

    It 'refuses a token cache for a webhook' {
        Set-VaultSecret @{ hook = $env:B24_TEST_SANDBOX }

        { Connect-B24Portal -SecretName hook -TokenCache (Join-Path $TestDrive x) } |
            Should -Throw -ErrorId 'InvalidSecret,*'
    }

    It 'renews at the server that is given, before the one in the secret' {
        $server = $whole.AuthorizationServer
        $whole.AuthorizationServer = 'http://127.0.0.1:9/'
        Set-VaultSecret @{ app = $whole }

        (Connect-B24Portal -SecretName app -AuthorizationServer $server).UserId | Should -Be 1
    }

    It 'tells a secret that is not there, and how to find those that are' {
        $refusal = { Connect-B24Portal -SecretName missing } | Should -Throw -ErrorId 'SecretNotFound,*' -PassThru

        "$($refusal.CategoryInfo.Category)" | Should -Be 'ObjectNotFound'
        "$refusal" | Should -Match "'missing'.*Get-SecretInfo"
        $refusal.TargetObject | Should -Be 'missing'
        Get-B24Portal | Should -BeNullOrEmpty
    }

    It 'tells why a vault gives nothing' {
        $refusal = { Connect-B24Portal -SecretName locked } | Should -Throw -ErrorId 'SecretNotRead,*' -PassThru

        "$refusal" | Should -Match 'The vault is locked'
    }

    It 'refuses <What>, and does not show it' -ForEach @(
        @{ What = 'a text that is no address'; Value = 's3cr3t'; Like = 'is not a URL' }
        @{ What = 'an address of something else'; Value = 'https://portal.example/s3cr3t/'; Like = 'does not have the form' }
        @{ What = 'a number'; Value = 53; Like = 'neither a text' }
        @{ What = 'an unknown key'; Value = @{ s3cr3t = 'x' }; Like = 'none of Portal, ClientId' }
        @{ What = 'a part that is no text'; Value = @{ Portal = 'portal.example'; ClientSecret = @('s3cr3t') }; Like = 'ClientSecret that is no text' }
        @{ What = 'no portal'; Value = @{ AccessToken = 's3cr3t' }; Like = 'has no Portal' }
        @{ What = 'an incomplete application'; Value = @{ Portal = 'portal.example'; ClientSecret = 's3cr3t' }; Id = 'InvalidCredential'; Like = 'give all three' }
    ) {
        Set-VaultSecret @{ bad = $Value }
        $code = if ($Id) { $Id } else { 'InvalidSecret' }

        $refusal = { Connect-B24Portal -SecretName bad } | Should -Throw -ErrorId "$code,*" -PassThru

        "$refusal" | Should -Match $Like
        ($Error | ForEach-Object { "$_"; $_ | Format-List * -Force | Out-String }) -join '' | Should -Not -Match 's3cr3t'
        Get-Request | Should -BeNullOrEmpty
    }
}

Describe 'Connect-B24Portal -SecretName without SecretManagement' {
    It 'says what to install, and what to do without it' {
        if (Get-Command -Name 'Microsoft.PowerShell.SecretManagement\Get-Secret' -ErrorAction Ignore) { return }

        $refusal = { Connect-B24Portal -SecretName x } | Should -Throw -ErrorId 'SecretManagementNotFound,*' -PassThru

        "$($refusal.CategoryInfo.Category)" | Should -Be 'NotInstalled'
        "$refusal" | Should -Match 'Install-Module Microsoft.PowerShell.SecretManagement.*-WebhookUrl'
    }
}
