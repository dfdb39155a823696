namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.config.update</c>: gives a line the settings that are given, and leaves the others.
/// </summary>
internal sealed class UpdateOpenLine(int id, OpenLineSettings settings, bool dottedTimes = false) : Request<int>
{
    internal override RestCall ToCall() => new(
        "imopenlines.config.update",
        new JObject { ["CONFIG_ID"] = id, ["PARAMS"] = settings.ToParameters(dottedTimes) },
        CallKind.Change);

    internal override Outcome<int> Read(JToken answer) => answer is JValue { Value: true }
        ? Outcome.Success(id)
        : Outcome.Failure<int>(OpenLineErrors.NotFound(id));
}
