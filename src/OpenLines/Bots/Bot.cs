using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.Serialization;

namespace Bitrix24.OpenLines;

/// <summary>A bot as the portal has it. A null is what the portal did not tell.</summary>
public sealed class Bot
{
    /// <summary>Makes a bot of which no more than its id is known.</summary>
    public Bot(int id) => Id = id;

    /// <summary>The id, from 1; the bot is a user of that id, too.</summary>
    public int Id { get; }

    /// <summary>The code, unique on the portal.</summary>
    public string? Code { get; private init; }

    /// <summary>First and last name in one.</summary>
    public string? Name { get; private init; }

    /// <summary>What kind of bot it is: <c>bot</c>, <c>openline</c>…; settled when it is registered.</summary>
    public string? Type { get; private init; }

    /// <summary>Whether the list of contacts leaves the bot out.</summary>
    public bool? IsHidden { get; private init; }

    /// <summary>Whether the bot works in open lines.</summary>
    public bool? IsSupportOpenline { get; private init; }

    /// <summary>Whether there are reactions to the bot's messages.</summary>
    public bool? IsReactionsEnabled { get; private init; }

    /// <summary>The background of the chat; null also where it is the one that the user has chosen.</summary>
    public string? BackgroundId { get; private init; }

    /// <summary>The language, in two letters.</summary>
    public string? Language { get; private init; }

    /// <summary>The module that the bot belongs to; <c>rest</c> for that of an application.</summary>
    public string? ModuleId { get; private init; }

    /// <summary>How events reach the bot.</summary>
    public string? EventMode { get; private init; }

    /// <summary>How many messages the bot has sent.</summary>
    public int? CountMessage { get; private init; }

    /// <summary>How many commands the bot has.</summary>
    public int? CountCommand { get; private init; }

    /// <summary>How many chats the bot is in.</summary>
    public int? CountChat { get; private init; }

    /// <summary>How many users have written to the bot.</summary>
    public int? CountUser { get; private init; }

    /// <summary>What the portal reports beyond the properties of this type, under its own names.</summary>
    public AdditionalFields AdditionalData { get; private init; } = new(new Dictionary<string, object?>());

    /// <inheritdoc/>
    public override string ToString() =>
        (Name ?? Code) is { } name ? $"{name} ({Id})" : Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads an answer of <c>imbot.v2.Bot</c>; null where it has no bot with an id.</summary>
    internal static Bot? Read(JObject answer) => answer["bot"] is JObject fields ? Read(fields, answer["users"]) : null;

    /// <summary>Reads a bot and the user that it is; null where it has no id.</summary>
    internal static Bot? Read(JObject fields, JToken? users)
    {
        if (JsonField.Number(fields["id"]) is not { } id)
            return null;

        JObject? user = (users as JArray ?? []).OfType<JObject>()
            .FirstOrDefault(one => JsonField.Number(one["id"]) == id);
        return new Bot(id)
        {
            Code = JsonField.Text(fields["code"]),
            Name = JsonField.Text(user?["name"]),
            Type = JsonField.Text(fields["type"]),
            IsHidden = JsonField.Flag(fields["isHidden"]),
            IsSupportOpenline = JsonField.Flag(fields["isSupportOpenline"]),
            IsReactionsEnabled = JsonField.Flag(fields["isReactionsEnabled"]),
            BackgroundId = ReadWord(fields["backgroundId"]),
            Language = JsonField.Text(fields["language"]),
            ModuleId = JsonField.Text(fields["moduleId"]),
            EventMode = ReadWord(fields["eventMode"]),
            CountMessage = JsonField.Number(fields["countMessage"]),
            CountCommand = JsonField.Number(fields["countCommand"]),
            CountChat = JsonField.Number(fields["countChat"]),
            CountUser = JsonField.Number(fields["countUser"]),
            AdditionalData = Rest(fields),
        };
    }

    /// <summary>A bot of which the id and the code are known.</summary>
    internal static Bot Of(int id, string code) => new(id) { Code = code };

    /// <summary>Reads an entry of <c>imbot.bot.list</c>; null where it has no id.</summary>
    internal static Bot? ReadListed(JObject fields) => JsonField.Number(fields["ID"]) is { } id
        ? new Bot(id)
        {
            Code = JsonField.Text(fields["CODE"]),
            Name = JsonField.Text(fields["NAME"]),
            IsSupportOpenline = JsonField.Flag(fields[BotColumns.OpenLine]),
            AdditionalData = Rest(fields),
        }
        : null;

    private static AdditionalFields Rest(JObject fields) => new(fields.Properties()
        .Where(field => !BotColumns.IsOfBot(field.Name))
        .ToDictionary(field => field.Name, field => PlainValue.Of(field.Value)));

    private static string? ReadWord(JToken? token) => JsonField.Text(token) is { Length: > 0 } text ? text : null;
}

/// <summary>What kind of bot it is; settled when it is registered.</summary>
public enum BotType
{
    /// <summary>In a group chat it sees what is addressed to it. B in version 1.</summary>
    Bot,

    /// <summary>Made for open lines. O in version 1.</summary>
    Openline,

    /// <summary>Sees every message of its chats. S in version 1.</summary>
    Supervisor,

    /// <summary>A bot of one user. Version 2 only.</summary>
    Personal,

    /// <summary>A bot of the Bitrix24 network. Version 2 only.</summary>
    Network,

    /// <summary>Shows that it writes before it answers. H in version 1, and only there.</summary>
    Human,
}

/// <summary>How the versions of the API call the types of bots.</summary>
internal static class BotTypeName
{
    private static readonly (BotType Type, string Letter)[] Letters =
    [
        (BotType.Bot, "B"), (BotType.Openline, "O"), (BotType.Human, "H"), (BotType.Supervisor, "S"),
    ];

    /// <summary>Reads a type, by its word or by its letter.</summary>
    /// <exception cref="FormatException">There is no such type.</exception>
    public static string Parse(string text)
    {
        foreach ((BotType type, string letter) in Letters)
        {
            if (letter.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase))
                return Choice<BotType>.Of(type);
        }
        return Choice<BotType>.Parse(text);
    }

    /// <summary>The name in a version; null where that has no such type.</summary>
    public static string? In(BotApiVersion version, string type)
    {
        BotType? wanted = Choice<BotType>.Known(type);
        if (version is BotApiVersion.V2)
            return wanted is BotType.Human ? null : type;
        return Letters.Where(known => known.Type == wanted).Select(known => known.Letter).FirstOrDefault();
    }
}

/// <summary>The gender in a bot's profile; decides how the portal speaks of it.</summary>
public enum BotGender
{
    /// <summary>Male.</summary>
    [EnumMember(Value = "M")]
    M,

    /// <summary>Female.</summary>
    [EnumMember(Value = "F")]
    F,
}

/// <summary>How events reach a bot.</summary>
public enum BotEventMode
{
    /// <summary>The bot asks for them. <c>imbot.v2.Event.get</c></summary>
    Fetch,

    /// <summary>The portal sends them to an address.</summary>
    Webhook,
}

/// <summary>Which of the two methods changes a bot.</summary>
[SuppressMessage("Design", "CA1008", Justification = "There is no version 0.")]
public enum BotApiVersion
{
    /// <summary><c>imbot.update</c>, which the portal has declared outdated. A webhook needs the CLIENT_ID.</summary>
    V1 = 1,

    /// <summary><c>imbot.v2.Bot.update</c>. A webhook needs the botToken.</summary>
    V2 = 2,
}

/// <summary>Codes of failures with bots that a portal does not tell.</summary>
public static class BotErrorCodes
{
    /// <summary>It is not known whether the bot has its new token or still the old one.</summary>
    public const string BotTokenUnknown = nameof(BotTokenUnknown);

    /// <summary>The portal lists no bot of that id or code to this caller.</summary>
    public const string BotNotFound = nameof(BotNotFound);
}
