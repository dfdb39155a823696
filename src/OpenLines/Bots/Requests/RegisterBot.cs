namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imbot.register</c>, <c>imbot.v2.Bot.register</c>: makes a bot. To whom a bot of that code belongs already, the
/// portal answers with that one and changes nothing: so it may be sent again.
/// </summary>
/// <param name="registration">The bot.</param>
public sealed class RegisterBot(BotRegistration registration) : Request<Bot>
{
    private BotFields Fields => registration.Fields;

    /// <summary>The bot that is to be registered.</summary>
    public BotRegistration Registration { get; } =
        registration ?? throw new ArgumentNullException(nameof(registration));

    internal override IEnumerable<string?> Secrets => [registration.ClientId, Fields.NewBotToken];

    internal override RestCall ToCall() => registration.Version is BotApiVersion.V1
        ? new("imbot.register", FieldsOf1(), CallKind.Change)
        : new("imbot.v2.Bot.register", new JObject { ["fields"] = FieldsOf2() }, CallKind.Change);

    internal override Outcome<Bot> Read(JToken answer) =>
        registration.Version is BotApiVersion.V1 ? ReadId(answer) : ReadBot(answer);

    private Outcome<Bot> ReadId(JToken answer) => JsonField.Number(answer) is { } id and > 0
        ? Outcome.Success(Bot.Of(id, registration.Code))
        : Outcome.Failure<Bot>(OpenLineErrors.Unexpected("the id of a bot", answer));

    private Outcome<Bot> ReadBot(JToken answer) => answer is JObject map && Bot.Read(map) is { } bot
        ? Outcome.Success(bot, [.. BotDifferences.Between(Fields, bot)])
        : Outcome.Failure<Bot>(OpenLineErrors.Unexpected("a bot", answer));

    private JObject FieldsOf1()
    {
        JObject written = BotFieldWriter.Write(Fields, BotApiVersion.V1);
        written["CODE"] = registration.Code;
        WriteType(written, BotColumns.Type);
        if (registration.WorksInOpenLines is { } works)
            written[BotColumns.OpenLine] = works ? "Y" : "N";
        if (registration.ClientId is { } clientId)
            written["CLIENT_ID"] = clientId;
        return written;
    }

    private JObject FieldsOf2()
    {
        JObject written = BotFieldWriter.Write(Fields, BotApiVersion.V2);
        written["code"] = registration.Code;
        WriteType(written, "type");
        return written;
    }

    private void WriteType(JObject written, string name)
    {
        if (registration.Type is { } type)
            written[name] = BotTypeName.In(registration.Version, type);
    }
}
