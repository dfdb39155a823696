using System.Globalization;
using System.Text.RegularExpressions;
using static Bitrix24.Sandbox.ColumnKind;

namespace Bitrix24.Sandbox;

/// <summary>All columns of an open line, in the order in which the portal answers them.</summary>
internal static class LineColumns
{
    private const string None = "none";
    private const int VoteLength = 100;
    private const int ShortLength = 50;
    private const int HolidaysLength = 2000;

    public static readonly IReadOnlyList<LineColumn> All = new[]
    {
        Fixed("ID"),
        Flag("ACTIVE", "Y"),
        Text("LINE_NAME", length: 255),
        Flag("CRM", "Y"),
        Choice("CRM_CREATE", "lead", "lead", None, "lead", "deal"),
        Text("CRM_CREATE_SECOND").Holding(ShortLength),
        Flag("CRM_CREATE_THIRD", "Y"),
        Flag("CRM_FORWARD", "Y"),
        Flag("CRM_CHAT_TRACKER", "Y"),
        Flag("CRM_TRANSFER_CHANGE", "Y"),
        Text("CRM_SOURCE", "create").Holding(ShortLength),
        Number("QUEUE_TIME", 60),
        Number("NO_ANSWER_TIME", 60),
        Choice("QUEUE_TYPE", "all", "all", "evenly", "strictly", "all"),
        Flag("CHECK_AVAILABLE", "N"),
        Flag("WATCH_TYPING", "Y"),
        Flag("WELCOME_BOT_ENABLE", "N"),
        Flag("WELCOME_MESSAGE", "Y"),
        Text("WELCOME_MESSAGE_TEXT", DefaultTexts.Welcome),
        Flag("VOTE_MESSAGE", "Y"),
        Number("VOTE_TIME_LIMIT"),
        Flag("VOTE_BEFORE_FINISH", "Y"),
        Flag("VOTE_CLOSING_DELAY", "N"),
        Text("VOTE_MESSAGE_1_TEXT", DefaultTexts.Vote, VoteLength),
        Text("VOTE_MESSAGE_1_LIKE", DefaultTexts.Liked, VoteLength),
        Text("VOTE_MESSAGE_1_DISLIKE", DefaultTexts.Disliked, VoteLength),
        Text("VOTE_MESSAGE_2_TEXT", DefaultTexts.VoteByDigit),
        Text("VOTE_MESSAGE_2_LIKE", DefaultTexts.Liked),
        Text("VOTE_MESSAGE_2_DISLIKE", DefaultTexts.Disliked),
        Flag("AGREEMENT_MESSAGE", "N"),
        Number("AGREEMENT_ID"),
        Flag("CATEGORY_ENABLE", "N"),
        Number("CATEGORY_ID").Behind("CATEGORY_ENABLE"),
        Choice("WELCOME_BOT_JOIN", "always", "always", "first", "always"),
        Number("WELCOME_BOT_ID").Behind("WELCOME_BOT_ENABLE"),
        Number("WELCOME_BOT_TIME", 600).Behind("WELCOME_BOT_ENABLE"),
        Choice("WELCOME_BOT_LEFT", "queue", "queue", "queue", "close").Behind("WELCOME_BOT_ENABLE"),
        Rule("NO_ANSWER_RULE", None),
        Zero("NO_ANSWER_FORM_ID"),
        Number("NO_ANSWER_BOT_ID"),
        Text("NO_ANSWER_TEXT", DefaultTexts.NoAnswer),
        Flag("WORKTIME_ENABLE", "N"),
        Time(WorkTime.From, WorkTime.InitialFrom),
        Time(WorkTime.To, WorkTime.InitialTo),
        Text("WORKTIME_TIMEZONE").Holding(ShortLength),
        Holidays("WORKTIME_HOLIDAYS").Holding(HolidaysLength),
        Days("WORKTIME_DAYOFF"),
        Rule("WORKTIME_DAYOFF_RULE", None),
        Zero("WORKTIME_DAYOFF_FORM_ID"),
        Number("WORKTIME_DAYOFF_BOT_ID"),
        Text("WORKTIME_DAYOFF_TEXT", DefaultTexts.Closed),
        Rule("CLOSE_RULE", "text"),
        Zero("CLOSE_FORM_ID"),
        Number("CLOSE_BOT_ID"),
        Text("CLOSE_TEXT", DefaultTexts.Goodbye),
        Number("FULL_CLOSE_TIME", 10),
        Rule("AUTO_CLOSE_RULE", None),
        Zero("AUTO_CLOSE_FORM_ID"),
        Number("AUTO_CLOSE_BOT_ID"),
        Number("AUTO_CLOSE_TIME", 14400),
        Text("AUTO_CLOSE_TEXT"),
        Number("AUTO_EXPIRE_TIME", 86400),
        Moment("DATE_CREATE"),
        Moment("DATE_MODIFY"),
        Fixed("MODIFY_USER_ID"),
        Flag("TEMPORARY", "N"),
        Fixed("XML_ID", OrmType.Text),
        Text("LANGUAGE_ID", null, length: 2),
        Number("QUICK_ANSWERS_IBLOCK_ID"),
        Number("SESSION_PRIORITY", min: 0, max: 86400),
        Choice("TYPE_MAX_CHAT", "answered", "answered_new", "answered_new", "answered", "closed"),
        Number("MAX_CHAT"),
        Choice("OPERATOR_DATA", "profile", "profile", "profile", "queue", "hide"),
        Map("DEFAULT_OPERATOR_DATA", "NAME", "AVATAR", "AVATAR_ID"),
        Number("KPI_FIRST_ANSWER_TIME"),
        Flag("KPI_FIRST_ANSWER_ALERT", "N"),
        Users("KPI_FIRST_ANSWER_LIST"),
        Escaped("KPI_FIRST_ANSWER_TEXT", DefaultTexts.SlowFirstAnswer),
        Number("KPI_FURTHER_ANSWER_TIME"),
        Flag("KPI_FURTHER_ANSWER_ALERT", "N"),
        Users("KPI_FURTHER_ANSWER_LIST"),
        Escaped("KPI_FURTHER_ANSWER_TEXT", DefaultTexts.SlowAnswer),
        Flag("KPI_CHECK_OPERATOR_ACTIVITY", "N"),
        Flag("SEND_NOTIFICATION_EMPTY_QUEUE", "N"),
        Flag("USE_WELCOME_FORM", "N"),
        NumberOrNull("WELCOME_FORM_ID"),
        Flag("WELCOME_FORM_DELAY", "Y"),
        Flag("SEND_WELCOME_EACH_SESSION", "N"),
        Flag("CONFIRM_CLOSE", "N"),
        Flag("IGNORE_WELCOME_FORM_RESPONSIBLE", "N"),
    }.Select((column, position) => column.At(position)).ToList();

    private static readonly Dictionary<string, LineColumn> ByName =
        All.ToDictionary(column => column.Name, StringComparer.Ordinal);

    private static readonly string?[] Initial = All.Select(column => column.Initial).ToArray();

    public static readonly LineColumn Id = ByName["ID"];
    public static readonly LineColumn Name = ByName["LINE_NAME"];
    public static readonly LineColumn Created = ByName["DATE_CREATE"];
    public static readonly LineColumn Modified = ByName["DATE_MODIFY"];
    public static readonly LineColumn ModifiedBy = ByName["MODIFY_USER_ID"];
    public static readonly LineColumn Temporary = ByName["TEMPORARY"];
    public static readonly LineColumn Active = ByName["ACTIVE"];
    public static readonly LineColumn UsesCrm = ByName["CRM"];
    public static readonly LineColumn CrmCreate = ByName["CRM_CREATE"];
    public static readonly LineColumn QueueType = ByName["QUEUE_TYPE"];
    public static readonly LineColumn ChecksAvailable = ByName["CHECK_AVAILABLE"];
    public static readonly LineColumn WelcomeText = ByName["WELCOME_MESSAGE_TEXT"];
    public static readonly LineColumn WelcomesByBot = ByName["WELCOME_BOT_ENABLE"];
    public static readonly LineColumn WelcomeBot = ByName["WELCOME_BOT_ID"];
    public static readonly LineColumn WelcomeBotJoins = ByName["WELCOME_BOT_JOIN"];
    public static readonly LineColumn CloseTime = ByName["FULL_CLOSE_TIME"];
    public static readonly LineColumn KeepsHours = ByName["WORKTIME_ENABLE"];
    public static readonly LineColumn WorkFrom = ByName[WorkTime.From];
    public static readonly LineColumn WorkTo = ByName[WorkTime.To];
    public static readonly LineColumn TimeZone = ByName["WORKTIME_TIMEZONE"];
    public static readonly LineColumn DaysOff = ByName["WORKTIME_DAYOFF"];
    public static readonly LineColumn FreeDays = ByName["WORKTIME_HOLIDAYS"];
    public static readonly LineColumn ClosedRule = ByName["WORKTIME_DAYOFF_RULE"];
    public static readonly LineColumn ClosedText = ByName["WORKTIME_DAYOFF_TEXT"];
    public static readonly LineColumn AsksForRating = ByName["VOTE_MESSAGE"];
    public static readonly LineColumn HasMetEmptyQueue = ByName["SEND_NOTIFICATION_EMPTY_QUEUE"];

    /// <summary>The columns as a filter and an order know them: by name, in upper case only.</summary>
    public static readonly IReadOnlyDictionary<string, OrmField<Line>> Fields = All.ToDictionary(
        column => column.Name,
        column => new OrmField<Line>(column.Name, column.Type, line => [line[column]]),
        StringComparer.Ordinal);

    /// <summary>What a new line starts with, by the position of the columns.</summary>
    public static string?[] InitialValues() => (string?[])Initial.Clone();

    public static LineColumn? Find(string name) => ByName.TryGetValue(name, out LineColumn? column) ? column : null;

    /// <summary>What happens in a certain situation: nothing, or a message.</summary>
    private static LineColumn Rule(string name, string initial) => Choice(name, initial, None, None, "text");
}

/// <summary>A column of the table of open lines: what it makes of a value that comes in, and how it goes out.</summary>
internal sealed class LineColumn(string name, OrmType type, string? initial, Func<JToken, string?>? store)
{
    private string? _initialJson;

    /// <summary>Its name in requests and answers.</summary>
    public string Name { get; } = name;

    /// <summary>Its place among the columns.</summary>
    public int Position { get; private set; }

    /// <summary>How its values compare in a filter.</summary>
    public OrmType Type { get; } = type;

    /// <summary>What a new line starts with.</summary>
    public string? Initial { get; } = initial;

    /// <summary>Whether callers cannot set it.</summary>
    public bool IsReadOnly => store is null;

    /// <summary>
    /// The flag that has to be Y in the same call. Without it, the column goes back to its initial value.
    /// </summary>
    public string? Gate { get; init; }

    /// <summary>How many characters the table holds: with more, the write fails. Null for any number.</summary>
    public int? Length { get; init; }

    /// <summary>How the stored text goes out; as the text it is, unless said otherwise.</summary>
    public Func<string?, JToken> Render { get; init; } = stored => stored is null ? JValue.CreateNull() : stored;

    /// <summary>How the stored text goes out: as JSON, behind a name that is a word.</summary>
    /// <param name="name">The name.</param>
    /// <param name="stored">The stored text.</param>
    /// <param name="decodes">Whether codes become emoji again.</param>
    public string ToJson(string name, string? stored, bool decodes)
    {
        if (decodes && stored is not null)
            stored = EmojiCodes.Decode(stored);
        // Most columns of most lines are as they began.
        if (stored == Initial && name == Name)
            return _initialJson ??= Entry(name, stored);
        return Entry(name, stored);
    }

    /// <summary>What the database keeps of a value. Nothing is refused; what is wrong becomes something else.</summary>
    public string? Store(JToken value) => store!(value);

    /// <summary>The column, with a <see cref="Gate"/>.</summary>
    public LineColumn Behind(string flag) => new(Name, Type, Initial, store)
    {
        Gate = flag, Length = Length, Render = Render,
    };

    /// <summary>The column, with a <see cref="Length"/>.</summary>
    public LineColumn Holding(int length) => new(Name, Type, Initial, store)
    {
        Gate = Gate, Length = length, Render = Render,
    };

    /// <summary>The column, at its place.</summary>
    public LineColumn At(int position)
    {
        Position = position;
        return this;
    }

    private string Entry(string name, string? stored) => $"\"{name}\":{Json.Write(Render(stored))}";
}

/// <summary>The kinds of columns that a line has.</summary>
internal static class ColumnKind
{
    private const string Yes = "Y";
    private const string No = "N";

    private static readonly string[] WeekDays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    private static readonly Regex Holiday = new(@"^\d{1,2}\.\d{1,2}$", RegexOptions.CultureInvariant);

    /// <summary>A column that callers cannot set.</summary>
    public static LineColumn Fixed(string name, OrmType type = OrmType.Number) =>
        new(name, type, null, store: null);

    /// <summary>A moment. It goes out as an empty object: so PHP encodes the portal's dates.</summary>
    public static LineColumn Moment(string name) =>
        new(name, OrmType.Date, null, store: null) { Render = _ => new JObject() };

    /// <summary>
    /// Y or N. The portal only asks whether the value equals the opposite of the initial one, and asks loosely:
    /// JSON's <c>true</c> equals N as well, so that it switches a flag off that is on by default.
    /// </summary>
    public static LineColumn Flag(string name, string initial)
    {
        string opposite = initial == Yes ? No : Yes;
        return new(name, OrmType.Text, initial, value => Php.EqualsWord(value, opposite) ? opposite : initial);
    }

    public static LineColumn Number(string name, int initial = 0, int min = int.MinValue, int max = int.MaxValue) =>
        new(name, OrmType.Number, Text(initial), value => Text(Math.Max(min, Math.Min(max, Php.Int(value)))));

    /// <summary>One of some words.</summary>
    public static LineColumn Choice(string name, string initial, string fallback, params string[] words) =>
        new(name, OrmType.Text, initial, value => words.Contains(Php.Text(value)) ? Php.Text(value) : fallback);

    /// <summary>A number that is 0 whatever callers send.</summary>
    public static LineColumn Zero(string name) => new(name, OrmType.Number, Text(0), _ => Text(0));

    /// <summary>A number; null until it is set.</summary>
    public static LineColumn NumberOrNull(string name) =>
        new(name, OrmType.Number, null, value => Text(Php.Int(value)));

    /// <summary>A text, cut where it is too long with its emoji as codes.</summary>
    public static LineColumn Text(string name, string? initial = "", int length = int.MaxValue) =>
        new(name, OrmType.Text, initial, value => Php.Cut(EmojiCodes.Encode(Php.Text(value)), length));

    /// <summary>A text with HTML escapes, which goes out as it is stored.</summary>
    public static LineColumn Escaped(string name, string initial) =>
        new(name, OrmType.Text, initial, value => Php.HtmlEscape(EmojiCodes.Encode(Php.Text(value))));

    /// <summary>A time of day, as <see cref="WorkTime"/> has made it.</summary>
    public static LineColumn Time(string name, string initial) =>
        new(name, OrmType.Text, initial, Php.Text);

    /// <summary>Days of the week: a list, both ways.</summary>
    public static LineColumn Days(string name) => new(
        name, OrmType.Text, "", value => Join(
            Php.Items(value).Select(item => Php.Text(item.Value)).Where(day => WeekDays.Contains(day))))
    {
        Render = Split,
    };

    /// <summary>Days of the year: a text <c>DD.MM,DD.MM</c> comes in, a list goes out.</summary>
    public static LineColumn Holidays(string name) => new(
        name, OrmType.Text, "", value => Join(
            Php.Text(value).Split(',').Select(day => day.Trim()).Where(day => Holiday.IsMatch(day))))
    {
        Render = Split,
    };

    /// <summary>A list of users; null as long as there is none.</summary>
    public static LineColumn Users(string name) => new(
        name, OrmType.Text, null, value => Php.IsTrue(value) && Php.IsArray(value)
            ? Join(Php.Items(value).Select(item => Text(Php.Int(item.Value))))
            : null)
    {
        Render = stored => stored is null ? JValue.CreateNull() : Split(stored),
    };

    /// <summary>A map, of which only certain keys are kept.</summary>
    public static LineColumn Map(string name, params string[] keys) => new(
        name, OrmType.Text, "[]", value => Json.Write(Php.Encode(
            Php.Items(value).Where(item => keys.Contains(item.Key)).Select(AsText).ToList())))
    {
        Render = stored => JToken.Parse(stored ?? "[]"),
    };

    private static KeyValuePair<string, JToken> AsText(KeyValuePair<string, JToken> item) =>
        new(item.Key, Php.Text(item.Value));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Join(IEnumerable<string> items) => string.Join(",", items);

    /// <summary>PHP's <c>explode</c>: of nothing it makes a list with one empty text.</summary>
    private static JArray Split(string? stored) => new((stored ?? "").Split(',').Select(item => new JValue(item)));
}
