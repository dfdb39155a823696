namespace Bitrix24.OpenLines;

/// <summary>
/// The settings that an open line has on the portal and that a request can give it. A null is a setting that is not
/// given, or not known; it is never sent.
/// </summary>
/// <remarks>
/// Serves <c>imopenlines.config.add</c>, <c>.update</c>, <c>.get</c> and <c>.list.get</c>. The order here is
/// that of CSV columns.
/// </remarks>
public abstract class OpenLineProperties
{
    private protected OpenLineProperties()
    {
    }

    /// <summary>The form that a name takes here: what a portal has stored stays as it is.</summary>
    /// <summary>The value of a setting for another line.</summary>
    public virtual object? ValueToSend(Setting setting) => setting.ValueOf(this);

    private protected virtual string? Normalize(string? name) => name;

    /// <summary>The settings that have a value, in a fixed order.</summary>
    public IEnumerable<Setting> Given() => OpenLineSettings.Catalog.GivenIn(this);

    /// <summary>
    /// The name, at most 255 characters, of which an emoji takes ten. Two lines may have the same. It is sent without
    /// white space at its edges.
    /// </summary>
    [Setting("LINE_NAME", MaxLength = LineName.MaxLength, NeverEmpty = true, Format = typeof(NameFormat))]
    public string? Name { get; set => field = Normalize(value); }

    /// <summary>Whether the line takes requests.</summary>
    [Setting("ACTIVE")]
    public bool? Active { get; set; }

    /// <summary>The language of the line's own texts, in two letters: <c>de</c>.</summary>
    [Setting("LANGUAGE_ID", "Language", Format = typeof(LanguageFormat))]
    public string? LanguageId { get; set; }

    /// <summary>How far the line's requests move up among others, in seconds from 0 to 86400.</summary>
    [Setting("SESSION_PRIORITY", Maximum = 86400)]
    public int? SessionPriority { get; set; }

    /// <summary>The id of the information block that holds the quick answers.</summary>
    [Setting("QUICK_ANSWERS_IBLOCK_ID")]
    public int? QuickAnswersIblockId { get; set; }

    /// <summary>Whether the portal removes the line by itself after 8 hours.</summary>
    [Setting("TEMPORARY")]
    public bool? Temporary { get; set; }

    /// <summary>Whether an operator is asked before a dialog is closed.</summary>
    [Setting("CONFIRM_CLOSE")]
    public bool? ConfirmClose { get; set; }

    /// <summary>Whether the consent to the processing of personal data is shown.</summary>
    [Setting("AGREEMENT_MESSAGE")]
    public bool? AgreementMessage { get; set; }

    /// <summary>The id of that consent.</summary>
    [Setting("AGREEMENT_ID")]
    public int? AgreementId { get; set; }

    // Queue

    /// <summary>The operators, in order. An empty queue would become the calling user.</summary>
    [Setting("QUEUE", NeverEmpty = true)]
    public OperatorQueue? Queue { get; set; }

    /// <summary>How requests are handed out: evenly, strictly or all.</summary>
    [Setting("QUEUE_TYPE", Format = typeof(ChoiceFormat<QueueType>))]
    public string? QueueType { get; set; }

    /// <summary>Seconds until a request goes on to the next operator.</summary>
    [Setting("QUEUE_TIME")]
    public int? QueueTime { get; set; }

    /// <summary>Whether only operators who are at work are asked.</summary>
    [Setting("CHECK_AVAILABLE")]
    public bool? CheckAvailable { get; set; }

    /// <summary>How many dialogs an operator may have at once; 0 for any number.</summary>
    [Setting("MAX_CHAT")]
    public int? MaxChat { get; set; }

    /// <summary>Which dialogs count towards that: answered_new, answered or closed.</summary>
    [Setting("TYPE_MAX_CHAT", Format = typeof(ChoiceFormat<MaxChatType>))]
    public string? TypeMaxChat { get; set; }

    /// <summary>Whether a client sees that the operator is typing.</summary>
    [Setting("WATCH_TYPING")]
    public bool? WatchTyping { get; set; }

    /// <summary>What a client is shown of an operator: profile, queue or hide.</summary>
    [Setting("OPERATOR_DATA", Format = typeof(ChoiceFormat<OperatorDataMode>))]
    public string? OperatorData { get; set; }

    /// <summary>What is shown in place of an operator's own profile.</summary>
    [Setting("DEFAULT_OPERATOR_DATA")]
    public OperatorProfile? DefaultOperatorData { get; set; }

    // CRM

    /// <summary>Whether the client is looked up in CRM.</summary>
    [Setting("CRM")]
    public bool? Crm { get; set; }

    /// <summary>What is made in CRM for a new client: none, lead or deal.</summary>
    [Setting("CRM_CREATE", Format = typeof(ChoiceFormat<CrmCreate>))]
    public string? CrmCreate { get; set; }

    /// <summary>The pipeline or mode of what is made.</summary>
    [Setting("CRM_CREATE_SECOND", MaxLength = 50)]
    public string? CrmCreateSecond { get; set; }

    /// <summary>Whether a contact is made as well.</summary>
    [Setting("CRM_CREATE_THIRD")]
    public bool? CrmCreateThird { get; set; }

    /// <summary>Whether a known client goes to the employee in charge of it.</summary>
    [Setting("CRM_FORWARD")]
    public bool? CrmForward { get; set; }

    /// <summary>Whether the dialog is searched for contact data.</summary>
    [Setting("CRM_CHAT_TRACKER")]
    public bool? CrmChatTracker { get; set; }

    /// <summary>Whether the employee in charge changes when a dialog is transferred.</summary>
    [Setting("CRM_TRANSFER_CHANGE")]
    public bool? CrmTransferChange { get; set; }

    /// <summary>The source that the CRM object is given; <c>create</c> makes one for the line.</summary>
    [Setting("CRM_SOURCE", MaxLength = 50)]
    public string? CrmSource { get; set; }

    /// <summary>Whether dialogs are put into categories.</summary>
    [Setting("CATEGORY_ENABLE")]
    public bool? CategoryEnable { get; set; }

    /// <summary>The category; takes effect only together with CATEGORY_ENABLE=Y in the same call.</summary>
    [Setting("CATEGORY_ID", Flag = "CATEGORY_ENABLE")]
    public int? CategoryId { get; set; }

    // Welcome

    /// <summary>Whether a welcome text is sent.</summary>
    [Setting("WELCOME_MESSAGE")]
    public bool? WelcomeMessage { get; set; }

    /// <summary>That text.</summary>
    [Setting("WELCOME_MESSAGE_TEXT")]
    public string? WelcomeMessageText { get; set; }

    /// <summary>Whether it is sent at the start of every session.</summary>
    [Setting("SEND_WELCOME_EACH_SESSION")]
    public bool? SendWelcomeEachSession { get; set; }

    /// <summary>Whether a CRM form is shown first.</summary>
    [Setting("USE_WELCOME_FORM")]
    public bool? UseWelcomeForm { get; set; }

    /// <summary>The id of that form.</summary>
    [Setting("WELCOME_FORM_ID")]
    public int? WelcomeFormId { get; set; }

    /// <summary>Whether the form waits for the client's first message.</summary>
    [Setting("WELCOME_FORM_DELAY")]
    public bool? WelcomeFormDelay { get; set; }

    /// <summary>Whether the employee in charge named in the form is passed over.</summary>
    [Setting("IGNORE_WELCOME_FORM_RESPONSIBLE")]
    public bool? IgnoreWelcomeFormResponsible { get; set; }

    /// <summary>Whether a bot speaks first.</summary>
    [Setting("WELCOME_BOT_ENABLE")]
    public bool? WelcomeBotEnable { get; set; }

    /// <summary>When it joins: first or always.</summary>
    [Setting("WELCOME_BOT_JOIN", Format = typeof(ChoiceFormat<WelcomeBotJoin>))]
    public string? WelcomeBotJoin { get; set; }

    /// <summary>The id of the bot; takes effect only together with WELCOME_BOT_ENABLE=Y in the same call.</summary>
    [Setting("WELCOME_BOT_ID", Flag = "WELCOME_BOT_ENABLE")]
    public int? WelcomeBotId { get; set; }

    /// <summary>Seconds until the bot hands over; only together with WELCOME_BOT_ENABLE=Y in the same call.</summary>
    [Setting("WELCOME_BOT_TIME", Flag = "WELCOME_BOT_ENABLE")]
    public int? WelcomeBotTime { get; set; }

    /// <summary>What follows when it leaves: queue or close; only together with WELCOME_BOT_ENABLE=Y.</summary>
    [Setting("WELCOME_BOT_LEFT", Flag = "WELCOME_BOT_ENABLE", Format = typeof(ChoiceFormat<WelcomeBotLeft>))]
    public string? WelcomeBotLeft { get; set; }

    // Working hours

    /// <summary>Whether the line keeps working hours.</summary>
    [Setting("WORKTIME_ENABLE")]
    public bool? WorktimeEnable { get; set; }

    /// <summary>When work begins, HH:MM; given together with WORKTIME_TO.</summary>
    [Setting("WORKTIME_FROM", Partner = "WORKTIME_TO", Format = typeof(TimeOfDayFormat))]
    public string? WorktimeFrom { get; set; }

    /// <summary>When work ends, HH:MM; given together with WORKTIME_FROM.</summary>
    [Setting("WORKTIME_TO", Partner = "WORKTIME_FROM", Format = typeof(TimeOfDayFormat))]
    public string? WorktimeTo { get; set; }

    /// <summary>The time zone of both, by its IANA name: <c>Europe/Berlin</c>.</summary>
    [Setting("WORKTIME_TIMEZONE", Format = typeof(TimeZoneFormat))]
    public string? WorktimeTimezone { get; set; }

    /// <summary>The days of the week without work.</summary>
    [Setting("WORKTIME_DAYOFF", Format = typeof(WeekDaysFormat))]
    public ValueList<string>? WorktimeDayoff { get; set; }

    /// <summary>The days of the year without work, DD.MM.</summary>
    [Setting("WORKTIME_HOLIDAYS", MaxLength = 2000, Format = typeof(HolidaysFormat))]
    public ValueList<string>? WorktimeHolidays { get; set; }

    /// <summary>What happens outside working hours: none or text.</summary>
    [Setting("WORKTIME_DAYOFF_RULE", Format = typeof(ChoiceFormat<ScenarioRule>))]
    public string? WorktimeDayoffRule { get; set; }

    /// <summary>The text that is sent then.</summary>
    [Setting("WORKTIME_DAYOFF_TEXT")]
    public string? WorktimeDayoffText { get; set; }

    /// <summary>The id of the CRM form that is shown then.</summary>
    [Setting("WORKTIME_DAYOFF_FORM_ID")]
    public int? WorktimeDayoffFormId { get; set; }

    /// <summary>The id of the bot that answers then.</summary>
    [Setting("WORKTIME_DAYOFF_BOT_ID")]
    public int? WorktimeDayoffBotId { get; set; }

    // Closing

    /// <summary>Seconds until a request counts as not answered.</summary>
    [Setting("NO_ANSWER_TIME")]
    public int? NoAnswerTime { get; set; }

    /// <summary>What happens then: none or text.</summary>
    [Setting("NO_ANSWER_RULE", Format = typeof(ChoiceFormat<ScenarioRule>))]
    public string? NoAnswerRule { get; set; }

    /// <summary>The text that is sent then.</summary>
    [Setting("NO_ANSWER_TEXT")]
    public string? NoAnswerText { get; set; }

    /// <summary>The id of the CRM form that is shown then.</summary>
    [Setting("NO_ANSWER_FORM_ID")]
    public int? NoAnswerFormId { get; set; }

    /// <summary>The id of the bot that answers then.</summary>
    [Setting("NO_ANSWER_BOT_ID")]
    public int? NoAnswerBotId { get; set; }

    /// <summary>What happens when an operator closes a dialog: none or text.</summary>
    [Setting("CLOSE_RULE", Format = typeof(ChoiceFormat<ScenarioRule>))]
    public string? CloseRule { get; set; }

    /// <summary>The text that is sent then.</summary>
    [Setting("CLOSE_TEXT")]
    public string? CloseText { get; set; }

    /// <summary>The id of the CRM form that is shown then.</summary>
    [Setting("CLOSE_FORM_ID")]
    public int? CloseFormId { get; set; }

    /// <summary>The id of the bot that answers then.</summary>
    [Setting("CLOSE_BOT_ID")]
    public int? CloseBotId { get; set; }

    /// <summary>Minutes from then until the session is closed for good.</summary>
    [Setting("FULL_CLOSE_TIME")]
    public int? FullCloseTime { get; set; }

    /// <summary>What happens when a dialog is closed because the client is silent: none or text.</summary>
    [Setting("AUTO_CLOSE_RULE", Format = typeof(ChoiceFormat<ScenarioRule>))]
    public string? AutoCloseRule { get; set; }

    /// <summary>Seconds of silence until then.</summary>
    [Setting("AUTO_CLOSE_TIME")]
    public int? AutoCloseTime { get; set; }

    /// <summary>The text that is sent then.</summary>
    [Setting("AUTO_CLOSE_TEXT")]
    public string? AutoCloseText { get; set; }

    /// <summary>The id of the CRM form that is shown then.</summary>
    [Setting("AUTO_CLOSE_FORM_ID")]
    public int? AutoCloseFormId { get; set; }

    /// <summary>The id of the bot that answers then.</summary>
    [Setting("AUTO_CLOSE_BOT_ID")]
    public int? AutoCloseBotId { get; set; }

    /// <summary>Seconds that a session closed in this way can still be taken up again.</summary>
    [Setting("AUTO_EXPIRE_TIME")]
    public int? AutoExpireTime { get; set; }

    // Quality

    /// <summary>Whether the client is asked for a rating.</summary>
    [Setting("VOTE_MESSAGE")]
    public bool? VoteMessage { get; set; }

    /// <summary>Seconds within which a rating counts; 0 for any time.</summary>
    [Setting("VOTE_TIME_LIMIT")]
    public int? VoteTimeLimit { get; set; }

    /// <summary>Whether the rating is asked for before the dialog ends.</summary>
    [Setting("VOTE_BEFORE_FINISH")]
    public bool? VoteBeforeFinish { get; set; }

    /// <summary>Whether the session is closed right after the rating.</summary>
    [Setting("VOTE_CLOSING_DELAY")]
    public bool? VoteClosingDelay { get; set; }

    /// <summary>The question in the widget, at most 100 characters.</summary>
    [Setting("VOTE_MESSAGE_1_TEXT", MaxLength = 100)]
    public string? VoteMessage1Text { get; set; }

    /// <summary>The thanks for a good rating in the widget, at most 100 characters.</summary>
    [Setting("VOTE_MESSAGE_1_LIKE", MaxLength = 100)]
    public string? VoteMessage1Like { get; set; }

    /// <summary>The reply to a bad rating in the widget, at most 100 characters.</summary>
    [Setting("VOTE_MESSAGE_1_DISLIKE", MaxLength = 100)]
    public string? VoteMessage1Dislike { get; set; }

    /// <summary>The question in other channels.</summary>
    [Setting("VOTE_MESSAGE_2_TEXT")]
    public string? VoteMessage2Text { get; set; }

    /// <summary>The thanks for a good rating in other channels.</summary>
    [Setting("VOTE_MESSAGE_2_LIKE")]
    public string? VoteMessage2Like { get; set; }

    /// <summary>The reply to a bad rating in other channels.</summary>
    [Setting("VOTE_MESSAGE_2_DISLIKE")]
    public string? VoteMessage2Dislike { get; set; }

    /// <summary>Seconds within which the first answer is due; 0 for no control.</summary>
    [Setting("KPI_FIRST_ANSWER_TIME")]
    public int? KpiFirstAnswerTime { get; set; }

    /// <summary>Whether somebody is told when it is late.</summary>
    [Setting("KPI_FIRST_ANSWER_ALERT")]
    public bool? KpiFirstAnswerAlert { get; set; }

    /// <summary>The ids of the users who are told.</summary>
    [Setting("KPI_FIRST_ANSWER_LIST")]
    public ValueList<int>? KpiFirstAnswerList { get; set; }

    /// <summary>What they are told; #OPERATOR# and #DIALOG# are filled in.</summary>
    [Setting("KPI_FIRST_ANSWER_TEXT", IsStoredEscaped = true)]
    public string? KpiFirstAnswerText { get; set; }

    /// <summary>Seconds within which every further answer is due; 0 for no control.</summary>
    [Setting("KPI_FURTHER_ANSWER_TIME")]
    public int? KpiFurtherAnswerTime { get; set; }

    /// <summary>Whether somebody is told when it is late.</summary>
    [Setting("KPI_FURTHER_ANSWER_ALERT")]
    public bool? KpiFurtherAnswerAlert { get; set; }

    /// <summary>The ids of the users who are told.</summary>
    [Setting("KPI_FURTHER_ANSWER_LIST")]
    public ValueList<int>? KpiFurtherAnswerList { get; set; }

    /// <summary>What they are told; #OPERATOR# and #DIALOG# are filled in.</summary>
    [Setting("KPI_FURTHER_ANSWER_TEXT", IsStoredEscaped = true)]
    public string? KpiFurtherAnswerText { get; set; }

    /// <summary>Whether the operators' activity is watched.</summary>
    [Setting("KPI_CHECK_OPERATOR_ACTIVITY")]
    public bool? KpiCheckOperatorActivity { get; set; }
}
