# A portal that is connected as an application: what proves it, how tokens are renewed, and what is said when they are not.

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')

    # The parameters of Connect-B24Portal: all that an application has, or the parts that are named.
    function Get-Credential([string[]] $Part = ('ClientId', 'ClientSecret', 'AccessToken', 'RefreshToken')) {
        $application = New-Application
        $credential = @{ Portal = $application.portal; AuthorizationServer = $application.authorizationServer }
        foreach ($one in $Part) { $credential[$one] = $application.$one }
        $credential
    }
}

Describe 'Connect-B24Portal as an application' {
    BeforeEach {
        Reset-Portal
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'takes secrets as text' {
        $credential = Get-Credential

        $portal = Connect-B24Portal @credential

        "$($portal.Kind)" | Should -Be 'Application'
        $portal.IsSandbox | Should -BeFalse
        $portal.UserId, $portal.IsAdmin, $portal.RequestCount | Should -Be 1, $true, 1
        (Get-Request).method | Should -Be 'batch'
        [object]::ReferenceEquals((Get-B24Portal), $portal) | Should -BeTrue
    }

    It 'takes secrets as SecureString' {
        $credential = Get-Credential
        foreach ($name in 'ClientSecret', 'AccessToken', 'RefreshToken') {
            $credential[$name] = ConvertTo-SecureString $credential[$name] -AsPlainText -Force
        }

        (Connect-B24Portal @credential).UserId | Should -Be 1
        Add-Fault @{ Kind = 'ExpiredToken' }
        (New-B24OpenLine x -ErrorAction Stop).Name | Should -Be 'x'
    }

    It 'takes the portal as <Form>' -ForEach @(
        @{ Form = 'an address with a slash'; Make = { "$($args[0])" } }
        @{ Form = 'an address without one'; Make = { "$($args[0])".TrimEnd('/') } }
        @{ Form = 'the address of its REST API'; Make = { "$($args[0])rest/" } }
    ) {
        $credential = Get-Credential AccessToken
        $credential.Portal = & $Make $credential.Portal

        "$((Connect-B24Portal @credential).Portal)" | Should -Be "$(([uri]$env:B24_TEST_SANDBOX).GetLeftPart('Authority'))/"
    }

    It 'is content with an access token' {
        $credential = Get-Credential AccessToken

        (Connect-B24Portal @credential).RequestCount | Should -Be 1
        (New-B24OpenLine x).Name | Should -Be 'x'
    }

    It 'fetches an access token first where there is a refresh token only' {
        $credential = Get-Credential ClientId, ClientSecret, RefreshToken

        (Connect-B24Portal @credential).RequestCount | Should -Be 2
        (Get-Request).method | Should -Be 'oauth/token', 'batch'
    }

    It 'acts as the user that the application has its tokens from' {
        $application = New-Application @{ user = 5 }

        $portal = Connect-B24Portal -Portal $application.portal -AccessToken $application.accessToken

        $portal.UserId, $portal.UserName, $portal.IsAdmin | Should -Be 5, 'Beatriz Carvalho', $false
    }

    It 'refuses <Parts> before it sends anything' -ForEach @(
        @{ Parts = 'nothing at all' ; Part = @() }
        @{ Parts = 'a client id'; Part = 'ClientId' }
        @{ Parts = 'a client secret'; Part = 'ClientSecret' }
        @{ Parts = 'a refresh token'; Part = 'RefreshToken' }
        @{ Parts = 'an access token with a refresh token'; Part = 'AccessToken', 'RefreshToken' }
        @{ Parts = 'an access token with a client id'; Part = 'AccessToken', 'ClientId' }
        @{ Parts = 'a client id with its secret'; Part = 'ClientId', 'ClientSecret' }
        @{ Parts = 'all but the client id'; Part = 'ClientSecret', 'AccessToken', 'RefreshToken' }
        @{ Parts = 'all but the client secret'; Part = 'ClientId', 'AccessToken', 'RefreshToken' }
        @{ Parts = 'all but the refresh token'; Part = 'ClientId', 'ClientSecret', 'AccessToken' }
    ) {
        $all = Get-Credential
        $credential = @{ Portal = $all.Portal; AuthorizationServer = $all.AuthorizationServer }
        foreach ($one in $Part) { $credential[$one] = $all[$one] }

        $refusal = { Connect-B24Portal @credential } | Should -Throw -ErrorId 'InvalidCredential,*' -PassThru

        "$($refusal.CategoryInfo.Category)" | Should -Be 'InvalidArgument'
        "$refusal" | Should -Match 'give (all three|an access token)'
        Get-Request | Should -BeNullOrEmpty
        Get-B24Portal | Should -BeNullOrEmpty
    }

    It 'sends no secret in the clear to another machine: <Name>' -ForEach @(
        @{ Name = 'Portal' }, @{ Name = 'AuthorizationServer' }
    ) {
        $credential = Get-Credential
        $credential[$Name] = 'http://portal.example/'

        $refusal = { Connect-B24Portal @credential } | Should -Throw -ErrorId 'InvalidCredential,*' -PassThru

        "$refusal" | Should -Match 'http:// is accepted for this machine only'
        Get-Request | Should -BeNullOrEmpty
    }

    It 'tells an access token that the portal does not know' {
        $credential = Get-Credential AccessToken
        $credential.AccessToken = 'wr0ngt0ken'

        $refusal = { Connect-B24Portal @credential } | Should -Throw -ErrorId 'NO_AUTH_FOUND,*' -PassThru

        "$($refusal.CategoryInfo.Category)" | Should -Be 'AuthenticationError'
        "$refusal" | Should -Not -Match 'wr0ngt0ken'
    }

    It 'sends whoever has an access token to the tokens too' {
        $credential = Get-Credential AccessToken
        $credential.AccessToken = 'wr0ngt0ken'

        $refusal = { Connect-B24Portal @credential } | Should -Throw -PassThru

        "$refusal" | Should -Match 'the tokens of the application'
    }

    It 'tells a client secret that is wrong, and what to check' {
        $credential = Get-Credential ClientId, ClientSecret, RefreshToken
        $credential.ClientSecret = 'wr0ngsecret'

        $refusal = { Connect-B24Portal @credential } | Should -Throw -ErrorId 'invalid_client,*' -PassThru

        "$($refusal.CategoryInfo.Category)" | Should -Be 'AuthenticationError'
        "$refusal" | Should -Match 'Check the client id and the client secret'
        "$refusal" | Should -Not -Match 'wr0ngsecret'
        @(Get-Request).Count | Should -Be 1
    }

    It 'tells a refresh token that is spent, and what to do' {
        $credential = Get-Credential ClientId, ClientSecret, RefreshToken
        $null = Connect-B24Portal @credential
        Disconnect-B24Portal

        $refusal = { Connect-B24Portal @credential } | Should -Throw -ErrorId 'invalid_grant,*' -PassThru

        "$($refusal.CategoryInfo.Category)" | Should -Be 'AuthenticationError'
        "$refusal" | Should -Match 'authorized? (the application )?anew|authorize the application again'
        "$refusal" | Should -Match 'Connect-B24Portal'
        Get-B24Portal | Should -BeNullOrEmpty
    }

    It 'writes each sentence of that to its end' {
        $credential = Get-Credential ClientId, ClientSecret, RefreshToken
        $null = Connect-B24Portal @credential
        Disconnect-B24Portal

        $refusal = { Connect-B24Portal @credential } | Should -Throw -PassThru

        "$refusal" | Should -MatchExactly 'Invalid grant\. The refresh token'
    }
}

Describe 'An access token that expires' {
    BeforeEach {
        Reset-Portal
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'is renewed once for 120 creations under way, and each is done exactly once' {
        $credential = Get-Credential
        $portal = Connect-B24Portal @credential
        Clear-Request
        Add-Fault @{ Method = 'batch'; Skip = 1; Kind = 'ExpiredToken' }

        $lines = @(New-Row 120 | New-B24OpenLine -ErrorVariable failed)

        $failed | Should -BeNullOrEmpty
        $lines.Name | Should -Be (New-Row 120).Name
        (Get-B24OpenLine).Name | Sort-Object | Should -Be @((New-Row 120).Name | Sort-Object)
        $requests = @(Get-Request)
        @($requests | Where-Object { $_.method -eq 'oauth/token' }).Count | Should -Be 1
        @($requests | Where-Object { $_.status -eq 401 }).Count | Should -BeGreaterThan 0
        @($requests | Where-Object { $_.status -eq 200 } | ForEach-Object calls | Where-Object { $_ -eq 'imopenlines.config.add' }).Count |
            Should -Be 120
    }

    It 'is renewed again and again, each time with the newest refresh token' {
        $credential = Get-Credential
        $null = Connect-B24Portal @credential

        foreach ($i in 1..3) {
            Add-Fault @{ Kind = 'ExpiredToken' }
            (New-B24OpenLine "Line $i" -ErrorAction Stop).Name | Should -Be "Line $i"
        }

        @((Get-Request).method | Where-Object { $_ -eq 'oauth/token' }).Count | Should -Be 3
    }

    It 'ends the work where there is no refresh token, with an error that says how to connect' {
        $credential = Get-Credential AccessToken
        $null = Connect-B24Portal @credential
        Clear-Request
        Add-Fault @{ Kind = 'ExpiredToken' }

        New-B24OpenLine x -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty

        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'expired_token,*'
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'AuthenticationError'
        "$($failed[0])" | Should -Match 'Connect-B24Portal again, with a refresh token'
        @(Get-Request).Count | Should -Be 1
    }

    It 'ends the work where the refresh token is spent elsewhere, and nothing is asked a second time' {
        $credential = Get-Credential
        $null = Connect-B24Portal @credential
        $other = $credential.Clone()
        $other.Remove('AccessToken')
        Connect-B24Portal @other | Disconnect-B24Portal
        $portal = Connect-B24Portal @credential
        Clear-Request
        Add-Fault @{ Kind = 'ExpiredToken' }

        1..2 | ForEach-Object {
            New-B24OpenLine x -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'invalid_grant,*'
            "$($failed[0].CategoryInfo.Category)" | Should -Be 'AuthenticationError'
        }

        @((Get-Request).method | Where-Object { $_ -eq 'oauth/token' }).Count | Should -Be 1
        $null = Connect-B24Portal -WebhookUrl $env:B24_TEST_SANDBOX
        Get-B24OpenLine | Should -BeNullOrEmpty
    }
}

Describe 'Connect-B24Portal -Sandbox -Application' {
    AfterEach {
        Disconnect-B24Portal
    }

    It 'needs no network' {
        $portal = Connect-B24Portal -Sandbox -Application

        "$($portal.Kind)" | Should -Be 'Application'
        $portal.IsSandbox | Should -BeTrue
        "$($portal.Portal)" | Should -BeLike 'https://*.example/'
        (New-B24OpenLine x | Set-B24ConnectorData viber -GenerateId -PassThru).Id | Should -Be 'viber_line1'
    }

    It 'is shown as what it is' {
        Connect-B24Portal -Sandbox -Application | Format-List | Out-String | Should -Match 'Kind +: Application \(sandbox\)'
    }

    It 'is a webhook without -Application, and a sandbox all the same' {
        $portal = Connect-B24Portal -Sandbox

        "$($portal.Kind)" | Should -Be 'Webhook'
        $portal.IsSandbox | Should -BeTrue
    }

    It 'goes with no other way to connect: <_>' -ForEach 'WebhookUrl', 'AccessToken', 'Portal' {
        $given = @{ $_ = 'https://portal.example/rest/1/abc/' }

        { Connect-B24Portal -Sandbox -Application @given } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }
}
