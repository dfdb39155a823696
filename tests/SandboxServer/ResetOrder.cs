namespace Bitrix24.SandboxServer;

/// <summary>How a portal is to be after a reset: <c>{"dottedWorkTimeOnly": true}</c>.</summary>
/// <param name="DottedWorkTimeOnly">Whether it is an older one.</param>
internal sealed record ResetOrder(bool DottedWorkTimeOnly);
