using Bitrix24.Rest;
using Newtonsoft.Json.Linq;

namespace Bitrix24.OpenLines;

/// <summary><c>imopenlines.config.delete</c>: removes a line with its sessions and connectors, for good.</summary>
internal sealed class DeleteOpenLine(int id) : Request<int>
{
    public override RestCall ToCall() =>
        new("imopenlines.config.delete", new JObject { ["CONFIG_ID"] = id }, CallKind.Change);

    public override Outcome<int> Read(JToken answer) => answer is JValue { Value: true }
        ? Outcome.Success(id)
        : Outcome.Failure<int>(OpenLineErrors.NotFound(id));

    /// <summary>That the line is gone is what the lost answer would have said.</summary>
    public override Outcome<int> ReadAfterLostAnswer(JToken answer) =>
        answer is JValue { Value: bool } ? Outcome.Success(id) : Read(answer);
}
