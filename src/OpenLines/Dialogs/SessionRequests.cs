namespace Bitrix24.OpenLines;

/// <summary><c>imopenlines.session.history.get</c>: what was said in a session.</summary>
/// <param name="session">Which one it is: that session, or the last one of that chat.</param>
public sealed class GetSessionHistory(DialogKey session) : Request<SessionHistory>("imopenlines.session.history.get")
{
    internal override JObject Parameters() => session.ToParameters();

    internal override Outcome<SessionHistory> Read(JToken answer) =>
        answer is JObject map && SessionHistory.Read(map) is { } history
            ? Outcome.Success(history)
            : Unexpected("a history", answer);
}

/// <summary>
/// <c>imopenlines.session.start</c>: starts a session; if one is open, the connected user joins it.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
public sealed class StartSession(int chatId) : DialogAction("imopenlines.session.start", chatId, CallKind.Creation);

/// <summary>
/// <c>imopenlines.message.session.start</c>: ends the session of a chat, and begins one from a message of it.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
/// <param name="messageId">The id of the message, from 1.</param>
public sealed class StartSessionFromMessage(int chatId, int messageId)
    : DialogAction("imopenlines.message.session.start", chatId, CallKind.Creation)
{
    /// <summary>The id of the message, from 1.</summary>
    public int MessageId { get; } = RequestArgument.Id(nameof(MessageId), messageId, "message");

    private protected override JObject Details => new() { ["MESSAGE_ID"] = MessageId };
}

/// <summary>
/// <c>imopenlines.session.join</c>: the connected user joins the chat; the dialog stays its
/// operator's.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
public sealed class JoinSession(int chatId) : DialogAction("imopenlines.session.join", chatId);

/// <summary>
/// <c>imopenlines.session.intercept</c>: the connected user takes over the dialog from its operator.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
public sealed class InterceptSession(int chatId) : DialogAction("imopenlines.session.intercept", chatId);

/// <summary>Switches a mode of a session, or of all sessions of an operator.</summary>
public abstract class SetSessionMode : DialogAction
{
    private readonly bool _active;

    private protected SetSessionMode(string method, int chatId, bool active)
        : base(method, chatId) => _active = active;

    private protected SetSessionMode(string method, bool active)
        : base(method, dialog: null) => _active = active;

    private protected override JObject Details => Key is null ? [] : new() { ["ACTIVATE"] = _active ? "Y" : "N" };

    /// <summary>Of all sessions, a portal answers with those in which it has changed something.</summary>
    internal sealed override Outcome<IReadOnlyList<Dialog>> Read(JToken answer)
    {
        if (Key is not null)
            return base.Read(answer);
        // A list that something was taken out of has become a map.
        IEnumerable<JToken>? sessions = answer switch
        {
            JArray list => list,
            JObject map => map.PropertyValues(),
            _ => null,
        };
        return sessions is null
            ? Unexpected("a list of sessions", answer)
            : Outcome.Success<IReadOnlyList<Dialog>>(
                [.. sessions.Select(JsonField.Number).OfType<int>().Select(id => Dialog.OfSession(id, _active))]);
    }

    internal sealed override Outcome<IReadOnlyList<Dialog>> ReadAfterLostAnswer(JToken answer) => Key is null
        ? Read(answer).With(["It was sent twice, since the first answer was lost: the sessions in it are not told."])
        : Read(answer);
}

/// <summary>
/// <c>imopenlines.session.mode.pin</c>: pins a dialog to the connected user, or unpins it.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
/// <param name="active">Whether it is to be pinned.</param>
public sealed class PinSession(int chatId, bool active)
    : SetSessionMode("imopenlines.session.mode.pin", chatId, active);

/// <summary>
/// <c>imopenlines.session.mode.silent</c>: keeps what operators write among them, or lets the client read it again. The
/// reference calls it outdated.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
/// <param name="active">Whether it is to be silent.</param>
public sealed class SilenceSession(int chatId, bool active)
    : SetSessionMode("imopenlines.session.mode.silent", chatId, active);

/// <summary>
/// <c>imopenlines.session.mode.pinAll</c>: pins all dialogs of the connected user; answers the
/// sessions that were pinned.
/// </summary>
public sealed class PinAllSessions() : SetSessionMode("imopenlines.session.mode.pinAll", active: true);

/// <summary>
/// <c>imopenlines.session.mode.unpinAll</c>: unpins all dialogs of the connected user; answers the
/// sessions that were unpinned.
/// </summary>
public sealed class UnpinAllSessions() : SetSessionMode("imopenlines.session.mode.unpinAll", active: false);

/// <summary>
/// <c>imopenlines.session.head.vote</c>: how a supervisor rates a session. A portal answers no more than that it was
/// done, so the session that comes of it has no more than its id; <see cref="DialogClient"/> reads it back.
/// </summary>
public sealed class RateSession : Request<SessionHistory>
{
    private const int Worst = 1;
    private const int Best = 5;

    private readonly int? _rating;
    private readonly string? _comment;

    /// <summary>Rates a session.</summary>
    /// <param name="sessionId">The id of the session, from 1.</param>
    /// <param name="rating">1, the worst, to 5, the best; null to leave it.</param>
    /// <param name="comment">What is to be said of it; null to leave it.</param>
    /// <exception cref="InvalidInputException">Both are missing, or the rating is out of range.</exception>
    public RateSession(int sessionId, int? rating, string? comment)
        : base("imopenlines.session.head.vote", CallKind.Change)
    {
        Key = DialogKey.OfSession(sessionId);
        SessionId = sessionId;
        if (rating is < Worst or > Best)
            throw new InvalidInputException(InputError.Invalid(
                "Rating", $"{rating}", $"'{rating}' is not a rating, which is a whole number from {Worst} to {Best}."));
        _rating = rating;
        _comment = string.IsNullOrWhiteSpace(comment) ? null : comment;
        if (_rating is null && _comment is null)
            throw new InvalidInputException(InputError.NothingToChange("There is neither a rating nor a comment."));
    }

    /// <summary>The id of the session, from 1.</summary>
    public int SessionId { get; }

    /// <summary>What is given, for people: <c>5 and a comment</c>.</summary>
    public string Given => _rating is null ? "a comment" : _comment is null ? $"{_rating}" : $"{_rating} and a comment";

    /// <summary>The session.</summary>
    internal DialogKey Key { get; }

    internal override JObject Parameters()
    {
        JObject parameters = Key.ToParameters();
        if (_rating is { } rating)
            parameters["RATING"] = rating;
        if (_comment is not null)
            parameters["COMMENT"] = _comment;
        return parameters;
    }

    internal override Outcome<SessionHistory> Read(JToken answer) => IfTrue(answer, SessionHistory.Of(SessionId));
}
