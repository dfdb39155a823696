namespace Bitrix24.OpenLines;

/// <summary><c>imopenlines.dialog.get</c>: a dialog as it is now.</summary>
/// <param name="dialog">Which one it is.</param>
public sealed class GetDialog(DialogKey dialog) : Request<Dialog>
{
    internal override RestCall ToCall() => new("imopenlines.dialog.get", dialog.ToParameters());

    internal override Outcome<Dialog> Read(JToken answer) => answer is JObject map && Dialog.Read(map) is { } found
        ? Outcome.Success(found)
        : Outcome.Failure<Dialog>(OpenLineErrors.Unexpected("a dialog", answer));
}
