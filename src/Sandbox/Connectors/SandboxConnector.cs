namespace Bitrix24.Sandbox;

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
