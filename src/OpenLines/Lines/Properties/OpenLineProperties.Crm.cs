namespace Bitrix24.OpenLines;

/// <content>What happens in CRM.</content>
public abstract partial class OpenLineProperties
{
    /// <summary>Whether the client is looked up in CRM.</summary>
    [Setting("CRM")]
    public bool? Crm { get; set; }

    /// <summary>What is made in CRM for a new client: none, lead or deal.</summary>
    [Setting("CRM_CREATE")]
    public Choice<CrmCreate>? CrmCreate { get; set; }

    /// <summary>The pipeline or mode of what is made.</summary>
    [Setting("CRM_CREATE_SECOND")]
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
    [Setting("CRM_SOURCE")]
    public string? CrmSource { get; set; }

    /// <summary>Whether dialogs are put into categories.</summary>
    [Setting("CATEGORY_ENABLE")]
    public bool? CategoryEnable { get; set; }

    /// <summary>The category; takes effect only together with CATEGORY_ENABLE=Y in the same call.</summary>
    [Setting("CATEGORY_ID", Flag = "CATEGORY_ENABLE")]
    public int? CategoryId { get; set; }
}
