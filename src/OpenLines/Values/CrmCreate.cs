namespace Bitrix24.OpenLines;

/// <summary>What is made in CRM for a client who is not there yet.</summary>
public enum CrmCreate
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A lead.</summary>
    Lead,

    /// <summary>A deal.</summary>
    Deal,
}
