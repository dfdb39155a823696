namespace Bitrix24.OpenLines;

/// <summary>
/// The settings that an open line has on the portal and that a request can give it. A null is a setting that is not
/// given, or not known; it is never sent.
/// </summary>
/// <remarks>
/// Serves <c>imopenlines.config.add</c>, <c>.update</c>, <c>.get</c> and <c>.list.get</c>. One file a subject.
/// </remarks>
public abstract partial class OpenLineProperties
{
    private protected OpenLineProperties()
    {
    }

    /// <summary>The settings that have a value, in a fixed order.</summary>
    public IEnumerable<Setting> Given() => OpenLineSettings.Catalog.GivenIn(this);

    /// <summary>The name, at most 255 characters. Two lines may have the same.</summary>
    [Setting("LINE_NAME", MaxLength = 255, NeverEmpty = true)]
    public string? Name { get; set; }

    /// <summary>Whether the line takes requests.</summary>
    [Setting("ACTIVE")]
    public bool? Active { get; set; }

    /// <summary>The language of the line's own texts, in two letters: <c>de</c>.</summary>
    [Setting("LANGUAGE_ID", "Language", MaxLength = 2)]
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
}
