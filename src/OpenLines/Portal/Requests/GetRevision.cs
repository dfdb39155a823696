namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.revision.get</c>, <c>imbot.v2.Revision.get</c>: which revision of an API a portal has.
/// </summary>
public abstract class GetRevision : Request<ApiRevision>
{
    private readonly string _method;
    private readonly RevisionApi _api;

    private protected GetRevision(string method, RevisionApi api) => (_method, _api) = (method, api);

    /// <summary>The request for an API.</summary>
    public static GetRevision Of(RevisionApi api) =>
        api is RevisionApi.Bot ? new GetBotRevision() : new GetOpenLinesRevision();

    internal sealed override RestCall ToCall() => new(_method);

    internal sealed override Outcome<ApiRevision> Read(JToken answer)
    {
        if (answer is not JObject map)
            return Outcome.Failure<ApiRevision>(OpenLineErrors.Unexpected("revisions", answer));
        var fields = new JsonFields(map);
        return Outcome.Success(new ApiRevision(
            _api, fields.Number("rest"), fields.Number("web"), fields.Number("mobile"), fields.Number("desktop")));
    }
}
