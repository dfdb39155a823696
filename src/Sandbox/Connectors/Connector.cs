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
