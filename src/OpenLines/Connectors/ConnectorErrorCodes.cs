namespace Bitrix24.OpenLines;

/// <summary>Codes of failures of connectors that a portal puts no code on.</summary>
public static class ConnectorErrorCodes
{
    /// <summary>The portal lists no connector of that code or name.</summary>
    public const string ConnectorNotFound = nameof(ConnectorNotFound);

    /// <summary>The portal answered that it did not take over what a connector sent, and why in words only.</summary>
    public const string ConnectorMessageRefused = nameof(ConnectorMessageRefused);

    /// <summary>The portal answered <c>false</c>, and not why.</summary>
    public const string ConnectorNotChanged = nameof(ConnectorNotChanged);
}
