namespace Bitrix24.Sandbox;

/// <summary>An object of the CRM that chats are linked to.</summary>
internal sealed class CrmEntity(string type, int id)
{
    public const string Lead = "lead";
    public const string Deal = "deal";
    public const string Company = "company";
    public const string Contact = "contact";

    /// <summary><c>lead</c> or <c>deal</c>.</summary>
    public string Type { get; } = type;

    /// <summary>Its id among those of its type.</summary>
    public int Id { get; } = id;

    /// <summary>In the order in which they were linked to it.</summary>
    public List<Chat> Chats { get; } = [];

    /// <summary>Its page on the portal.</summary>
    public string Path => $"/crm/{Type}/details/{Id}/";

    public static bool IsType(string type) => type is Lead or Deal or Company or Contact;
}
