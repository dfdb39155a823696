# Tokens that outlive the session: Connect-B24Portal -TokenCache.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')

    # The parameters of Connect-B24Portal for an application of the test's own.
    function Get-Credential([string[]] $Part = ('ClientId', 'ClientSecret', 'RefreshToken')) {
        $application = New-Application
        $credential = @{ Portal = $application.portal; AuthorizationServer = $application.authorizationServer }
        foreach ($one in $Part) { $credential[$one] = $application.$one }
        $credential
    }

    function Select-Part([hashtable] $Credential, [string[]] $Part) {
        $some = @{}
        foreach ($one in @('Portal', 'AuthorizationServer') + $Part) { $some[$one] = $Credential[$one] }
        $some
    }

    function Get-RenewalCount { @((Get-Request).method | Where-Object { $_ -eq 'oauth/token' }).Count }
}

Describe 'Connect-B24Portal -TokenCache' {
    BeforeEach {
        Reset-Portal
        $cache = Join-Path $TestDrive "$([guid]::NewGuid()).tokens"
        $credential = Get-Credential
        $known = Select-Part $credential ClientId, ClientSecret
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'keeps the tokens, so that the next session needs none' {
        Connect-B24Portal @credential -TokenCache $cache | Disconnect-B24Portal
        $cache | Should -Exist
        Clear-Request

        $portal = Connect-B24Portal @known -TokenCache $cache

        $portal.UserId, $portal.RequestCount | Should -Be 1, 1
        (Get-Request).method | Should -Be 'batch'
    }

    It 'renews what it kept when that has expired' {
        Connect-B24Portal @credential -TokenCache $cache | Disconnect-B24Portal
        Add-Fault @{ Kind = 'ExpiredToken' }

        $null = Connect-B24Portal @known -TokenCache $cache

        Get-RenewalCount | Should -Be 2
        Disconnect-B24Portal
        Clear-Request
        (Connect-B24Portal @known -TokenCache $cache).RequestCount | Should -Be 1
    }

    It 'keeps what is renewed in the middle of the work' {
        $null = Connect-B24Portal @credential -TokenCache $cache
        Add-Fault @{ Method = 'batch'; Kind = 'ExpiredToken' }
        @(New-Row 3 | New-B24OpenLine -ErrorAction Stop).Name | Should -Be 'Line 1', 'Line 2', 'Line 3'
        Disconnect-B24Portal
        Clear-Request

        $null = Connect-B24Portal @known -TokenCache $cache

        Get-RenewalCount | Should -Be 0
        (Get-B24OpenLine).Name | Should -Be 'Line 1', 'Line 2', 'Line 3'
    }

    It 'prefers what it kept to what is given' {
        Connect-B24Portal @credential -TokenCache $cache | Disconnect-B24Portal

        (Connect-B24Portal @credential -TokenCache $cache).UserId | Should -Be 1

        Get-RenewalCount | Should -Be 1
    }

    It 'tells that what it kept is spent' {
        Connect-B24Portal @credential -TokenCache $cache | Disconnect-B24Portal
        $other = Join-Path $TestDrive "$([guid]::NewGuid()).tokens"
        Copy-Item -LiteralPath $cache -Destination $other
        Add-Fault @{ Kind = 'ExpiredToken' }
        Connect-B24Portal @known -TokenCache $cache | Disconnect-B24Portal
        Add-Fault @{ Kind = 'ExpiredToken' }

        { Connect-B24Portal @known -TokenCache $other } | Should -Throw -ErrorId 'invalid_grant,*'
    }

    It 'shows no secret in the file where the system can encrypt it' {
        $null = Connect-B24Portal @credential -TokenCache $cache

        $content = [IO.File]::ReadAllText($cache)

        $content | Should -Match ([regex]::Escape($credential.ClientId))
        $content | Should -Not -Match ([regex]::Escape($credential.ClientSecret))
        if ($PSVersionTable.PSEdition -eq 'Desktop' -or $IsWindows) {
            $content | Should -Not -Match 'refresh_token|access_token'
        }
        else {
            (Get-Item -LiteralPath $cache).UnixMode | Should -Be '-rw-------'
        }
    }

    It 'takes a path of PowerShell' {
        Push-Location -LiteralPath $TestDrive
        try { $null = Connect-B24Portal @credential -TokenCache (Split-Path -Leaf $cache) }
        finally { Pop-Location }

        $cache | Should -Exist
    }

    It 'is shared by sessions that work at once: the tokens are renewed once' {
        Connect-B24Portal @credential -TokenCache $cache | Disconnect-B24Portal
        $sessions = foreach ($i in 1..4) {
            $shell = [powershell]::Create()
            $null = $shell.AddScript({
                    param($module, $known, $cache)
                    $ErrorActionPreference = 'Stop'
                    Import-Module -Name $module
                    $null = Connect-B24Portal @known -TokenCache $cache
                }).AddArgument($env:B24_TEST_MODULE).AddArgument($known).AddArgument($cache).Invoke()
            $shell.Commands.Clear()
            $null = $shell.AddScript({ 1..5 | ForEach-Object { (New-B24OpenLine "Line $_" -ErrorAction Stop).Name } })
            $shell
        }
        Clear-Request
        Add-Fault @{ Kind = 'ExpiredToken' }

        $runs = @($sessions | ForEach-Object { @{ Shell = $_; Run = $_.BeginInvoke() } })
        $names = @($runs | ForEach-Object { $_.Shell.EndInvoke($_.Run); $_.Shell.Dispose() })

        $names.Count | Should -Be 20
        Get-RenewalCount | Should -Be 1
    }

    It 'tells that nothing is kept yet where no refresh token is given' {
        $refusal = { Connect-B24Portal @known -TokenCache $cache } | Should -Throw -ErrorId 'TokenCacheEmpty,*' -PassThru

        "$refusal" | Should -Match 'has no tokens yet.*Give a refresh token once'
        "$($refusal.CategoryInfo.Category)" | Should -Be 'InvalidArgument'
        Get-Request | Should -BeNullOrEmpty
        Get-B24Portal | Should -BeNullOrEmpty
    }

    It 'refuses a file of another application, and one of another portal' {
        Connect-B24Portal @credential -TokenCache $cache | Disconnect-B24Portal
        $other = Get-Credential
        Clear-Request

        $refusal = { Connect-B24Portal @other -TokenCache $cache } |
            Should -Throw -ErrorId 'TokenCacheMismatch,*' -PassThru
        "$refusal" | Should -Match ([regex]::Escape("belongs to $($credential.ClientId) on"))

        $known.Portal = 'other.example'
        { Connect-B24Portal @known -TokenCache $cache } | Should -Throw -ErrorId 'TokenCacheMismatch,*'
        Get-Request | Should -BeNullOrEmpty
    }

    It 'names a file that it cannot read, and not what is in it' {
        Set-Content -LiteralPath $cache -Value 'refresh_token=s3cr3t'

        $refusal = { Connect-B24Portal @credential -TokenCache $cache } |
            Should -Throw -ErrorId 'TokenCacheUnusable,*' -PassThru

        "$refusal" | Should -Match ([regex]::Escape($cache))
        "$refusal" | Should -Not -Match 's3cr3t'
        Get-Request | Should -BeNullOrEmpty
        Get-Content -LiteralPath $cache | Should -Be 'refresh_token=s3cr3t'
    }

    It 'refuses a path of no file: <Path>' -ForEach @(
        @{ Path = 'Env:\tokens'; Id = 'InvalidCredential' }
        @{ Path = 'nowhere:\tokens'; Id = 'InvalidCredential' }
        @{ Path = 'no such folder/tokens'; Id = 'TokenCacheUnusable' }
    ) {
        { Connect-B24Portal @credential -TokenCache $Path } | Should -Throw -ErrorId "$Id,*"
        Get-Request | Should -BeNullOrEmpty
    }

    It 'needs the client id and the client secret' {
        $credential.Remove('ClientSecret')

        { Connect-B24Portal @credential -TokenCache $cache } | Should -Throw -ErrorId 'InvalidCredential,*'
    }

    It 'warns at once that the tokens could not be kept, and the connection holds' {
        Connect-B24Portal @credential -TokenCache $cache | Disconnect-B24Portal
        Add-Fault @{ Kind = 'ExpiredToken' }
        # Read, but not replaced.
        $reader = [IO.File]::Open($cache, 'Open', 'Read', 'Read')
        try { $portal = Connect-B24Portal @known -TokenCache $cache -WarningAction SilentlyContinue -WarningVariable warned }
        finally { $reader.Dispose() }

        if ($PSVersionTable.PSEdition -eq 'Desktop' -or $IsWindows) {
            $warned | Should -HaveCount 1
            "$warned" | Should -Match 'renewed and could not be stored'
        }
        $portal.UserId | Should -Be 1
    }
}
