namespace Bitrix24.OpenLines;

/// <summary>Gives a bot the fields that are given, and leaves the others. Keeps secrets out of every text.</summary>
internal abstract class UpdateBot(BotUpdate update) : Request<Bot>
{
    private readonly SecretWords _secrets = SecretsOf(update);

    /// <summary>The request for the version of the API that an update asks for.</summary>
    public static UpdateBot Of(BotUpdate update) =>
        update.Version is BotApiVersion.V1 ? new UpdateBotV1(update) : new UpdateBotV2(update);

    internal sealed override IEnumerable<string?> Secrets => SecretsIn(update);

    internal sealed override RestError Explain(RestError error) =>
        update.IsRotation && error.Execution is Execution.Unclear
            ? update.Unknown(_secrets.Redact(error.Description), error.Status)
            : _secrets.Redact(error);

    /// <summary>What it is to be given.</summary>
    protected BotUpdate Update => update;

    /// <summary>
    /// A new token makes the old one worthless: the second time the portal would refuse what it did the first time.
    /// </summary>
    protected CallKind CallKind => update.IsRotation ? CallKind.Creation : CallKind.Change;

    /// <summary>The answer is not of the documented form.</summary>
    protected Outcome<Bot> Unexpected(string expected, JToken answer)
    {
        RestError error = OpenLineErrors.Unexpected(expected, _secrets.Redact(answer));
        return Outcome.Failure<Bot>(update.IsRotation ? update.Unknown(error.Description) : error);
    }

    private static SecretWords SecretsOf(BotUpdate update)
    {
        var secrets = new SecretWords();
        secrets.Add(SecretsIn(update));
        return secrets;
    }

    private static string?[] SecretsIn(BotUpdate update) =>
        [update.ClientId, update.BotToken, update.Fields.NewBotToken];
}
