namespace Bitrix24.OpenLines;

/// <summary>A bot that is to be registered, and through which version of the API.</summary>
public sealed class BotRegistration
{
    private BotRegistration(BotApiVersion version, BotRegistrationInput input, string? clientId)
    {
        Version = version;
        Code = input.Code!;
        Type = input.Type;
        WorksInOpenLines = input.WorksInOpenLines;
        Fields = input.Fields;
        ClientId = clientId;
    }

    /// <summary>The version of the API.</summary>
    public BotApiVersion Version { get; }

    /// <summary>The code, unique on the portal.</summary>
    public string Code { get; }

    /// <summary>The type; null for an ordinary bot.</summary>
    public string? Type { get; }

    /// <summary>The other fields. The token of a bot of version 2 is its NewBotToken.</summary>
    public BotFields Fields { get; }

    /// <summary>What proves the right to the bot from now on in version 1. Secret.</summary>
    internal string? ClientId { get; }

    /// <summary>What version 1 calls OPENLINE; null where it is not given.</summary>
    internal bool? WorksInOpenLines { get; }

    /// <summary>
    /// Reads a bot that is to be registered: what <see cref="BotFields"/> has under the names of either version, and
    /// beside it CODE, TYPE (a word or the letter of version 1) and OPENLINE.
    /// </summary>
    /// <param name="values">The names and the values.</param>
    /// <param name="source">What an empty value means.</param>
    /// <param name="version">The version of the API.</param>
    /// <param name="clientId">What the bot is to be registered with; a webhook needs it in version 1. Secret.</param>
    /// <param name="botToken">The token of the bot; a webhook needs it in version 2. Secret.</param>
    /// <exception cref="InvalidInputException">Something is missing or wrong; nothing was sent.</exception>
    public static BotRegistration Read(
        IEnumerable<KeyValuePair<string, object?>> values,
        InputSource source,
        BotApiVersion version,
        string? clientId = null,
        string? botToken = null)
    {
        var input = new BotRegistrationInput(values, source, version, botToken);
        var registration = new BotRegistration(version, input, clientId);
        InputError[] errors = [.. input.Errors];
        if (errors.Length == 0)
            errors = [.. BotRegistrationRules.ErrorsOf(registration)];
        return errors.Length == 0 ? registration : throw new InvalidInputException(errors);
    }

    /// <summary>
    /// Why a portal would refuse it if a caller of that kind sent it; nothing where it would not.
    /// </summary>
    public IReadOnlyList<InputError> ErrorsFor(CredentialKind caller) =>
        caller is CredentialKind.Webhook ? [.. BotRegistrationRules.ErrorsForWebhook(this)] : [];

    /// <summary>The bot; no secret.</summary>
    public override string ToString() => $"bot '{Code}'";
}
