namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imbot.unregister</c>, <c>imbot.v2.Bot.unregister</c>: takes a bot away, for good. Answers its id.
/// </summary>
/// <param name="botId">The id of the bot, from 1.</param>
/// <param name="version">The version of the API.</param>
/// <param name="clientId">What the bot was registered with, for version 1; a webhook needs it. Secret.</param>
/// <param name="botToken">The token of the bot, for version 2; a webhook needs it. Secret.</param>
/// <exception cref="InvalidInputException">The id is none.</exception>
public sealed class UnregisterBot(
    int botId, BotApiVersion version, string? clientId = null, string? botToken = null) : Request<int>
{
    /// <summary>The id of the bot.</summary>
    public int BotId { get; } = RequestArgument.Id(nameof(BotId), botId);

    internal override IEnumerable<string?> Secrets => [clientId, botToken];

    internal override RestCall ToCall()
    {
        bool isFirst = version is BotApiVersion.V1;
        var call = new JObject { [isFirst ? "BOT_ID" : "botId"] = BotId };
        if ((isFirst ? clientId : botToken) is { } proof)
            call[isFirst ? "CLIENT_ID" : "botToken"] = proof;
        return new(isFirst ? "imbot.unregister" : "imbot.v2.Bot.unregister", call, CallKind.Change);
    }

    internal override Outcome<int> Read(JToken answer)
    {
        JToken? done = version is BotApiVersion.V1 ? answer : (answer as JObject)?["result"];
        return done is JValue { Value: true }
            ? Outcome.Success(BotId)
            : Outcome.Failure<int>(OpenLineErrors.Unexpected("true", answer));
    }

    /// <summary>That the bot is gone is what the lost answer would have said.</summary>
    internal override Outcome<int> ReadAfterLostAnswer(RestError error) =>
        error.Code is "BOT_ID_ERROR" or "BOT_NOT_FOUND" ? Outcome.Success(BotId) : base.ReadAfterLostAnswer(error);
}
