namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.session.open</c>: the chat of a user code, and no more of it than the id. It opens nothing.
/// </summary>
/// <param name="code">The user code.</param>
public sealed class OpenSession(UserCode code) : Request<Dialog>
{
    internal override RestCall ToCall() =>
        new("imopenlines.session.open", DialogKey.OfUser(code).ToParameters());

    internal override Outcome<Dialog> Read(JToken answer) => new JsonFields(answer as JObject).Id("chatId") is { } chat
        ? Outcome.Success(Dialog.OfChat(chat, code))
        : Outcome.Failure<Dialog>(OpenLineErrors.Unexpected("the id of a chat", answer));
}
