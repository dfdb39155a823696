namespace Bitrix24.OpenLines;

/// <summary><c>imopenlines.config.path.get</c>: the page of the portal where its open lines are.</summary>
public sealed class GetOpenLinePage : Request<OpenLinePage>
{
    internal override RestCall ToCall() => new("imopenlines.config.path.get");

    internal override Outcome<OpenLinePage> Read(JToken answer)
    {
        var fields = new JsonFields(answer as JObject);
        string path = fields.Text("PUBLIC_PATH") ?? "/";
        return Uri.TryCreate(fields.Text("SERVER_ADDRESS"), UriKind.Absolute, out Uri? server)
            && Uri.TryCreate(server, path, out Uri? page)
            ? Outcome.Success(new OpenLinePage(page, server, path))
            : Outcome.Failure<OpenLinePage>(OpenLineErrors.Unexpected("an address and a path", answer));
    }
}
