namespace Bitrix24.OpenLines;

/// <summary>
/// Who writes, by which connector and at which open line: <c>livechat|22|1761|587</c>. Each dialog has one of its own,
/// which stays what it is when the dialog is moved to another line.
/// </summary>
public sealed record UserCode
{
    private const char Separator = '|';
    private const int PartCount = 4;

    private UserCode(string text, string[] parts, int line)
    {
        Text = text;
        Connector = parts[0];
        Line = line;
        ExternalChatId = parts[2];
        ClientUserId = parts[3];
    }

    /// <summary>The code of the connector.</summary>
    public string Connector { get; }

    /// <summary>The id of the open line that the client has written to.</summary>
    public int Line { get; }

    /// <summary>The id of the chat in the external system.</summary>
    public string ExternalChatId { get; }

    /// <summary>The id of the client: of the user of the portal that stands for them.</summary>
    public string ClientUserId { get; }

    private string Text { get; }

    /// <summary>Reads a user code.</summary>
    /// <exception cref="InvalidInputException">It is not one.</exception>
    public static UserCode Parse(string text) =>
        Find(text.Trim()) ?? throw new InvalidInputException(InputError.Invalid(
        nameof(UserCode), text,
        $"'{text}' is not a user code, which has four parts: connector|line|chat|user, as in livechat|22|1761|587."));

    /// <summary>The code as the portal spells it.</summary>
    public override string ToString() => Text;

    /// <summary>Reads what a portal sent; null where it is no user code.</summary>
    internal static UserCode? Find(string? text)
    {
        string[] parts = text?.Split(Separator) ?? [];
        return parts.Length >= PartCount && !parts.Take(PartCount).Any(string.IsNullOrWhiteSpace)
            && NumberFormat.TryParse(parts[1]) is > 0 and var line
            ? new UserCode(text!, parts, line)
            : null;
    }
}
