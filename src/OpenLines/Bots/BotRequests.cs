namespace Bitrix24.OpenLines;

/// <summary><c>imbot.v2.Bot.get</c>: one bot, by its id or by its code. Others' bots are shown in brief.</summary>
/// <param name="lookup">Which bot.</param>
internal sealed class GetBot(BotLookup lookup) : Request<Bot>("imbot.v2.Bot.get")
{
    internal override IEnumerable<string?> Secrets => [lookup.BotToken];

    internal override JObject Parameters()
    {
        var call = new JObject();
        if (lookup.BotToken is { } token)
            call["botToken"] = token;
        if (lookup.BotId is { } id)
            call["botId"] = id;
        else
            call["code"] = lookup.Code;
        return call;
    }

    internal override Outcome<Bot> Read(JToken answer) => answer is JObject map && Bot.Read(map) is { } bot
        ? Outcome.Success(bot)
        : Unexpected("a bot", answer);
}

/// <summary><c>imbot.bot.list</c>: all bots, with id, name and code.</summary>
internal sealed class ListBots() : Request<IReadOnlyList<Bot>>("imbot.bot.list")
{
    /// <summary>A map from the id to the bot; no bots are an empty list.</summary>
    internal override Outcome<IReadOnlyList<Bot>> Read(JToken answer)
    {
        if (answer is not JObject and not JArray)
            return Unexpected("a list of bots", answer);
        IEnumerable<JToken> entries = answer is JObject map ? map.PropertyValues() : answer;
        return Outcome.Success<IReadOnlyList<Bot>>(
            [.. entries.OfType<JObject>().Select(Bot.ReadListed).OfType<Bot>()]);
    }
}

/// <summary>
/// <c>imbot.v2.Bot.list</c>: a page of the bots that belong to an application or to a token, with all that their owner
/// may see.
/// </summary>
/// <param name="botToken">The token; a webhook needs it. Secret.</param>
/// <param name="type">The type that they have; null for any.</param>
/// <param name="offset">How many bots are passed over first.</param>
/// <param name="limit">How many bots, at most 50; null leaves it to the portal.</param>
internal sealed class ListBotsV2(string? botToken, string? type, int offset = 0, int? limit = null)
    : Request<BotPage>("imbot.v2.Bot.list")
{
    internal override IEnumerable<string?> Secrets => [botToken];

    internal override JObject Parameters()
    {
        var call = new JObject();
        if (botToken is not null)
            call["botToken"] = botToken;
        if (type is not null)
            call["filter"] = new JObject { ["type"] = type };
        if (limit is { } count)
            call["limit"] = count;
        if (offset > 0)
            call["offset"] = offset;
        return call;
    }

    internal override Outcome<BotPage> Read(JToken answer)
    {
        if (answer is not JObject map || map["bots"] is not JArray rows)
            return Unexpected("a page of bots", answer);
        Bot[] bots = [.. rows.OfType<JObject>().Select(row => Bot.Read(row, map["users"])).OfType<Bot>()];
        return Outcome.Success(new BotPage(bots, JsonField.Flag(map["hasNextPage"]) is true));
    }
}

/// <summary>A page of a list of bots.</summary>
/// <param name="Bots">The bots.</param>
/// <param name="HasNextPage">Whether there are more.</param>
public sealed record BotPage(IReadOnlyList<Bot> Bots, bool HasNextPage);

/// <summary>
/// <c>imbot.register</c>, <c>imbot.v2.Bot.register</c>: makes a bot. To whom a bot of that code belongs already, the
/// portal answers with that one and changes nothing: so it may be sent again.
/// </summary>
/// <param name="registration">The bot.</param>
public sealed class RegisterBot(BotRegistration registration) : Request<Bot>(
    registration.Version is BotApiVersion.V1 ? "imbot.register" : "imbot.v2.Bot.register", CallKind.Change)
{
    private BotFields Fields => registration.Fields;

    /// <summary>The bot that is to be registered.</summary>
    public BotRegistration Registration { get; } =
        registration ?? throw new ArgumentNullException(nameof(registration));

    internal override IEnumerable<string?> Secrets => [registration.ClientId, Fields.NewBotToken];

    internal override JObject Parameters() => registration.Version is BotApiVersion.V1
        ? FieldsOf1()
        : new JObject { ["fields"] = FieldsOf2() };

    internal override Outcome<Bot> Read(JToken answer) =>
        registration.Version is BotApiVersion.V1 ? ReadId(answer) : ReadBot(answer);

    private Outcome<Bot> ReadId(JToken answer) => JsonField.Number(answer) is { } id and > 0
        ? Outcome.Success(Bot.Of(id, registration.Code))
        : Unexpected("the id of a bot", answer);

    private Outcome<Bot> ReadBot(JToken answer) => answer is JObject map && Bot.Read(map) is { } bot
        ? Outcome.Success(bot, [.. BotDifferences.Between(Fields, bot)])
        : Unexpected("a bot", answer);

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

/// <summary>
/// <c>imbot.unregister</c>, <c>imbot.v2.Bot.unregister</c>: takes a bot away, for good. Answers its id.
/// </summary>
/// <param name="botId">The id of the bot, from 1.</param>
/// <param name="version">The version of the API.</param>
/// <param name="clientId">What the bot was registered with, for version 1; a webhook needs it. Secret.</param>
/// <param name="botToken">The token of the bot, for version 2; a webhook needs it. Secret.</param>
/// <exception cref="InvalidInputException">The id is not positive.</exception>
public sealed class UnregisterBot(
    int botId, BotApiVersion version, string? clientId = null, string? botToken = null) : Request<int>(
        version is BotApiVersion.V1 ? "imbot.unregister" : "imbot.v2.Bot.unregister", CallKind.Change)
{
    /// <summary>The id of the bot.</summary>
    public int BotId { get; } = RequestArgument.Id(nameof(BotId), botId, "bot");

    internal override IEnumerable<string?> Secrets => [clientId, botToken];

    internal override JObject Parameters() => Identify(BotId, version, clientId, botToken);

    /// <summary>The parameters that name a bot, and prove that it is the caller's.</summary>
    internal static JObject Identify(int botId, BotApiVersion version, string? clientId, string? botToken)
    {
        bool isFirst = version is BotApiVersion.V1;
        var call = new JObject { [isFirst ? "BOT_ID" : "botId"] = botId };
        if ((isFirst ? clientId : botToken) is { } proof)
            call[isFirst ? "CLIENT_ID" : "botToken"] = proof;
        return call;
    }

    internal override Outcome<int> Read(JToken answer)
    {
        JToken? done = version is BotApiVersion.V1 ? answer : (answer as JObject)?["result"];
        return done is JValue { Value: true }
            ? Outcome.Success(BotId)
            : Unexpected("true", answer);
    }

    /// <summary>That the bot is gone is what the lost answer would have said.</summary>
    internal override Outcome<int> ReadAfterLostAnswer(RestError error) =>
        error.Code is "BOT_ID_ERROR" or "BOT_NOT_FOUND" ? Outcome.Success(BotId) : base.ReadAfterLostAnswer(error);
}

/// <summary>
/// <c>imopenlines.bot.session.message.send</c>: sends an automatic message into a dialog. Answers the id of the chat,
/// and never whether the message stands there.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
/// <param name="message">The text; null for the welcome of the open line, where that has one.</param>
/// <exception cref="InvalidInputException">
/// The id is not positive, or the text is empty: the portal would ignore that in silence.
/// </exception>
public sealed class SendBotMessage(int chatId, string? message)
    : Request<int>("imopenlines.bot.session.message.send", CallKind.Creation)
{
    private readonly string? _message = message is null ? null : RequestArgument.Text("Message", message);

    /// <summary>The id of the chat.</summary>
    public int ChatId { get; } = RequestArgument.Id(nameof(ChatId), chatId, "chat");

    /// <summary>Whether it is the welcome of the open line.</summary>
    public bool IsWelcome => _message is null;

    internal override JObject Parameters()
    {
        var call = new JObject { ["CHAT_ID"] = ChatId, ["NAME"] = IsWelcome ? "WELCOME" : "DEFAULT" };
        if (_message is not null)
            call["MESSAGE"] = _message;
        return call;
    }

    internal override Outcome<int> Read(JToken answer) => IfTrue(answer, ChatId);
}
