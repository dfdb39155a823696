namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Tells which revisions of its APIs the portal has. REST: <c>imopenlines.revision.get</c>,
/// <c>imbot.v2.Revision.get</c>.
/// </summary>
[RestMethod("imopenlines.revision.get")]
[RestMethod("imbot.v2.Revision.get")]
[Cmdlet(VerbsCommon.Get, "B24Revision")]
[OutputType(typeof(ApiRevision))]
public sealed class GetRevisionCommand : BulkCommand<GetRevision, ApiRevision>
{
    /// <summary>The APIs; both when none is given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public RevisionApi[] Api { get; set; } = [RevisionApi.OpenLines, RevisionApi.Bot];

    private protected override string Activity => "Reading revisions";

    private protected override string Achieved => "read";

    private protected override object? Target => null;

    private protected override void ProcessInput()
    {
        foreach (RevisionApi api in Api.Distinct())
            Submit(GetRevision.Of(api), api);
    }

    private protected override Task<IReadOnlyList<Outcome<ApiRevision>>> RunAsync(
        IReadOnlyList<GetRevision> inputs, CancellationToken token) => Client.SendAsync([.. inputs], token);
}
