# What published servers do beyond the reference, as administrators and clients of all kinds meet it.

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')

    $root = Split-Path (Split-Path $PSScriptRoot)
    $channels = Import-Csv (Join-Path $root 'docs/examples/channels.csv') -Encoding utf8
}

Describe 'A published server, over HTTP' {
    BeforeEach {
        Reset-Portal
        $portal = Connect-B24Portal -WebhookUrl $env:B24_TEST_SANDBOX
    }

    AfterEach {
        Disconnect-B24Portal
        Reset-Portal
    }

    It 'has the hours of every row of channels.csv, written with -NoReadBack: documented times <_>' -ForEach $false, $true {
        Reset-Portal @{ documentedWorkTime = $_ }
        $null = Connect-B24Portal -WebhookUrl $env:B24_TEST_SANDBOX

        $channels | New-B24OpenLine -NoReadBack -ErrorAction SilentlyContinue -WarningVariable warned | Out-Null

        $lines = Get-B24OpenLine | Group-Object Name -AsHashTable
        # Names that several rows have do not say which line is whose.
        $rows = @($channels | Where-Object { $_.WorktimeFrom -and $_.Name -and $lines[$_.Name].Count -eq 1 })
        $rows.Count | Should -BeGreaterThan 100
        foreach ($row in $rows) {
            "$($lines[$row.Name][0].WorktimeFrom)-$($lines[$row.Name][0].WorktimeTo)" |
                Should -Be "$($row.WorktimeFrom)-$($row.WorktimeTo)"
        }
        $warned | Should -BeNullOrEmpty
    }

    It 'keeps no night line, and the cmdlets say what to do: <_>' -ForEach 'New-B24OpenLine', 'Set-B24OpenLine' {
        $requests = $portal.RequestCount

        $given = @{ WorktimeFrom = '22:00'; WorktimeTo = '06:00' }
        if ($_ -eq 'New-B24OpenLine') { New-B24OpenLine x @given -ErrorAction SilentlyContinue -ErrorVariable refused }
        else { { Set-B24OpenLine 1 @given -ErrorAction Stop } | Should -Throw -ErrorVariable refused }

        "$($refused[0])" | Should -Match 'past midnight.*Use two lines.*or 00:00 to 23:59'
        $portal.RequestCount | Should -Be $requests
    }

    It 'completes the names of time zones' {
        $typed = 'New-B24OpenLine x -WorktimeTimezone Europe/Ber'

        (TabExpansion2 $typed $typed.Length).CompletionMatches.CompletionText | Should -Be 'Europe/Berlin'
    }

    It 'gives texts back through a CSV as they were written' {
        $text = '👋 <b>"A" & B</b>'
        New-B24OpenLine $text @{ KPI_FIRST_ANSWER_TEXT = $text; CLOSE_TEXT = $text; WorktimeHolidays = '03.10' } | Out-Null

        Get-B24OpenLine $text | Export-Csv (Join-Path $TestDrive lines.csv) -NoTypeInformation -Encoding utf8
        Import-Csv (Join-Path $TestDrive lines.csv) -Encoding utf8 | Set-B24OpenLine -WarningVariable warned

        $line = Get-B24OpenLine '👋*'
        $line.Name, $line.KpiFirstAnswerText, $line.CloseText | Should -Be $text, $text, $text
        "$($line.WorktimeHolidays)" | Should -Be '03.10'
        # Excel would make the number 3.1 of a cell with 03.10 alone.
        (Import-Csv (Join-Path $TestDrive lines.csv) -Encoding utf8).WorktimeHolidays | Should -Be '03.10;'
        $warned | Should -BeNullOrEmpty
    }

    It 'sends rows that are too large for one request in several, and says so of one that is too large alone' {
        Reset-Portal @{ maxRequestSize = 300000 }
        $text = 'Ж' * 1500
        $rows = 1..49 | ForEach-Object { [pscustomobject]@{ Name = "Line $_"; CloseText = $text; NoAnswerText = $text } }

        $lines = @($rows | New-B24OpenLine -ErrorVariable failed)
        New-B24OpenLine 'large' @{ CLOSE_TEXT = 'Ж' * 200000 } -ErrorAction SilentlyContinue -ErrorVariable large

        $lines | Should -HaveCount 49
        $failed | Should -BeNullOrEmpty
        Get-Code $large | Should -Be 'RequestTooLarge'
        "$large" | Should -Match 'it has \d+ KB. Shorten its texts'
    }

    It 'tells dismissed operators of a line: <_>' -ForEach 'by name', 'by id' {
        New-B24OpenLine a -Queue user:1, user:9 | Out-Null
        Invoke-RestMethod "$control/settings" -Method Post -Body '{"dismissedUsers":[9]}' -ContentType application/json

        $line = if ($_ -eq 'by name') { Get-B24OpenLine a -IncludeQueue } else { Get-B24OpenLine -Id 1 -IncludeQueue }

        ($line.Operators | Where-Object IsDismissed).UserId | Should -Be 9
    }

    It 'answers a page of another site, and calls nothing by other methods than GET and POST' {
        $asked = @{ Uri = "$($env:B24_TEST_SANDBOX)imopenlines.config.add"; SkipHttpErrorCheck = $true }
        $options = Invoke-WebRequest @asked -Method Options -Headers @{ Origin = 'https://a.example' }
        $put = Invoke-WebRequest @asked -Method Put -Body 'PARAMS[LINE_NAME]=x'

        $options.StatusCode, $put.StatusCode | Should -Be 200, 405
        "$($options.Headers['Access-Control-Allow-Origin'])" | Should -Be '*'
        Get-B24OpenLine | Should -BeNullOrEmpty
    }

    It 'posts an event to a handler on this machine, whose answer leads back to the portal' {
        $port = Get-FreePort
        $listener = [Net.HttpListener]::new()
        $listener.Prefixes.Add("http://127.0.0.1:$port/")
        $listener.Start()
        try {
            $application = New-Application
            $null = Invoke-RestMethod "$($application.portal)rest/event.bind" -Method Post -Body @{
                auth = $application.accessToken; event = 'OnSessionStart'; handler = "http://127.0.0.1:$port/hook"
            }
            $received = $listener.GetContextAsync()
            $null = Invoke-RestMethod "$control/events" -Method Post -ContentType application/json -Body (
                @{ event = 'OnSessionStart'; data = @{ DATA = @{ session = @{ id = 42 } } } } | ConvertTo-Json -Depth 5)
            $received.Wait([TimeSpan]::FromMinutes(1)) | Should -BeTrue
            $context = $received.Result
            $body = [IO.StreamReader]::new($context.Request.InputStream).ReadToEnd()
            $context.Response.StatusCode = 204
            $context.Response.Close()

            $context.Request.Url.AbsolutePath | Should -Be '/hook'
            ($body | ConvertFrom-B24Event).SessionId | Should -Be 42
            $sent = [Web.HttpUtility]::ParseQueryString($body)
            $mine = Invoke-RestMethod "$($sent['auth[client_endpoint]'])profile?auth=$($sent['auth[access_token]'])"
            $mine.result.ID | Should -Be 1
        }
        finally {
            $listener.Close()
        }
    }

    It 'lets an installation be rehearsed, from the page of the portal to the first tokens' {
        $application = New-Application @{ redirectUri = 'http://127.0.0.1/back'; scopes = @('imopenlines') }

        $page = Invoke-WebRequest "$($application.portal)oauth/authorize/?client_id=$($application.clientId)&state=s1" `
            -MaximumRedirection 0 -SkipHttpErrorCheck -ErrorAction Ignore
        $back = [uri]"$($page.Headers.Location)"
        $sent = [Web.HttpUtility]::ParseQueryString($back.Query)
        $tokens = Invoke-RestMethod ("$($application.authorizationServer)oauth/token/?grant_type=authorization_code" +
            "&client_id=$($application.clientId)&client_secret=$($application.clientSecret)&code=$($sent['code'])")
        $info = Invoke-RestMethod "$($tokens.server_endpoint)app.info?auth=$($tokens.access_token)"

        $back.AbsolutePath, $sent['state'], $sent['scope'] | Should -Be '/back', 's1', 'imopenlines'
        $info.result.client_id | Should -Be $application.clientId
        $info.result.install.member_id | Should -Be $sent['member_id']
    }

    It 'answers XML' {
        $me = Invoke-RestMethod "$($env:B24_TEST_SANDBOX)profile.xml"

        $me.response.result.NAME | Should -Be 'Marta'
    }

    It 'reads what PHP sends in each of its ways' {
        if (-not (Get-Command php -CommandType Application -ErrorAction Ignore)) {
            Set-ItResult -Skipped -Because 'PHP is not installed'
            return
        }
        $ids = & php (Join-Path $root 'tests/Php/send.php') $env:B24_TEST_SANDBOX | ConvertFrom-Json

        $lines = Get-B24OpenLine
        foreach ($way in $ids.PSObject.Properties) {
            $line = $lines | Where-Object Id -eq $way.Value
            $line.Name, $line.Queue.ToString() | Should -Be $way.Name, 'user:9'
        }
    }
}

Describe 'Connect-B24Portal -Sandbox -SandboxSetting' {
    AfterEach {
        Disconnect-B24Portal
    }

    It 'makes it a portal with other people and a smaller plan' {
        Connect-B24Portal -Sandbox -SandboxSetting @{ dismissedUsers = 5, 6; PLAN = 'Basic'; DocumentedWorkTime = $true } |
            Out-Null

        New-B24OpenLine x -Queue user:5 -ErrorAction SilentlyContinue -ErrorVariable refused
        $line = New-B24OpenLine y -QueueType all -WarningVariable warned -WarningAction SilentlyContinue

        Get-Code $refused | Should -Be 'NobodyInQueue'
        "$($line.QueueType)" | Should -Be 'evenly'
        "$warned" | Should -Match 'plan of the portal'
    }

    It 'refuses what is no setting: <_>' -ForEach @{ Dismissed = 1 }, @{ Plan = 'Golden' } {
        { Connect-B24Portal -Sandbox -SandboxSetting $_ } | Should -Throw -ErrorId 'InvalidValue,*'
    }
}
