namespace Bitrix24.Sandbox;

/// <summary>An error that a method answers.</summary>
/// <param name="Code">Its code, such as <c>IM_NOT_INSTALLED</c>.</param>
/// <param name="Description">What it says.</param>
/// <param name="Status">The HTTP status of a call that is not in a batch, 400 to 599.</param>
public sealed record SandboxError(string Code, string Description, int Status = 400);
