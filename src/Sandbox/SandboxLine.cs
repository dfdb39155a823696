namespace Bitrix24.Sandbox;

/// <summary>An open line of the portal.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its <c>LINE_NAME</c>.</param>
public sealed record SandboxLine(int Id, string Name);
