namespace Bitrix24.OpenLines;

/// <summary>The page of the portal where its open lines are. <c>imopenlines.config.path.get</c></summary>
/// <param name="Url">The whole address.</param>
/// <param name="ServerAddress">The address of the portal.</param>
/// <param name="PublicPath">The path of the page on the portal.</param>
public sealed record OpenLinePage(Uri Url, Uri ServerAddress, string PublicPath)
{
    /// <inheritdoc/>
    public override string ToString() => Url.AbsoluteUri;
}
