namespace Bitrix24.Sandbox;

/// <summary>What a chat leads to outside.</summary>
/// <param name="Connector">The connector's code.</param>
/// <param name="Line">The open line that the connector works at.</param>
/// <param name="Chat">The chat's id in the external system.</param>
/// <param name="User">The guest's id on the portal; 0 where the chat is one of many guests.</param>
internal sealed record Channel(string Connector, int Line, string Chat, int User)
{
    /// <summary>The user code, which no other chat has.</summary>
    public string Code => $"{Connector}|{Line}|{Chat}|{User}";
}
