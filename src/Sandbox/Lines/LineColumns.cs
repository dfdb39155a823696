using static Bitrix24.Sandbox.ColumnKind;

namespace Bitrix24.Sandbox;

/// <summary>All columns of an open line, in the order in which the portal answers them.</summary>
internal static class LineColumns
{
    private const string None = "none";
    private const int VoteLength = 100;

    public static readonly IReadOnlyList<LineColumn> All = new[]
    {
        Fixed("ID"),
        Flag("ACTIVE", "Y"),
        Text("LINE_NAME", length: 255),
        Flag("CRM", "Y"),
        Choice("CRM_CREATE", "lead", "lead", None, "lead", "deal"),
        Text("CRM_CREATE_SECOND", "0"),
        Flag("CRM_CREATE_THIRD", "Y"),
        Flag("CRM_FORWARD", "Y"),
        Flag("CRM_CHAT_TRACKER", "Y"),
        Flag("CRM_TRANSFER_CHANGE", "Y"),
        Text("CRM_SOURCE", "create"),
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
        Text("VOTE_MESSAGE_2_TEXT", DefaultTexts.VoteByDigit, VoteLength),
        Text("VOTE_MESSAGE_2_LIKE", DefaultTexts.Liked, VoteLength),
        Text("VOTE_MESSAGE_2_DISLIKE", DefaultTexts.Disliked, VoteLength),
        Flag("AGREEMENT_MESSAGE", "N"),
        Number("AGREEMENT_ID"),
        Flag("CATEGORY_ENABLE", "N"),
        Number("CATEGORY_ID").Behind("CATEGORY_ENABLE"),
        Choice("WELCOME_BOT_JOIN", "always", "always", "first", "always"),
        Number("WELCOME_BOT_ID").Behind("WELCOME_BOT_ENABLE"),
        Number("WELCOME_BOT_TIME", 600).Behind("WELCOME_BOT_ENABLE"),
        Choice("WELCOME_BOT_LEFT", "queue", "queue", "queue", "close").Behind("WELCOME_BOT_ENABLE"),
        Rule("NO_ANSWER_RULE", None),
        Number("NO_ANSWER_FORM_ID"),
        Number("NO_ANSWER_BOT_ID"),
        Text("NO_ANSWER_TEXT", DefaultTexts.NoAnswer),
        Flag("WORKTIME_ENABLE", "N"),
        Time(WorkTime.From, WorkTime.InitialFrom),
        Time(WorkTime.To, WorkTime.InitialTo),
        Text("WORKTIME_TIMEZONE"),
        Holidays("WORKTIME_HOLIDAYS"),
        Days("WORKTIME_DAYOFF"),
        Rule("WORKTIME_DAYOFF_RULE", None),
        Number("WORKTIME_DAYOFF_FORM_ID"),
        Number("WORKTIME_DAYOFF_BOT_ID"),
        Text("WORKTIME_DAYOFF_TEXT", DefaultTexts.Closed),
        Rule("CLOSE_RULE", "text"),
        Number("CLOSE_FORM_ID"),
        Number("CLOSE_BOT_ID"),
        Text("CLOSE_TEXT", DefaultTexts.Goodbye),
        Number("FULL_CLOSE_TIME", 10),
        Rule("AUTO_CLOSE_RULE", None),
        Number("AUTO_CLOSE_FORM_ID"),
        Number("AUTO_CLOSE_BOT_ID"),
        Number("AUTO_CLOSE_TIME", 14400),
        Text("AUTO_CLOSE_TEXT"),
        Number("AUTO_EXPIRE_TIME", 86400),
        Moment("DATE_CREATE"),
        Moment("DATE_MODIFY"),
        Fixed("MODIFY_USER_ID"),
        Flag("TEMPORARY", "N"),
        Fixed("XML_ID", OrmType.Text),
        Text("LANGUAGE_ID", "en", length: 2),
        Number("QUICK_ANSWERS_IBLOCK_ID"),
        Number("SESSION_PRIORITY", min: 0, max: 86400),
        Choice("TYPE_MAX_CHAT", "answered", "answered_new", "answered_new", "answered", "closed"),
        Number("MAX_CHAT"),
        Choice("OPERATOR_DATA", "profile", "profile", "profile", "queue", "hide"),
        Map("DEFAULT_OPERATOR_DATA", "NAME", "AVATAR", "AVATAR_ID"),
        Number("KPI_FIRST_ANSWER_TIME"),
        Flag("KPI_FIRST_ANSWER_ALERT", "N"),
        Users("KPI_FIRST_ANSWER_LIST"),
        Text("KPI_FIRST_ANSWER_TEXT", DefaultTexts.SlowFirstAnswer),
        Number("KPI_FURTHER_ANSWER_TIME"),
        Flag("KPI_FURTHER_ANSWER_ALERT", "N"),
        Users("KPI_FURTHER_ANSWER_LIST"),
        Text("KPI_FURTHER_ANSWER_TEXT", DefaultTexts.SlowAnswer),
        Flag("KPI_CHECK_OPERATOR_ACTIVITY", "N"),
        Flag("SEND_NOTIFICATION_EMPTY_QUEUE", "N"),
        Flag("USE_WELCOME_FORM", "Y"),
        Number("WELCOME_FORM_ID"),
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
