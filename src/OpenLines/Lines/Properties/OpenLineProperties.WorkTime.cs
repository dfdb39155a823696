namespace Bitrix24.OpenLines;

/// <content>When it answers.</content>
public abstract partial class OpenLineProperties
{
    /// <summary>Whether the line keeps working hours.</summary>
    [Setting("WORKTIME_ENABLE")]
    public bool? WorktimeEnable { get; set; }

    /// <summary>When work begins, HH:MM; given together with WORKTIME_TO.</summary>
    [Setting("WORKTIME_FROM", Partner = "WORKTIME_TO")]
    public TimeOfDay? WorktimeFrom { get; set; }

    /// <summary>When work ends, HH:MM; given together with WORKTIME_FROM.</summary>
    [Setting("WORKTIME_TO", Partner = "WORKTIME_FROM")]
    public TimeOfDay? WorktimeTo { get; set; }

    /// <summary>The time zone of both, by its IANA name: <c>Europe/Berlin</c>.</summary>
    [Setting("WORKTIME_TIMEZONE")]
    public string? WorktimeTimezone { get; set; }

    /// <summary>The days of the week without work.</summary>
    [Setting("WORKTIME_DAYOFF")]
    public WeekDays? WorktimeDayoff { get; set; }

    /// <summary>The days of the year without work, DD.MM.</summary>
    [Setting("WORKTIME_HOLIDAYS")]
    public ValueList<DayOfYear>? WorktimeHolidays { get; set; }

    /// <summary>What happens outside working hours: none or text.</summary>
    [Setting("WORKTIME_DAYOFF_RULE")]
    public Choice<ScenarioRule>? WorktimeDayoffRule { get; set; }

    /// <summary>The text that is sent then.</summary>
    [Setting("WORKTIME_DAYOFF_TEXT")]
    public string? WorktimeDayoffText { get; set; }

    /// <summary>The id of the CRM form that is shown then.</summary>
    [Setting("WORKTIME_DAYOFF_FORM_ID")]
    public int? WorktimeDayoffFormId { get; set; }

    /// <summary>The id of the bot that answers then.</summary>
    [Setting("WORKTIME_DAYOFF_BOT_ID")]
    public int? WorktimeDayoffBotId { get; set; }
}
