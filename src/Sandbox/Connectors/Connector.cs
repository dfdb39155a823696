namespace Bitrix24.Sandbox;

/// <summary>A connector that an application has registered.</summary>
/// <param name="ClientId">The application.</param>
/// <param name="State">What it was registered with.</param>
internal sealed record Connector(string ClientId, SandboxConnector State)
{
    /// <summary>Its code; another application may have one of the same.</summary>
    public string Id => State.Id;

    /// <summary>What users see.</summary>
    public string Name => State.Name;

    /// <summary>Whether a chat outside is one here, too, whoever writes in it.</summary>
    public bool IsForGroups => State.IsForGroups;
}

/// <summary>A connector at an open line.</summary>
internal sealed class ConnectorLink
{
    public bool IsActive
    {
        get;
        set
        {
            field = value;
            WasActive |= value;
        }
    }

    /// <summary>Whether it has ever been active.</summary>
    public bool WasActive { get; private set; }

    /// <summary>The channel that it leads to, as <c>imconnector.connector.data.set</c> described it.</summary>
    public Dictionary<string, string> Data { get; } = [];
}

/// <summary>The connectors that a portal comes with: code and name.</summary>
internal static class BuiltInConnectors
{
    public static readonly IReadOnlyList<KeyValuePair<string, string>> All =
    [
        new("livechat", "Live Chat"),
        new("whatsappbytwilio", "WhatsApp"),
        new("facebook", "Facebook: Messages"),
        new("facebookcomments", "Facebook: Comments"),
        new("fbinstagramdirect", "Instagram Direct"),
        new("viber", "Viber"),
        new("telegrambot", "Telegram"),
        new("network", "Bitrix24.Network"),
    ];
}

/// <summary>
/// A connector as an application has registered it. No method of the API tells more than code and name.
/// </summary>
public sealed record SandboxConnector
{
    internal SandboxConnector()
    {
    }

    /// <summary>Its code, in lower case; another application may have one of the same.</summary>
    public string Id { get; init; } = "";

    /// <summary>What users see.</summary>
    public string Name { get; init; } = "";

    /// <summary>The address of the page with its settings.</summary>
    public string PlacementHandler { get; init; } = "";

    /// <summary>Its icon.</summary>
    public SandboxIcon Icon { get; init; } = new("", "", "", "");

    /// <summary>Its icon while it is not active.</summary>
    public SandboxIcon IconDisabled { get; init; } = new("", "", "", "");

    /// <summary>Whether messages of guests can be deleted.</summary>
    public bool DeletesExternalMessages { get; init; }

    /// <summary>Whether what operators change goes out.</summary>
    public bool EditsInternalMessages { get; init; }

    /// <summary>Whether what operators delete goes out.</summary>
    public bool DeletesInternalMessages { get; init; }

    /// <summary>Whether newsletters can use it.</summary>
    public bool TakesNewsletters { get; init; }

    /// <summary>Whether it is sent messages of the system.</summary>
    public bool NeedsSystemMessages { get; init; }

    /// <summary>Whether the operator's name stands before each message that goes out.</summary>
    public bool NeedsSignature { get; init; }

    /// <summary>Whether a chat outside is one here, too, whoever writes in it.</summary>
    public bool IsForGroups { get; init; }
}

/// <summary>An icon of a connector; empty texts where nothing was given.</summary>
/// <param name="Image">The picture, as a data: URI.</param>
/// <param name="Color">The color behind it.</param>
/// <param name="Size">Its size.</param>
/// <param name="Position">Its position.</param>
public sealed record SandboxIcon(string Image, string Color, string Size, string Position);
