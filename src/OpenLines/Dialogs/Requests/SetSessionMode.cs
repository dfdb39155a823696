namespace Bitrix24.OpenLines;

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
            ? Outcome.Failure<IReadOnlyList<Dialog>>(OpenLineErrors.Unexpected("a list of sessions", answer))
            : Outcome.Success<IReadOnlyList<Dialog>>(
                [.. sessions.Select(JsonField.Number).OfType<int>().Select(id => Dialog.OfSession(id, _active))]);
    }

    internal sealed override Outcome<IReadOnlyList<Dialog>> ReadAfterLostAnswer(JToken answer) => Key is null
        ? Read(answer).With(["It was sent twice, since the first answer was lost: the sessions in it are not told."])
        : Read(answer);
}
