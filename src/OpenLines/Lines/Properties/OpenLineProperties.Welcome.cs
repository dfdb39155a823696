namespace Bitrix24.OpenLines;

/// <content>How a client is received.</content>
public abstract partial class OpenLineProperties
{
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
    [Setting("WELCOME_BOT_JOIN")]
    public Choice<WelcomeBotJoin>? WelcomeBotJoin { get; set; }

    /// <summary>The id of the bot; takes effect only together with WELCOME_BOT_ENABLE=Y in the same call.</summary>
    [Setting("WELCOME_BOT_ID", Flag = "WELCOME_BOT_ENABLE")]
    public int? WelcomeBotId { get; set; }

    /// <summary>Seconds until the bot hands over; only together with WELCOME_BOT_ENABLE=Y in the same call.</summary>
    [Setting("WELCOME_BOT_TIME", Flag = "WELCOME_BOT_ENABLE")]
    public int? WelcomeBotTime { get; set; }

    /// <summary>What follows when it leaves: queue or close; only together with WELCOME_BOT_ENABLE=Y.</summary>
    [Setting("WELCOME_BOT_LEFT", Flag = "WELCOME_BOT_ENABLE")]
    public Choice<WelcomeBotLeft>? WelcomeBotLeft { get; set; }
}
