namespace Bitrix24.OpenLines;

/// <summary><c>imbot.update</c>: answers no more than that it was done.</summary>
internal sealed class UpdateBotV1(BotUpdate update) : UpdateBot(update)
{
    internal override RestCall ToCall()
    {
        var call = new JObject
        {
            ["BOT_ID"] = Update.BotId,
            ["FIELDS"] = BotFieldWriter.Write(Update.Fields, BotApiVersion.V1),
        };
        if (Update.ClientId is { } clientId)
            call["CLIENT_ID"] = clientId;
        return new("imbot.update", call, CallKind);
    }

    internal override Outcome<Bot> Read(JToken answer) => answer is JValue { Value: true }
        ? Outcome.Success(new Bot(Update.BotId))
        : Unexpected("true", answer);
}
