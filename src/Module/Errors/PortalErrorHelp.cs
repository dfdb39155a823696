namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What helps against what can go wrong with any cmdlet.</summary>
internal static class PortalErrorHelp
{
    private const string CheckCredential =
        "Check what Connect-B24Portal was given, the address of the webhook or the tokens of the application, and " +
        "run it again.";

    public static ErrorHelpTable Table { get; } = new(new Dictionary<string, ErrorHelp>
    {
        // Found before anything is sent: what is wrong with a value already says what is allowed.
        [InputErrorCodes.UnknownSetting] = new(
            ErrorCategory.InvalidArgument, "The help of the cmdlet and about_Bitrix24.OpenLines list the names."),
        [InputErrorCodes.InvalidValue] = new(ErrorCategory.InvalidArgument),
        [InputErrorCodes.MissingSetting] = new(ErrorCategory.InvalidArgument),
        [InputErrorCodes.ReadOnlySetting] = new(ErrorCategory.InvalidArgument, "Leave it out."),
        [InputErrorCodes.DuplicateSetting] = new(ErrorCategory.InvalidArgument, "Leave one of the two out."),
        [InputErrorCodes.SettingWithoutEffect] = new(ErrorCategory.InvalidArgument),
        [InputErrorCodes.NotInThisVersion] = new(
            ErrorCategory.InvalidArgument, "Choose with -ApiVersion, or leave it out."),
        [InputErrorCodes.NothingToChange] = new(ErrorCategory.InvalidArgument),
        [InputErrorCodes.MisreadFile] = new(ErrorCategory.InvalidData),
        [ErrorCodes.ResultRefused] = new(ErrorCategory.OpenError),
        [InputErrorCodes.SeveralProblems] = new(ErrorCategory.InvalidArgument),

        // Known to the module.
        [OpenLineErrorCodes.OpenLineNotFound] = new(
            ErrorCategory.ObjectNotFound, "Get-B24OpenLine lists the lines that there are."),
        [OpenLineErrorCodes.OpenLineNotChanged] = new(
            ErrorCategory.WriteError, "Correct what is named, or leave it out, and try again."),
        [OpenLineErrorCodes.NobodyInQueue] = new(
            ErrorCategory.ObjectNotFound,
            "Get-B24User and Get-B24Department list who can be in a queue. -NoReadBack does not look them up."),
        [OpenLineErrorCodes.OpenLineNotCreated] = new(
            ErrorCategory.WriteError, "You can try it again."),
        [OpenLineErrorCodes.OutcomeUnknown] = new(
            ErrorCategory.OperationTimeout,
            "Check the portal before you do it again; Get-B24OpenLine -Name finds a line."),
        [OpenLineErrorCodes.OperatorNotFound] = new(
            ErrorCategory.ObjectNotFound, "Correct it, or give the id: user:15, department:10."),
        [OpenLineErrorCodes.OperatorAmbiguous] = new(ErrorCategory.InvalidArgument),
        [OpenLineErrorCodes.UnexpectedResult] = new(
            ErrorCategory.InvalidResult, "Look at the portal before you go on."),
        [RestErrorCodes.ConnectionFailed] = new(
            ErrorCategory.ConnectionError, "It did not run. Check the address and the network, then try again."),
        [RestErrorCodes.NeverAnswered] = new(
            ErrorCategory.ConnectionError,
            "Check the address, the network and the proxy. For a slow portal, use Connect-B24Portal " +
            "-ConnectionTimeout 120."),
        [RestErrorCodes.ConnectionClosed] = new(
            ErrorCategory.ConnectionError, "Nothing was sent. Run Connect-B24Portal again."),
        [RestErrorCodes.NoAnswer] = new(
            ErrorCategory.ConnectionError, "It may have run. It is safe to run it again."),
        [RestErrorCodes.AnswerTooLarge] = new(
            ErrorCategory.LimitsExceeded, "It may have run. Ask for less at once, or check which server answers."),
        [RestErrorCodes.TimedOut] = new(
            ErrorCategory.OperationTimeout, "It may have run. It is safe to run it again."),
        [RestErrorCodes.RequestTooLarge] = new(ErrorCategory.LimitsExceeded, "It did not run."),
        [RestErrorCodes.TooManyRequests] = new(
            ErrorCategory.LimitsExceeded, "It was not carried out. Others use up the limit: try again later."),
        [ErrorCodes.JournalNotWritten] = new(
            ErrorCategory.WriteError, "Nothing of it was sent. Make room for the journal, then run the command again."),
        [RestErrorCodes.InternalError] = new(
            ErrorCategory.InvalidOperation,
            "This is a defect of the module: please report it, and look at the portal before you go on."),
        [RestErrorCodes.NotAPortal] = new(
            ErrorCategory.ConnectionError, "Check the address that was given to Connect-B24Portal."),

        [RestErrorCodes.TokenCacheUnusable] = new(
            ErrorCategory.ReadError,
            "Nothing was sent. Correct the path or the rights; or delete the file and connect with a refresh token."),
        [RestErrorCodes.TokenCacheNotWritable] = new(
            ErrorCategory.WriteError,
            "The refresh token is still valid. Make room or correct the rights, then try again."),
        [RestErrorCodes.TokenCacheMismatch] = new(
            ErrorCategory.InvalidArgument, "Nothing was sent. Give each application and portal a file of its own."),
        [RestErrorCodes.TokenCacheBusy] = new(
            ErrorCategory.ResourceBusy, "Nothing was sent. Try again when the other process is done."),
        [RestErrorCodes.TokenCacheEmpty] = new(
            ErrorCategory.InvalidArgument,
            "Nothing was sent. Give a refresh token once; from then on the token cache has the tokens."),
        [SecretErrorCodes.SecretManagementNotFound] = new(
            ErrorCategory.NotInstalled,
            "Install it with a vault (Install-Module Microsoft.PowerShell.SecretManagement, " +
            "Microsoft.PowerShell.SecretStore), or connect with -WebhookUrl or -Portal."),
        [SecretErrorCodes.SecretNotFound] = new(
            ErrorCategory.ObjectNotFound,
            "Get-SecretInfo lists the secrets that this account can read; Set-Secret makes one."),
        [SecretErrorCodes.SecretNotRead] = new(
            ErrorCategory.ReadError, "See that Get-Secret gives it to this account, unlocked and without a prompt."),
        [SecretErrorCodes.InvalidSecret] = new(
            ErrorCategory.InvalidData,
            "Store the address of the webhook, or a hashtable with Portal, ClientId, ClientSecret and RefreshToken."),

        // The portal's own.
        ["NO_AUTH_FOUND"] = new(ErrorCategory.AuthenticationError, CheckCredential),
        ["INVALID_CREDENTIALS"] = new(ErrorCategory.AuthenticationError, CheckCredential),
        [RestErrorCodes.ExpiredToken] = new(
            ErrorCategory.AuthenticationError,
            "Run Connect-B24Portal again, with a refresh token to renew it by itself."),
        [RestErrorCodes.TokenNotRenewed] = new(
            ErrorCategory.AuthenticationError, "Nothing was carried out. Try again, or run Connect-B24Portal again."),
        [RestErrorCodes.InvalidGrant] = new(
            ErrorCategory.AuthenticationError,
            "Nothing was carried out. Run Connect-B24Portal again, with the new tokens."),
        ["invalid_client"] = new(
            ErrorCategory.AuthenticationError,
            "Nothing was carried out. Check the client id and the client secret; the application must be installed."),
        ["PAYMENT_REQUIRED"] = new(
            ErrorCategory.PermissionDenied, "Nothing was carried out. The application's paid or trial period is over."),
        [OpenLineErrorCodes.InsufficientScope] = new(
            ErrorCategory.PermissionDenied,
            "Add the permission to the webhook or the application in the portal."),
        [RestErrorCodes.ProxyCredentials] = new(
            ErrorCategory.AuthenticationError,
            "Run [Net.Http.HttpClient]::DefaultProxy.Credentials = Get-Credential, or put them into the variable " +
            "HTTPS_PROXY: http://user:password@proxy:8080."),
        ["user_access_error"] = new(
            ErrorCategory.PermissionDenied, "Ask the portal's administrator to let this user use the application."),
        ["ACCESS_DENIED"] = new(
            ErrorCategory.PermissionDenied,
            "The portal's plan, or the rights of the user in whose name you are connected, do not allow it."),
        ["CONFIG_WRONG_USER_PERMISSION"] = new(
            ErrorCategory.PermissionDenied,
            "The user in whose name you are connected needs the right to change open channels (Contact Center > " +
            "Access permissions)."),
        ["WRONG_AUTH_TYPE"] = new(
            ErrorCategory.PermissionDenied,
            "This method needs an application: run Connect-B24Portal with -Portal and the tokens of one."),
        ["INVALID_REQUEST"] = new(ErrorCategory.InvalidOperation, "Connect with an address that starts with https://."),
        ["CONFIG_ID_EMPTY"] = new(ErrorCategory.InvalidArgument, "Give the id of a line."),
        ["ERROR_ARGUMENT"] = new(ErrorCategory.InvalidArgument, "Give what the message names."),
        ["INVALID_FORMAT"] = new(ErrorCategory.InvalidArgument, "Correct the filter, the order or the fields."),
        ["ERROR_BATCH_METHOD_NOT_ALLOWED"] = new(
            ErrorCategory.InvalidOperation, "It was not carried out. Give one input at a time: that is a plain call."),
        [RestErrorCodes.BatchLengthExceeded] = new(
            ErrorCategory.LimitsExceeded, "It was not carried out. Give fewer inputs at a time."),
        ["ERROR_MANIFEST_IS_NOT_AVAILABLE"] = new(
            ErrorCategory.ResourceUnavailable, "The portal cannot tell its REST API now: try again later."),
        ["ERROR_METHOD_NOT_FOUND"] = new(
            ErrorCategory.NotImplemented,
            "Check the name of the method. Or the portal lacks the module that has it, or its version is too old."),
        [RestErrorCodes.QueryLimitExceeded] = new(
            ErrorCategory.LimitsExceeded, "It was not carried out. Others use up the portal's limit: try again later."),
        [RestErrorCodes.OperationTimeLimit] = new(
            ErrorCategory.LimitsExceeded, "It was not carried out. Try again in ten minutes."),
        [RestErrorCodes.OverloadLimit] = new(
            ErrorCategory.LimitsExceeded, "The block is set by hand: only Bitrix24 support can lift it."),
        [RestErrorCodes.PortalDeleted] = new(
            ErrorCategory.ResourceUnavailable, "The portal is closed or has been deleted."),
        [RestErrorCodes.InternalServerError] = new(
            ErrorCategory.ResourceUnavailable, "Try again later; if it stays, tell Bitrix24 support."),
        [RestErrorCodes.UnexpectedAnswer] = new(
            ErrorCategory.ResourceUnavailable, "Try again later; if it stays, tell Bitrix24 support."),
    });
}
