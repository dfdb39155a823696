namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Tells the address of the page where the portal has its open lines. REST: <c>imopenlines.config.path.get</c>.
/// </summary>
[RestMethod("imopenlines.config.path.get")]
[Cmdlet(VerbsCommon.Get, "B24OpenLinePage")]
[OutputType(typeof(OpenLinePage))]
public sealed class GetOpenLinePageCommand : BulkCommand<GetOpenLinePage, OpenLinePage>
{
    private protected override string Activity => "Reading the address";

    private protected override string Achieved => "read";

    private protected override object? Target => null;

    private protected override void ProcessInput() => Submit(new GetOpenLinePage());

    private protected override Task<IReadOnlyList<Outcome<OpenLinePage>>> RunAsync(
        IReadOnlyList<GetOpenLinePage> inputs, CancellationToken token) => Client.SendAsync([.. inputs], token);
}
