namespace Bitrix24.OpenLines;

/// <summary>A file of a message. The portal fetches it from its address.</summary>
/// <param name="Url">The address, http or https.</param>
/// <param name="Name">The name that people see; null for one that the portal makes of the address.</param>
public sealed record ConnectorFile(Uri Url, string? Name)
{
    /// <inheritdoc/>
    public override string ToString() => Url.OriginalString;
}
