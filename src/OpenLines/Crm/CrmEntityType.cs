namespace Bitrix24.OpenLines;

/// <summary>What of CRM a chat belongs to. Items of other types go by text: <c>dynamic_128</c>.</summary>
public enum CrmEntityType
{
    /// <summary>A lead.</summary>
    Lead,

    /// <summary>A deal.</summary>
    Deal,

    /// <summary>A company.</summary>
    Company,

    /// <summary>A contact.</summary>
    Contact,
}
