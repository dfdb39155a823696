# Every error code that the reference documents for the methods of the module, and what a person reads of it.

BeforeDiscovery {
    # Code, the portal's text, category. The texts are those of the reference.
    $documented = @(
        # Every method.
        , ('INTERNAL_SERVER_ERROR', 'Internal server error', 'ResourceUnavailable')
        , ('ERROR_UNEXPECTED_ANSWER', 'Server returned an unexpected response', 'ResourceUnavailable')
        , ('QUERY_LIMIT_EXCEEDED', 'Too many requests', 'LimitsExceeded')
        , ('ERROR_BATCH_METHOD_NOT_ALLOWED', 'Method is not allowed for batch usage', 'InvalidOperation')
        , ('ERROR_BATCH_LENGTH_EXCEEDED', 'Max batch length exceeded', 'LimitsExceeded')
        , ('NO_AUTH_FOUND', 'Wrong authorization data', 'AuthenticationError')
        , ('INVALID_REQUEST', 'Https required', 'InvalidOperation')
        , ('OVERLOAD_LIMIT', 'REST API is blocked due to overload', 'LimitsExceeded')
        , ('ACCESS_DENIED', 'REST API is available only on commercial plans', 'PermissionDenied')
        , ('INVALID_CREDENTIALS', 'Invalid request credentials', 'AuthenticationError')
        , ('ERROR_MANIFEST_IS_NOT_AVAILABLE', 'Manifest is not available', 'ResourceUnavailable')
        , ('insufficient_scope', 'The request requires higher privileges than provided by the webhook token', 'PermissionDenied')
        , ('expired_token', 'The access token provided has expired', 'AuthenticationError')
        , ('user_access_error', 'The user does not have access to the application', 'PermissionDenied')
        , ('PORTAL_DELETED', 'Portal was deleted', 'ResourceUnavailable')
        , ('ERROR_METHOD_NOT_FOUND', 'Method not found!', 'NotImplemented')
        , ('OPERATION_TIME_LIMIT', 'Method is blocked due to operation time limit', 'LimitsExceeded')
        # The authorization server.
        , ('invalid_client', 'Invalid client', 'AuthenticationError')
        , ('invalid_grant', 'Invalid grant', 'AuthenticationError')
        , ('PAYMENT_REQUIRED', 'Payment required', 'PermissionDenied')
        # imopenlines.config.*
        , ('CONFIG_ID_EMPTY', "Config ID can't be empty", 'InvalidArgument')
        , ('CONFIG_WRONG_USER_PERMISSION', 'Permission denied', 'PermissionDenied')
        , ('INVALID_FORMAT', "A wrong format for the PARAMS field 'select' is passed", 'InvalidArgument')
        # imconnector.*
        , ('WRONG_AUTH_TYPE', 'Current authorization type is denied for this method Application context required', 'PermissionDenied')
        , ('ERROR_ARGUMENT', "Argument 'DATA' is null or empty", 'InvalidArgument')
        # imbot.update
        , ('BOT_ID_ERROR', 'Bot not found', 'ObjectNotFound')
        , ('APP_ID_ERROR', 'Bot was installed by another REST application', 'PermissionDenied')
        , ('EVENT_MESSAGE_ADD_ERROR', 'Wrong handler URL', 'InvalidArgument')
        , ('EVENT_MESSAGE_UPDATE_ERROR', 'Wrong handler URL', 'InvalidArgument')
        , ('EVENT_MESSAGE_DELETE_ERROR', 'Wrong handler URL', 'InvalidArgument')
        , ('EVENT_WELCOME_MESSAGE_ERROR', 'Wrong handler URL', 'InvalidArgument')
        , ('EVENT_BOT_DELETE_ERROR', 'Wrong handler URL', 'InvalidArgument')
        , ('NAME_ERROR', "Bot name isn't specified", 'InvalidArgument')
        , ('WRONG_REQUEST', "Update fields can't be empty", 'InvalidArgument')
        # imbot.v2.Bot.update
        , ('BOT_TOKEN_NOT_SPECIFIED', 'Bot token is not specified', 'InvalidArgument')
        , ('BOT_ID_REQUIRED', 'Bot ID is required', 'InvalidArgument')
        , ('BOT_NOT_FOUND', 'Bot not found', 'ObjectNotFound')
        , ('BOT_OWNERSHIP_ERROR', 'Bot is registered by another application', 'PermissionDenied')
        , ('BOT_INVALID_EVENT_MODE', 'Invalid event mode', 'InvalidArgument')
        , ('BOT_INVALID_CALLBACK', 'Invalid callback URL', 'InvalidArgument')
        , ('BOT_AVATAR_INCORRECT_TYPE', 'Avatar must be an image', 'InvalidArgument')
        , ('BOT_AVATAR_INCORRECT_SIZE', 'Avatar exceeds maximum size', 'InvalidArgument')
        , ('BOT_TOKEN_ROTATION_FAILED', 'Bot token rotation failed', 'InvalidArgument')
        , ('BOT_TOKEN_INVALID_LENGTH', 'Bot token must not be longer than 40 characters', 'InvalidArgument')
    ) | ForEach-Object { @{ Code = $_[0]; Text = $_[1]; Category = $_[2] } }
}

BeforeAll {
    Import-Module -Name $env:B24_TEST_MODULE
    . (Join-Path $PSScriptRoot 'Support/Sandbox.ps1')

    # What the module makes of an error of the portal; it is internal, for every cmdlet writes its errors through it.
    $records = [Bitrix24.OpenLines.PowerShell.PortalConnection].Assembly.GetType('Bitrix24.OpenLines.PowerShell.ErrorRecords')
    $make = $records.GetMethods([Reflection.BindingFlags]'Static, Public, NonPublic') |
        Where-Object { $_.Name -eq 'Of' -and $_.GetParameters()[0].ParameterType.Name -eq 'RestError' }

    # As for Invoke-B24Method, which may call any method.
    $help = $records.Assembly.GetType('Bitrix24.OpenLines.PowerShell.AnyErrorHelp').GetProperty('Table').GetValue($null)

    function New-Record([string] $Code, [string] $Text, $Target, [string] $Place) {
        $failure = [Bitrix24.Rest.RestError]::new($Code, $Text, [Bitrix24.Rest.Execution]::Refused, [nullable[int]]400)
        $at = if ($Place) { $Place } else { $null }
        $make.Invoke($null, [object[]]($failure, $Target, $at, $help))
    }
    function Connect-User([int] $Id, [string[]] $Scope) {
        $order = @{ user = $Id }
        if ($Scope) { $order.scopes = $Scope }
        $application = New-Application $order
        Connect-B24Portal -Portal $application.portal -AccessToken $application.accessToken
    }
}

Describe 'The error <Code>' -ForEach $documented {
    It 'has its code as the id, and what it is about as the target' {
        $record = New-Record $Code $Text 'the input'

        $record.FullyQualifiedErrorId | Should -MatchExactly "^$Code(,|$)"
        $record.TargetObject | Should -Be 'the input'
        $record.Exception | Should -BeOfType ([Bitrix24.Rest.RestException])
        $record.Exception.Error.Code | Should -BeExactly $Code
    }

    It 'has the portal''s text with its code, and the row in front' {
        $sentence = "${Code}: $($Text.TrimEnd('!'))[.!]"

        (New-Record $Code $Text $null).ErrorDetails.Message | Should -MatchExactly ('^' + ($sentence -replace '\(', '\('))
        (New-Record $Code $Text $null 'Row 17').ErrorDetails.Message | Should -MatchExactly "^Row 17: $sentence"
        (New-Record $Code "$Text." $null).ErrorDetails.Message | Should -Not -Match '\.\.'
    }

    It 'has a category and help of its own' {
        $record = New-Record $Code $Text $null
        $advice = $record.ErrorDetails.Message -creplace "^${Code}: $([regex]::Escape($Text))\.?"

        $advice | Should -Match '\w.*\.$'
        $advice | Should -Not -Match 'The reference of the REST API explains this code'
        "$($record.CategoryInfo.Category)" | Should -Be $Category
    }
}

Describe 'An error whose code nobody knows' {
    It 'says where to look it up' {
        $record = New-Record 'SOMETHING_NEW' 'Something new' 5

        $record.FullyQualifiedErrorId | Should -BeExactly 'SOMETHING_NEW'
        "$($record.CategoryInfo.Category)" | Should -Be 'InvalidResult'
        $record.ErrorDetails.Message | Should -Be 'SOMETHING_NEW: Something new. The reference of the REST API explains this code of the portal.'
    }
}

Describe 'What the portal refuses' {
    BeforeEach {
        Reset-Portal
    }

    AfterEach {
        Disconnect-B24Portal
    }

    It 'to a user who may not change lines is told as such, line by line: <Cmdlet>' -ForEach @(
        @{ Cmdlet = 'Set-B24OpenLine'; Given = @{ Settings = @{ CLOSE_TEXT = 'x' } } }
        @{ Cmdlet = 'Remove-B24OpenLine'; Given = @{ Confirm = $false } }
    ) {
        $null = Connect-B24Portal $env:B24_TEST_SANDBOX
        [pscustomobject]@{ Name = 'a' }, [pscustomobject]@{ Name = 'b' } | New-B24OpenLine | Out-Null
        $portal = Connect-User 5

        1, 2 | & $Cmdlet @Given -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'CONFIG_WRONG_USER_PERMISSION', 'CONFIG_WRONG_USER_PERMISSION'
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'PermissionDenied'
        "$($failed[1])" | Should -Match '^Row 2: .*Contact Center'
        $failed.TargetObject | Should -Be 1, 2
    }

    It 'to an application without the scope names it, at Connect too' {
        $said = Connect-User 1 basic, user 3>&1 | Where-Object { $_ -is [Management.Automation.WarningRecord] }
        "$said" | Should -Match 'does not have the permission imopenlines, .*It has: basic, user\.'

        New-B24OpenLine x -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty

        Get-Code $failed | Should -Be 'insufficient_scope'
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'PermissionDenied'
        "$($failed[0])" | Should -Match 'needs the permission imopenlines. This connection has: basic, user\.'
    }

    It 'names the permission that the look-up of an operator needs' {
        $null = Connect-User 1 imopenlines, user

        New-B24OpenLine x -Queue 'department:Support' -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be 'insufficient_scope'
        "$failed" | Should -Match 'department\.get needs the permission department\. This connection has: imopenlines, user\.'
    }

    It 'of a bot is told as such: <Id>' -ForEach @(
        @{ Id = 'WRONG_REQUEST'; Given = @{ Fields = @{ CODE = 'sales_bot' }; ClientId = 'rehearsal' }; Says = 'other bot' }
        @{ Id = 'WRONG_REQUEST'; Given = @{ Fields = @{ EMAIL = 'marta.lindqvist@meridian-goods.example' }; ClientId = 'rehearsal' }; Says = 'field' }
        @{ Id = 'APP_ID_ERROR'; Given = @{ Fields = @{ NAME = 'x' }; ClientId = 'other' }; Says = 'registered with' }
        @{ Id = 'BOT_OWNERSHIP_ERROR'; Given = @{ Fields = @{ name = 'x' }; BotToken = 'other' }; Says = 'registered with' }
    ) {
        $null = Connect-B24Portal $env:B24_TEST_SANDBOX

        Update-B24Bot 41 @Given -ErrorAction SilentlyContinue -ErrorVariable failed

        Get-Code $failed | Should -Be $Id
        "$($failed[0])" | Should -Match $Says
        $failed[0].TargetObject | Should -Be 41
    }

    It 'for its load is told with what to do: <Id>' -ForEach @(
        @{ Id = 'OVERLOAD_LIMIT'; Category = 'LimitsExceeded'; Says = 'only Bitrix24 support'; Fault = @{ Kind = 'Overload' } }
        # The answer of the creation is lost, and then that of the look-up.
        @{ Id = 'OutcomeUnknown'; Category = 'OperationTimeout'; Says = 'Get-B24OpenLine -Name'
            Fault = @{ Kind = 'BadGateway'; Skip = 1; Times = 2 }
        }
    ) {
        $null = Connect-B24Portal $env:B24_TEST_SANDBOX -RetryTimeout 0
        Add-Fault $Fault

        New-B24OpenLine x -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty

        Get-Code $failed | Should -Be $Id
        "$($failed[0].CategoryInfo.Category)" | Should -Be $Category
        "$($failed[0])" | Should -Match $Says
    }

    It 'that blocks the portal ends the run: one error for all rows that are left, and the journal goes on' {
        $portal = Connect-B24Portal $env:B24_TEST_SANDBOX
        $journal = Join-Path $TestDrive "$([guid]::NewGuid()).jsonl"
        Add-Fault @{ Kind = 'Overload'; Method = 'batch'; Skip = 1; Times = 1000 }
        $before = $portal.RequestCount
        $Error.Clear()

        try {
            1..1500 | ForEach-Object { @{ Name = "Blocked $_" } } |
                New-B24OpenLine -Journal $journal -InformationVariable summary
        }
        catch { Get-Code $_ | Should -Be 'OVERLOAD_LIMIT' }

        $Error.Count | Should -Be 1
        "$($Error[0])" | Should -Match 'The run has ended: 49 rows done, \d+ rows not carried out'
        $portal.RequestCount - $before | Should -BeLessOrEqual 10
        $summary.MessageData.Succeeded | Should -Be 49

        $null = Invoke-RestMethod "$control/faults" -Method Delete
        1..1500 | ForEach-Object { @{ Name = "Blocked $_" } } | New-B24OpenLine -Journal $journal | Out-Null
        @(Get-B24OpenLine -Name 'Blocked *').Count | Should -Be 1500
    }

    It 'stops a script that asks for it, with the same error' {
        $null = Connect-B24Portal $env:B24_TEST_SANDBOX

        $thrown = { Update-B24Bot 41 @{ NAME = 'x' } -ClientId elsewhere -ErrorAction Stop } | Should -Throw -ErrorId 'APP_ID_ERROR,*' -PassThru

        "$($thrown.CategoryInfo.Category)" | Should -Be 'PermissionDenied'
        "$thrown" | Should -Match '^APP_ID_ERROR: Bot was installed by another REST application\.'
    }
}
