namespace Bitrix24.OpenLines;

/// <content>What happens without an answer, and at the end.</content>
public abstract partial class OpenLineProperties
{
    /// <summary>Seconds until a request counts as not answered.</summary>
    [Setting("NO_ANSWER_TIME")]
    public int? NoAnswerTime { get; set; }

    /// <summary>What happens then: none or text.</summary>
    [Setting("NO_ANSWER_RULE")]
    public Choice<ScenarioRule>? NoAnswerRule { get; set; }

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
    [Setting("CLOSE_RULE")]
    public Choice<ScenarioRule>? CloseRule { get; set; }

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
    [Setting("AUTO_CLOSE_RULE")]
    public Choice<ScenarioRule>? AutoCloseRule { get; set; }

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
}
