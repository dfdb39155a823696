namespace Bitrix24.Sandbox;

/// <summary>The open lines in Bitrix24.Network that the portal can be connected to.</summary>
public static class SandboxNetwork
{
    /// <summary>The code of a line that answers.</summary>
    public const string ActiveLine = "ab515f5d85a8b844d484f6ea75a2e494";

    /// <summary>The code of a line that is closed.</summary>
    public const string InactiveLine = "5d1c0e7b9f3a4826b0d7e5c4a1f29386";
}
