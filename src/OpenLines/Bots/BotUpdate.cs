namespace Bitrix24.OpenLines;

/// <summary>What one bot is to be given, and through which version of the API.</summary>
public sealed class BotUpdate : IJournaled
{
    /// <summary>Makes a change; nothing is sent yet.</summary>
    /// <param name="botId">The id of the bot, from 1.</param>
    /// <param name="version">The version of the API, which decides what fields there are.</param>
    /// <param name="fields">The fields that change; at least one.</param>
    /// <param name="clientId">
    /// What the bot was registered with; a webhook needs it. Secret. Version 1 only; null for none.
    /// </param>
    /// <param name="botToken">
    /// The token that the bot has; a webhook needs it. Secret. Version 2 only; null for none.
    /// </param>
    /// <exception cref="InvalidInputException">The version lacks something that is given.</exception>
    public BotUpdate(
        int botId, BotApiVersion version, BotFields fields, string? clientId = null, string? botToken = null)
    {
        BotId = botId;
        Version = version;
        Fields = fields ?? throw new ArgumentNullException(nameof(fields));
        ClientId = clientId;
        BotToken = botToken;
        InputError[] errors = [.. Errors()];
        if (errors.Length > 0)
            throw new InvalidInputException(errors);
    }

    /// <summary>The id of the bot, from 1.</summary>
    public int BotId { get; }

    /// <summary>The version of the API.</summary>
    public BotApiVersion Version { get; }

    /// <summary>The fields that change.</summary>
    public BotFields Fields { get; }

    /// <summary>Whether sending it twice would do harm: the first time makes the old token worthless.</summary>
    public bool IsRotation => Fields.NewBotToken is not null;

    string IJournaled.Content => UpdateBot.Of(this).ToCall().ToContent();

    string? IJournaled.Name => null;

    /// <summary>What to send it a second time would do.</summary>
    public CallKind Kind => IsRotation ? CallKind.Creation : CallKind.Change;

    RestError IJournaled.Unknown(string reason) => Unknown(reason);

    /// <summary>What proves the right to the bot in version 1. Secret.</summary>
    internal string? ClientId { get; }

    /// <summary>What proves the right to the bot in version 2. Secret.</summary>
    internal string? BotToken { get; }

    /// <summary>
    /// Why a portal would refuse it, or pass a part of it over, if a caller of that kind sent it; nothing where it
    /// would not.
    /// </summary>
    public IReadOnlyList<InputError> ErrorsFor(CredentialKind caller) =>
        [.. caller is CredentialKind.Webhook ? ErrorsForWebhook() : ErrorsForApplication()];

    /// <summary>Nobody knows whether the bot has got its new token.</summary>
    /// <param name="reason">Why not.</param>
    /// <param name="status">The HTTP status; null when there was no answer or the call was part of a batch.</param>
    public RestError Unknown(string reason, int? status = null) => new(
        BotErrorCodes.BotTokenUnknown,
        $"It is not known whether {this} has got its new token, and it was not sent again. {reason}",
        Execution.Unclear,
        status);

    /// <summary>The bot; no secret.</summary>
    public override string ToString() => $"bot {BotId}";

    private IEnumerable<InputError> Errors()
    {
        if (BotId <= 0)
            yield return new(InputErrorCodes.InvalidValue, nameof(BotId), $"{BotId}",
                "It is not an id, which is a whole number from 1.");
        if (!Fields.Given().Any())
            yield return BotFieldRules.NothingToChange;
        foreach (InputError error in Fields.ErrorsIn(Version))
            yield return error;
        if (ErrorOf(nameof(ClientId), ClientId, BotApiVersion.V1) is { } client)
            yield return client;
        if (ErrorOf(nameof(BotToken), BotToken, BotApiVersion.V2) is { } token)
            yield return token;
    }

    private IEnumerable<InputError> ErrorsForWebhook()
    {
        if (Version is BotApiVersion.V1 && ClientId is null)
            yield return new(InputErrorCodes.MissingSetting, nameof(ClientId), null,
                "By webhook, imbot.update needs the CLIENT_ID that the bot was registered with. Give it, or the " +
                "BotToken for the newer method.");
        if (Version is BotApiVersion.V2 && BotToken is null)
            yield return new(InputErrorCodes.MissingSetting, nameof(BotToken), null,
                "By webhook, imbot.v2.Bot.update needs the token of the bot. Give it, or the ClientId for the older " +
                "method.");
    }

    private IEnumerable<InputError> ErrorsForApplication()
    {
        if (Fields.NewBotToken is not null)
            yield return new(InputErrorCodes.SettingWithoutEffect, nameof(BotFields.NewBotToken), null,
                "The bots of an application have no token, and the portal would pass this one over.");
    }

    private InputError? ErrorOf(string name, string? secret, BotApiVersion home)
    {
        if (secret is null)
            return null;
        if (Version != home)
            return BotFieldRules.NotTaken(name, Version);
        return string.IsNullOrWhiteSpace(secret)
            ? new(InputErrorCodes.InvalidValue, name, null, "It is empty.")
            : null;
    }
}
