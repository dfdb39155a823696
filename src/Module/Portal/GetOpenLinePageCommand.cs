namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Tells the address of the page where the portal has its open lines. REST: <c>imopenlines.config.path.get</c>.
/// </summary>
[RestMethod("imopenlines.config.path.get")]
[Cmdlet(VerbsCommon.Get, "B24OpenLinePage")]
[OutputType(typeof(OpenLinePage))]
public sealed class GetOpenLinePageCommand : PortalCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Ask(token => Client.SendAsync(new GetOpenLinePage(), token), target: null) is { } page)
            WriteObject(page);
    }
}
