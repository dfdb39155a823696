namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Every error record of the module. Ids start with the code; the message ends with what to do.</summary>
internal static class ErrorRecords
{
    /// <summary>A call failed.</summary>
    /// <param name="error">Why.</param>
    /// <param name="target">The input.</param>
    /// <param name="place">Where the input stands, such as <c>Row 17</c>; null for a single one.</param>
    /// <param name="help">What helps against it; what helps in general when null.</param>
    public static ErrorRecord Of(
        RestError error, object? target, string? place = null, ErrorHelpTable? help = null) =>
        Make(new RestException(error), error.Code, Sentence(error), target, place, help);

    /// <summary>An input was refused before anything was sent.</summary>
    public static ErrorRecord Of(InvalidInputException refusal, object? target, string? place = null) =>
        Make(refusal, refusal.Code, refusal.Message, target, place);

    /// <summary>The message and the advice of a failed call.</summary>
    public static string TextOf(RestError error, ErrorHelpTable help) =>
        help.For(error.Code).Advice is { } advice ? $"{Sentence(error)} {advice}" : Sentence(error);

    /// <summary>The file that the rows come from was refused.</summary>
    /// <param name="refusal">What is wrong with it.</param>
    /// <param name="target">The row that shows it.</param>
    /// <param name="place">Where that row stands; null for the first one.</param>
    /// <param name="sent">How many rows before it were sent.</param>
    /// <param name="hint">What helps with this cmdlet, in a sentence; empty for nothing.</param>
    public static ErrorRecord OfFile(
        InvalidInputException refusal, object? target, string? place, int sent, string hint) => Make(
        refusal,
        refusal.Code,
        refusal.Message + hint + (sent == 0
            ? " Nothing was sent."
            : $" The first {sent} rows were sent already; the rest is not."),
        target,
        place);

    /// <summary>There is no connection to work with.</summary>
    public static ErrorRecord NotConnected() => new(
        new InvalidOperationException(
            "There is no connection to a portal. Run Connect-B24Portal first, or Connect-B24Portal -Sandbox to " +
            "rehearse."),
        "NotConnected", ErrorCategory.ConnectionError, null);

    /// <summary>The connection that was given has been disconnected.</summary>
    public static ErrorRecord ConnectionClosed(PortalConnection connection) => new(
        new InvalidOperationException(
            $"The connection to {connection.Portal.Authority} has been disconnected. Run Connect-B24Portal again."),
        RestErrorCodes.ConnectionClosed, ErrorCategory.ConnectionError, connection);

    /// <summary>What is to prove the calls of an application is incomplete, or goes to no address.</summary>
    public static ErrorRecord InvalidCredential(FormatException exception) =>
        new(exception, "InvalidCredential", ErrorCategory.InvalidArgument, null);

    /// <summary>The portal would refuse what the cmdlet calls, since a webhook belongs to no application.</summary>
    public static ErrorRecord NeedsApplication(PortalConnection connection, string cmdlet) => new(
        new InvalidOperationException(
            $"{cmdlet} needs an application, and {connection.Portal.Authority} is connected by a webhook. Run " +
            (connection.IsSandbox
                ? "Connect-B24Portal -Sandbox -Application."
                : "Connect-B24Portal with -Portal, -ClientId, -ClientSecret, -AccessToken and -RefreshToken of one.")),
        "WRONG_AUTH_TYPE", ErrorCategory.PermissionDenied, connection);

    /// <summary>How many requests a portal takes is said by halves, or twice.</summary>
    public static ErrorRecord InvalidRate() => new(
        new ArgumentException(
            "Give -RequestBurst and -RequestsPerSecond together, or -Plan in their place."),
        "InvalidRate", ErrorCategory.InvalidArgument, null);

    /// <summary>A journal cannot be used.</summary>
    public static ErrorRecord JournalRefused(JournalException exception, string path) =>
        new(exception, ErrorCodes.JournalRefused, ErrorCategory.OpenError, path);

    /// <summary>A result file cannot be created.</summary>
    public static ErrorRecord ResultRefused(Exception exception, string path) =>
        Make(exception, ErrorCodes.ResultRefused, exception.Message, path, place: null);

    /// <summary>What a handler should have received is no event. It is not shown: it may hold tokens.</summary>
    public static ErrorRecord InvalidEvent(FormatException exception, string? place) =>
        Make(exception, ErrorCodes.InvalidEvent, exception.Message, target: null, place, EventErrorHelp.Table);

    /// <summary>No line has the name that was asked for.</summary>
    public static ErrorRecord NameNotFound(string name) => Of(
        new RestError(
            OpenLineErrorCodes.OpenLineNotFound, $"The portal has no open line named '{name}'.", Execution.Refused),
        name);

    /// <summary>No connector has the code or the name that was asked for.</summary>
    public static ErrorRecord ConnectorNotFound(string name) => Of(
        new RestError(
            ConnectorErrorCodes.ConnectorNotFound,
            $"The portal has no connector of the code or the name '{name}'.", Execution.Refused),
        name,
        help: ConnectorErrorHelp.Table);

    private static ErrorRecord Make(
        Exception exception,
        string code,
        string message,
        object? target,
        string? place,
        ErrorHelpTable? table = null)
    {
        ErrorHelp help = (table ?? PortalErrorHelp.Table).For(code);
        string prefix = place is null ? "" : $"{place}: ";
        string advice = help.Advice is null ? "" : $" {help.Advice}";
        // In the message and not in RecommendedAction: logs keep the one and drop the other.
        return new ErrorRecord(exception, code, help.Category, target)
        {
            ErrorDetails = new ErrorDetails(prefix + message + advice),
        };
    }

    /// <summary>The portal's texts come with and without a full stop, and say little without their code.</summary>
    private static string Sentence(RestError error)
    {
        string text = error.Description.TrimEnd();
        if (!text.EndsWith(".", StringComparison.Ordinal) && !text.EndsWith("!", StringComparison.Ordinal))
            text += ".";
        bool portalsOwn = error.Code.Contains("_") || !error.Code.Any(char.IsLower);
        return portalsOwn ? $"{error.Code}: {text}" : text;
    }
}
