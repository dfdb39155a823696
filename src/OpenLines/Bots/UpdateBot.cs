namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imbot.update</c>, <c>imbot.v2.Bot.update</c>: gives a bot the fields that are given, and leaves the others.
/// Answers the bot; by version 1, only its id.
/// </summary>
public sealed class UpdateBot : Request<Bot>
{
    private readonly string? _clientId;
    private readonly string? _botToken;
    private readonly SecretWords _secrets = new();

    /// <summary>Makes the request; nothing is sent yet.</summary>
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
    public UpdateBot(
        int botId, BotApiVersion version, BotFields fields, string? clientId = null, string? botToken = null)
        : base(
            version is BotApiVersion.V1 ? "imbot.update" : "imbot.v2.Bot.update",
            // A new token makes the old one worthless: the second time, the portal would refuse the call.
            fields?.NewBotToken is null ? CallKind.Change : CallKind.Creation)
    {
        BotId = botId;
        Version = version;
        Fields = fields ?? throw new ArgumentNullException(nameof(fields));
        _clientId = clientId;
        _botToken = botToken;
        _secrets.Add([.. Secrets]);
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

    internal override IEnumerable<string?> Secrets => [_clientId, _botToken, Fields.NewBotToken];

    /// <summary>Whether the bot gets a new token, which is never sent twice.</summary>
    private bool IsRotation => Kind is CallKind.Creation;

    /// <summary>
    /// Why a portal would refuse it, or pass a part of it over, if a caller of that kind sent it; nothing where it
    /// would not.
    /// </summary>
    public IReadOnlyList<InputError> ErrorsFor(CredentialKind caller) =>
        [.. caller is CredentialKind.Webhook ? ErrorsForWebhook() : ErrorsForApplication()];

    /// <inheritdoc/>
    public override RestError Unknown(string reason, int? status = null) => !IsRotation
        ? base.Unknown(reason, status)
        : OpenLineErrors.Unknown($"{this} has its new token", reason, status, BotErrorCodes.BotTokenUnknown);

    /// <summary>The bot; no secret.</summary>
    public override string ToString() => $"bot {BotId}";

    internal override JObject Parameters()
    {
        JObject call = UnregisterBot.Identify(BotId, Version, _clientId, _botToken);
        call[Version is BotApiVersion.V1 ? "FIELDS" : "fields"] = BotFieldWriter.Write(Fields, Version);
        return call;
    }

    internal override Outcome<Bot> Read(JToken answer) => Version is BotApiVersion.V1
        ? answer is JValue { Value: true } ? Outcome.Success(new Bot(BotId)) : Refuse("true", answer)
        : answer is JObject map && Bot.Read(map) is { } bot
            ? Outcome.Success(bot, [.. BotDifferences.Between(Fields, bot)])
            : Refuse("a bot", answer);

    internal override RestError Explain(RestError error) => base.Explain(_secrets.Redact(error));

    private Outcome<Bot> Refuse(string expected, JToken answer)
    {
        RestError error = OpenLineErrors.Unexpected(expected, _secrets.Redact(answer));
        return Outcome.Failure<Bot>(IsRotation ? Unknown(error.Description) : error);
    }

    private IEnumerable<InputError> Errors()
    {
        if (BotId <= 0)
            yield return InputError.NotAnId(nameof(BotId), $"{BotId}", "bot");
        if (!Fields.Given().Any())
            yield return BotFieldRules.NothingToChange;
        foreach (InputError error in Fields.ErrorsIn(Version))
            yield return error;
        if (ErrorOf("ClientId", _clientId, BotApiVersion.V1) is { } client)
            yield return client;
        if (ErrorOf("BotToken", _botToken, BotApiVersion.V2) is { } token)
            yield return token;
    }

    private IEnumerable<InputError> ErrorsForWebhook()
    {
        if (Version is BotApiVersion.V1 && _clientId is null)
            yield return InputError.Missing("ClientId",
                "By webhook, imbot.update needs the CLIENT_ID that the bot was registered with. Give it, or the " +
                "BotToken for the newer method.");
        if (Version is BotApiVersion.V2 && _botToken is null)
            yield return InputError.Missing("BotToken",
                "By webhook, imbot.v2.Bot.update needs the token of the bot. Give it, or the ClientId for the older " +
                "method.");
    }

    private IEnumerable<InputError> ErrorsForApplication()
    {
        if (IsRotation)
            yield return InputError.WithoutEffect(nameof(BotFields.NewBotToken),
                "The bots of an application have no token, and the portal would pass this one over.");
    }

    private InputError? ErrorOf(string name, string? secret, BotApiVersion home)
    {
        if (secret is null)
            return null;
        if (Version != home)
            return BotFieldRules.NotTaken(name, Version);
        return string.IsNullOrWhiteSpace(secret)
            ? InputError.Invalid(name, null, "It is empty.")
            : null;
    }
}
