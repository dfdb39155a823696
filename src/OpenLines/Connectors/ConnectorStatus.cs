namespace Bitrix24.OpenLines;

/// <summary>What a connector is on one open line. A null is what the portal did not tell.</summary>
/// <param name="Connector">The code of the connector.</param>
/// <param name="Line">The id of the line.</param>
/// <param name="IsConfigured">Whether it is set up.</param>
/// <param name="IsActive">Whether messages come and go through it.</param>
/// <param name="HasError">Whether there is something wrong with it.</param>
public sealed record ConnectorStatus(
    string Connector, int Line, bool? IsConfigured = null, bool? IsActive = null, bool? HasError = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Connector}, line {Line}";
}
