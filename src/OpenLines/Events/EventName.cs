namespace Bitrix24.OpenLines;

/// <summary>The names of events. A portal takes them in any case, and answers in upper case.</summary>
public static class EventName
{
    internal const string OfflineQueueChanged = "ONOFFLINEEVENT";

    /// <summary>
    /// The events of the Open Channels, their connectors and their bots, as the reference spells them.
    /// </summary>
    public static IReadOnlyList<string> Documented { get; } =
    [
        "OnOpenLineMessageAdd", "OnOpenLineMessageUpdate", "OnOpenLineMessageDelete", "OnSessionStart",
        "OnSessionFinish", "OnImConnectorMessageAdd", "OnImConnectorMessageUpdate", "OnImConnectorMessageDelete",
        "OnImConnectorDialogStart", "OnImConnectorDialogFinish", "OnImConnectorLineDelete",
        "OnImConnectorStatusDelete", "ONIMBOTMESSAGEADD", "ONIMBOTMESSAGEUPDATE", "ONIMBOTMESSAGEDELETE",
        "ONIMBOTJOINCHAT", "ONIMBOTDELETE", "ONIMCOMMANDADD", "ONIMBOTV2MESSAGEADD", "ONIMBOTV2MESSAGEUPDATE",
        "ONIMBOTV2MESSAGEDELETE", "ONIMBOTV2JOINCHAT", "ONIMBOTV2DELETE", "ONIMBOTV2CONTEXTGET",
        "ONIMBOTV2COMMANDADD", "ONIMBOTV2REACTIONCHANGE", "onOfflineEvent",
    ];

    /// <summary>A name as the portal answers it: in upper case.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="setting">What it is given by, for a sentence.</param>
    /// <exception cref="InvalidInputException">It is no name.</exception>
    public static string Check(string name, string setting)
    {
        string trimmed = (name ?? "").Trim();
        if (trimmed.Length == 0)
            throw new InvalidInputException(InputError.Missing(
                setting, $"Nothing says which event it is. Give -{setting}, such as OnSessionFinish."));
        return IsName(trimmed)
            ? trimmed.ToUpperInvariant()
            : throw new InvalidInputException(InputError.Invalid(
                setting, trimmed,
                $"'{trimmed}' is no name of an event, which has letters, digits and underscores only."));
    }

    internal static bool IsName(string text) => text.Length > 0 && text.All(IsOfName);

    internal static bool IsOfBot(string name) =>
        name.StartsWith("ONIMBOT", StringComparison.Ordinal) || name == "ONIMCOMMANDADD";

    private static bool IsOfName(char letter) =>
        letter is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_';
}
