namespace Bitrix24.Sandbox;

/// <summary>A connector at an open line.</summary>
internal sealed class ConnectorLink
{
    public bool IsActive { get; set; }

    /// <summary>The channel that it leads to, as <c>imconnector.connector.data.set</c> described it.</summary>
    public Dictionary<string, string> Data { get; } = [];
}
