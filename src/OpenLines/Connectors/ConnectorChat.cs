namespace Bitrix24.OpenLines;

/// <summary>A chat of the external system that a connector has brought.</summary>
/// <param name="Connector">The code of the connector.</param>
/// <param name="Line">The id of the open line.</param>
/// <param name="ExternalChatId">The id of the chat in the external system.</param>
/// <param name="Name">The name that it has on the portal.</param>
public sealed record ConnectorChat(string Connector, int Line, string ExternalChatId, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({ExternalChatId})";
}
