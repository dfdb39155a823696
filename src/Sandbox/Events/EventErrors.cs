namespace Bitrix24.Sandbox;

/// <summary>The errors of <c>event.*</c>. The texts are those of the reference.</summary>
internal static class EventErrors
{
    public static RestException NotFound() => new(400, "ERROR_EVENT_NOT_FOUND", "Event not found");

    public static RestException NoAccess(string reason = "") =>
        new(403, "ACCESS_DENIED", reason.Length == 0 ? "Access denied!" : $"Access denied! {reason}");

    public static RestException AlreadyBound() =>
        new(400, "ERROR_CORE", "Unable to set event handler: Handler already binded");

    public static RestException WrongHandler() => new(400, "ERROR_WRONG_HANDLER_URL", "Wrong handler URL");

    public static RestException WrongArgument(string text) => new(400, "ERROR_ARGUMENT", text);
}
