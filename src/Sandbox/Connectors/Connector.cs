namespace Bitrix24.Sandbox;

/// <summary>A connector that an application has registered.</summary>
/// <param name="Id">Its code; another application may have one of the same.</param>
/// <param name="ClientId">The application.</param>
/// <param name="Name">What users see.</param>
/// <param name="IsForGroups">Whether a chat outside is one here, too, whoever writes in it.</param>
internal sealed record Connector(string Id, string ClientId, string Name, bool IsForGroups);
