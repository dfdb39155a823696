namespace Bitrix24.OpenLines;

/// <summary><c>imopenlines.config.path.get</c>: the page of the portal where its open lines are.</summary>
public sealed class GetOpenLinePage() : Request<OpenLinePage>("imopenlines.config.path.get")
{
    internal override Outcome<OpenLinePage> Read(JToken answer)
    {
        var fields = new JsonFields(answer as JObject);
        string path = fields.Text("PUBLIC_PATH") ?? "/";
        return Uri.TryCreate(fields.Text("SERVER_ADDRESS"), UriKind.Absolute, out Uri? server)
            && Uri.TryCreate(server, path, out Uri? page)
            ? Outcome.Success(new OpenLinePage(page, server, path))
            : Unexpected("an address and a path", answer);
    }
}

/// <summary>The page of the portal where its open lines are. <c>imopenlines.config.path.get</c></summary>
/// <param name="Url">The whole address.</param>
/// <param name="ServerAddress">The address of the portal.</param>
/// <param name="PublicPath">The path of the page on the portal.</param>
public sealed record OpenLinePage(Uri Url, Uri ServerAddress, string PublicPath)
{
    /// <inheritdoc/>
    public override string ToString() => Url.AbsoluteUri;
}

/// <summary>
/// <c>imopenlines.revision.get</c>, <c>imbot.v2.Revision.get</c>: which revision of an API a portal has.
/// </summary>
/// <param name="api">The API.</param>
public sealed class GetRevision(RevisionApi api) : Request<ApiRevision>(
    api is RevisionApi.Bot ? "imbot.v2.Revision.get" : "imopenlines.revision.get")
{
    internal override Outcome<ApiRevision> Read(JToken answer)
    {
        if (answer is not JObject map)
            return Unexpected("revisions", answer);
        var fields = new JsonFields(map);
        return Outcome.Success(new ApiRevision(
            api, fields.Number("rest"), fields.Number("web"), fields.Number("mobile"), fields.Number("desktop")));
    }
}

/// <summary>
/// Which revision of an API a portal has: it grows with every change. A null is what the portal did not tell.
/// </summary>
/// <param name="Api">The API.</param>
/// <param name="Rest">The revision of its methods and their fields.</param>
/// <param name="Web">The revision of what browsers speak.</param>
/// <param name="Mobile">The revision of what the mobile application speaks.</param>
/// <param name="Desktop">The revision of what the desktop application speaks; only bots tell it.</param>
public sealed record ApiRevision(RevisionApi Api, int? Rest, int? Web, int? Mobile, int? Desktop)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Api} {Rest}";
}

/// <summary>The parts of the REST API that have revisions of their own.</summary>
public enum RevisionApi
{
    /// <summary>The open lines: <c>imopenlines.*</c>.</summary>
    OpenLines,

    /// <summary>The second version of bots: <c>imbot.v2.*</c>.</summary>
    Bot,
}
