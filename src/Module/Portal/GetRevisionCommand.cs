namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Tells which revisions of its APIs the portal has. REST: <c>imopenlines.revision.get</c>,
/// <c>imbot.v2.Revision.get</c>.
/// </summary>
[RestMethod("imopenlines.revision.get")]
[RestMethod("imbot.v2.Revision.get")]
[Cmdlet(VerbsCommon.Get, "B24Revision")]
[OutputType(typeof(ApiRevision))]
public sealed class GetRevisionCommand : PortalCmdlet
{
    /// <summary>The APIs; both when none is given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public RevisionApi[] Api { get; set; } = [RevisionApi.OpenLines, RevisionApi.Bot];

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        RevisionApi[] apis = [.. Api.Distinct()];
        GetRevision[] requests = [.. apis.Select(api => new GetRevision(api))];
        IReadOnlyList<Outcome<ApiRevision>> answers =
            Pipeline.For(token => Client.SendAsync<ApiRevision>(requests, token));
        for (int i = 0; i < apis.Length; i++)
        {
            if (Tell(answers[i], apis[i]) is { } revision)
                WriteObject(revision);
        }
    }
}
