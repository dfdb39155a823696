namespace Bitrix24.OpenLines;

/// <summary>Says which dialog is meant: by its chat, one of its sessions, or its user code.</summary>
public sealed record DialogKey
{
    private const string Prefix = "chat";

    private DialogKey(string field, string kind, int number) => (Field, Kind, Number) = (field, kind, number);

    private DialogKey(string field, string kind, string text) => (Field, Kind, Text) = (field, kind, text);

    private string Field { get; }

    private string Kind { get; }

    private int Number { get; }

    private string? Text { get; }

    /// <summary>By the id of the chat, from 1.</summary>
    /// <exception cref="InvalidInputException">It is no id.</exception>
    public static DialogKey OfChat(int id) => new("CHAT_ID", "chat", RequestArgument.Id("ChatId", id, "chat"));

    /// <summary>By the id of a session, from 1.</summary>
    /// <exception cref="InvalidInputException">It is no id.</exception>
    public static DialogKey OfSession(int id) =>
        new("SESSION_ID", "session", RequestArgument.Id("SessionId", id, "session"));

    /// <summary>By the id of the dialog: <c>chat2043</c>.</summary>
    /// <exception cref="InvalidInputException">It is no such id.</exception>
    public static DialogKey OfDialog(string id)
    {
        string text = id.Trim();
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && NumberFormat.TryParse(text.Substring(Prefix.Length)) is > 0
            ? new("DIALOG_ID", "dialog", text)
            : throw new InvalidInputException(InputError.Invalid(
                "DialogId", id,
                $"'{id}' is not the id of a dialog, which is the word chat and the id of a chat: chat2043."));
    }

    /// <summary>By the user code.</summary>
    public static DialogKey OfUser(UserCode code) => new("USER_CODE", "dialog of", $"{code}");

    /// <summary>What it says, for people: <c>chat 2043</c>.</summary>
    public override string ToString() => Text is null ? $"{Kind} {Number}" : $"{Kind} {Text}";

    /// <summary>The parameters of a method that say it.</summary>
    internal JObject ToParameters() => new() { [Field] = Text is null ? Number : (JToken)Text };
}
