namespace Bitrix24.OpenLines;

/// <summary>Who speaks in a dialog.</summary>
public enum AuthorKind
{
    /// <summary>The portal itself, which tells what has happened.</summary>
    System,

    /// <summary>The client, who writes by a connector.</summary>
    Client,

    /// <summary>An operator, or another employee.</summary>
    Operator,

    /// <summary>A bot.</summary>
    Bot,
}
