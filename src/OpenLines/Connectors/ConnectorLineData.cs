namespace Bitrix24.OpenLines;

/// <summary>
/// What was sent of a channel. It is not what the portal has: that always answers <c>true</c>, even where there is no
/// such connector or line, and no method reads it back.
/// </summary>
/// <param name="Connector">The code of the connector.</param>
/// <param name="Line">The id of the line.</param>
/// <param name="Id">The id of the channel, filled in where none was given.</param>
/// <param name="Url">The address of the chat or the channel; null where none was sent.</param>
/// <param name="UrlIm">The address of the chat for operators; null where none was sent.</param>
/// <param name="Name">The name of the channel; null where none was sent.</param>
public sealed record ConnectorLineData(string Connector, int Line, string Id, Uri? Url, Uri? UrlIm, string? Name)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Id} ({Connector}, line {Line})";
}
