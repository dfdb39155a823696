namespace Bitrix24.OpenLines;

/// <summary><c>imopenlines.config.get</c>: one line, with the places of its operators in the queue.</summary>
/// <param name="id">The id of the line.</param>
/// <param name="withOffline">Whether operators who are offline are among them.</param>
internal sealed class GetOpenLine(int id, bool withOffline) : Request<OpenLine>
{
    internal override RestCall ToCall() => new("imopenlines.config.get", new JObject
    {
        ["CONFIG_ID"] = id,
        ["WITH_QUEUE"] = "Y",
        ["SHOW_OFFLINE"] = withOffline ? "Y" : "N",
    });

    internal override Outcome<OpenLine> Read(JToken answer) => answer switch
    {
        JObject fields when OpenLine.Read(fields, withOperators: true) is { } line => Outcome.Success(line),
        JValue { Value: false } => Outcome.Failure<OpenLine>(OpenLineErrors.NotFound(id)),
        _ => Outcome.Failure<OpenLine>(OpenLineErrors.Unexpected("an open line", answer)),
    };
}
