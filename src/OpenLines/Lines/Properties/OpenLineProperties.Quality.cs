namespace Bitrix24.OpenLines;

/// <content>How good it is.</content>
public abstract partial class OpenLineProperties
{
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

    /// <summary>The question in other channels, at most 100 characters.</summary>
    [Setting("VOTE_MESSAGE_2_TEXT", MaxLength = 100)]
    public string? VoteMessage2Text { get; set; }

    /// <summary>The thanks for a good rating in other channels, at most 100 characters.</summary>
    [Setting("VOTE_MESSAGE_2_LIKE", MaxLength = 100)]
    public string? VoteMessage2Like { get; set; }

    /// <summary>The reply to a bad rating in other channels, at most 100 characters.</summary>
    [Setting("VOTE_MESSAGE_2_DISLIKE", MaxLength = 100)]
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
    [Setting("KPI_FIRST_ANSWER_TEXT")]
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
    [Setting("KPI_FURTHER_ANSWER_TEXT")]
    public string? KpiFurtherAnswerText { get; set; }

    /// <summary>Whether the operators' activity is watched.</summary>
    [Setting("KPI_CHECK_OPERATOR_ACTIVITY")]
    public bool? KpiCheckOperatorActivity { get; set; }
}
