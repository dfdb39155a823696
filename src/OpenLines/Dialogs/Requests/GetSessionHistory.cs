namespace Bitrix24.OpenLines;

/// <summary><c>imopenlines.session.history.get</c>: what was said in a session.</summary>
/// <param name="session">Which one it is: that session, or the last one of that chat.</param>
public sealed class GetSessionHistory(DialogKey session) : Request<SessionHistory>
{
    internal override RestCall ToCall() => new("imopenlines.session.history.get", session.ToParameters());

    internal override Outcome<SessionHistory> Read(JToken answer) =>
        answer is JObject map && SessionHistory.Read(map) is { } history
            ? Outcome.Success(history)
            : Outcome.Failure<SessionHistory>(OpenLineErrors.Unexpected("a history", answer));
}
