namespace Bitrix24.OpenLines;

/// <summary>
/// Tells from a method's name what sending it a second time would do. For methods that nothing else is known of: where
/// the name does not say that it reads, the method counts as one that makes something new.
/// </summary>
public static class MethodKind
{
    private static readonly HashSet<string> ReadingMethods = new(StringComparer.OrdinalIgnoreCase)
    {
        "profile", "scope", "methods", "events", "server.time",
    };

    private static readonly HashSet<string> ReadingWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "get", "list", "getlist", "fields", "getfields", "getlastid", "count", "status", "current", "info", "search",
    };

    private static readonly Dictionary<string, CallKind> Exceptions = new(StringComparer.OrdinalIgnoreCase)
    {
        // Takes what it answers out of the queue: the second time, other events would come.
        ["event.offline.get"] = CallKind.Creation,
        // Confirms the events before its offset; the same offset confirms the same ones.
        ["imbot.v2.Event.get"] = CallKind.Change,
        // Marks a list of notifications as read.
        ["im.notify.read.list"] = CallKind.Change,
    };

    /// <summary>
    /// The kind of a method: <see cref="CallKind.Read"/> for those whose last word says so (<c>get</c>, <c>list</c>,
    /// <c>fields</c>…) and for <c>profile</c>, <c>scope</c> and the like; else <see cref="CallKind.Creation"/>.
    /// </summary>
    /// <param name="method">The name, in any case.</param>
    public static CallKind Of(string method)
    {
        if (Exceptions.TryGetValue(method, out CallKind kind))
            return kind;
        int dot = method.LastIndexOf('.');
        bool reads = ReadingMethods.Contains(method) || (dot > 0 && ReadingWords.Contains(method.Substring(dot + 1)));
        return reads ? CallKind.Read : CallKind.Creation;
    }
}
