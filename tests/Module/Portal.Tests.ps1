BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
}

Describe 'Connect-B24Portal' {
    AfterEach {
        Disconnect-B24Portal
    }

    It 'connects to the sandbox and says in whose name, with one request' {
        $portal = Connect-B24Portal -Sandbox

        $portal.Kind | Should -Be 'Webhook'
        $portal.IsSandbox | Should -BeTrue
        $portal.UserId | Should -Be 1
        $portal.IsAdmin | Should -BeTrue
        $portal.Scopes | Should -Contain 'imopenlines'
        $portal.RequestCount | Should -Be 1
    }

    It 'connects over HTTP with an address given as <Kind>' -ForEach @(
        @{ Kind = 'text'; Make = { $env:B24_TEST_SANDBOX } }
        @{ Kind = 'SecureString'; Make = { ConvertTo-SecureString $env:B24_TEST_SANDBOX -AsPlainText -Force } }
    ) {
        $portal = Connect-B24Portal -WebhookUrl (& $Make)

        $portal.Kind | Should -Be 'Webhook'
        $portal.Portal.IsLoopback | Should -BeTrue
    }

    It 'gives up an address that accepts connections and stays silent' {
        # Connections wait to be accepted, and nobody accepts them.
        $server = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $server.Start()
        try {
            $refusal = { Connect-B24Portal "http://$($server.LocalEndpoint)/rest/1/s3cr3t/" -ConnectionTimeout 1 } |
                Should -Throw -ErrorId 'NeverAnswered,*' -PassThru
        }
        finally { $server.Stop() }

        "$refusal" | Should -Match 'has not answered within 1 second.*-ConnectionTimeout'
        "$($refusal.CategoryInfo.Category)" | Should -Be 'ConnectionError'
    }

    It 'makes the connection the default of this runspace alone' {
        $portal = Connect-B24Portal -Sandbox

        [object]::ReferenceEquals((Get-B24Portal), $portal) | Should -BeTrue
        $other = [powershell]::Create()
        $null = $other.AddScript("Import-Module '$env:B24_TEST_MODULE'; Get-B24Portal")
        $other.Invoke() | Should -BeNullOrEmpty
        $other.Dispose()
    }

    It 'stays connected when the pipeline has enough of it' {
        Connect-B24Portal -Sandbox | Select-Object -First 1 | Out-Null

        (Get-B24Portal).IsClosed | Should -BeFalse
    }

    It 'refuses <Url> without repeating it' -ForEach @(
        @{ Url = 'http://portal.example/rest/1/s3cr3t/' }
        @{ Url = 'https://portal.example/rest/s3cr3t/' }
        @{ Url = 's3cr3t' }
    ) {
        { Connect-B24Portal -WebhookUrl $Url } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
        "$($Error[0])" | Should -Not -Match 's3cr3t'
    }

    It 'ends with an error that says what to do when the webhook is not valid' {
        $wrong = $env:B24_TEST_SANDBOX -replace '/[^/]+/$', '/wr0ngs3cr3t/'

        { Connect-B24Portal -WebhookUrl $wrong } | Should -Throw -ErrorId 'NO_AUTH_FOUND,*'
        $Error[0].CategoryInfo.Category | Should -Be 'AuthenticationError'
        "$($Error[0])" | Should -Match 'Check what Connect-B24Portal was given'
        ($Error[0] | Format-List * -Force | Out-String) | Should -Not -Match 'wr0ngs3cr3t'
        Get-B24Portal | Should -BeNullOrEmpty
    }

    It 'shows no secret in any form' {
        $secret = $env:B24_TEST_SANDBOX.TrimEnd('/').Split('/')[-1]
        $portal = Connect-B24Portal -WebhookUrl $env:B24_TEST_SANDBOX

        $forms = "$portal", ($portal | Out-String), ($portal | Format-List * -Force | Out-String),
            ($portal | ConvertTo-Json -Depth 4), ($portal | ConvertTo-Csv)
        -join $forms | Should -Not -Match $secret
    }
}

Describe 'Disconnect-B24Portal' {
    It 'forgets the connection' {
        $portal = Connect-B24Portal -Sandbox
        Disconnect-B24Portal

        Get-B24Portal | Should -BeNullOrEmpty
        { Get-B24OpenLine } | Should -Throw -ErrorId 'NotConnected,*'
        { Get-B24OpenLine -Connection $portal } | Should -Throw -ErrorId 'ConnectionClosed,*'
    }

    It 'is content when there is none' {
        { Disconnect-B24Portal } | Should -Not -Throw
    }

    It 'leaves the default alone when it is given another connection' {
        $first = Connect-B24Portal -Sandbox
        $second = Connect-B24Portal -Sandbox
        $first | Disconnect-B24Portal

        (Get-B24Portal).IsClosed | Should -BeFalse
        [object]::ReferenceEquals((Get-B24Portal), $second) | Should -BeTrue
        Disconnect-B24Portal
    }
}
