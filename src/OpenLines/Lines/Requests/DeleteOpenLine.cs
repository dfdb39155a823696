namespace Bitrix24.OpenLines;

/// <summary><c>imopenlines.config.delete</c>: removes a line with its sessions and connectors, for good.</summary>
/// <param name="removal">The line.</param>
internal sealed class DeleteOpenLine(LineRemoval removal) : Request<int>
{
    public const string Method = "imopenlines.config.delete";

    internal override RestCall ToCall() => new(Method, new JObject { ["CONFIG_ID"] = removal.Id }, CallKind.Change);

    internal override Outcome<int> Read(JToken answer) => answer switch
    {
        JValue { Value: true } => Outcome.Success(removal.Id),
        JValue { Value: false } when removal.WasSent => Outcome.Success(removal.Id),
        _ => Outcome.Failure<int>(OpenLineErrors.NotFound(removal.Id)),
    };

    /// <summary>That the line is gone is what the lost answer would have said.</summary>
    internal override Outcome<int> ReadAfterLostAnswer(JToken answer) =>
        answer is JValue { Value: bool } ? Outcome.Success(removal.Id) : Read(answer);
}
