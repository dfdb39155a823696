using System.Collections;

namespace Bitrix24.OpenLines;

/// <summary><c>events</c>: the names of the events that a handler can be bound to.</summary>
/// <param name="scope">The scope that opens them; null for those of the application.</param>
/// <param name="all">Whether those of all scopes are meant; a scope goes first.</param>
public sealed class ListEvents(string? scope = null, bool all = false) : Request<IReadOnlyList<string>>("events")
{
    internal override JObject Parameters()
    {
        var call = new JObject();
        if (scope is not null)
            call["SCOPE"] = scope;
        else if (all)
            call["FULL"] = true;
        return call;
    }

    internal override Outcome<IReadOnlyList<string>> Read(JToken answer) => PhpList.Of(answer) is { } names
        ? Outcome.Success<IReadOnlyList<string>>([.. names.Select(JsonField.Text).OfType<string>()])
        : Unexpected("a list of events", answer);
}

/// <summary>
/// <c>event.get</c>: the handlers that the application has bound; of who is no administrator, his own. Needs an
/// application.
/// </summary>
public sealed class ListEventHandlers() : Request<IReadOnlyList<EventSubscription>>("event.get")
{
    internal override Outcome<IReadOnlyList<EventSubscription>> Read(JToken answer) => PhpList.Of(answer) is { } list
        ? Outcome.Success<IReadOnlyList<EventSubscription>>([.. list.OfType<JObject>().Select(ReadOne)])
        : Unexpected("a list of handlers", answer);

    private static EventSubscription ReadOne(JObject entry)
    {
        string? address = JsonField.Text(entry["handler"]);
        return new EventSubscription(
            JsonField.Text(entry["event"]) ?? "",
            Uri.TryCreate(address, UriKind.Absolute, out Uri? handler) ? handler : null,
            JsonField.Number(entry["auth_type"]),
            JsonField.Flag(entry["offline"]) ?? string.IsNullOrEmpty(address),
            JsonField.Text(entry["connector_id"]) is { Length: > 0 } connector ? connector : null);
    }
}

/// <summary>
/// <c>event.bind</c>: lets an event go to a handler, or to the queue of the application. Needs an application.
/// </summary>
/// <param name="binding">The event, and where it goes.</param>
/// <param name="options">
/// What the event lets be set: <c>minTimeout</c>, the seconds between two notices, of <c>onOfflineEvent</c>; null for
/// nothing.
/// </param>
/// <exception cref="InvalidInputException">An option cannot be sent.</exception>
public sealed class BindEvent(EventBinding binding, IDictionary? options = null)
    : Request<EventSubscription>("event.bind", CallKind.Change)
{
    // What servers are published to say; the code is one that they have for much.
    private const string AlreadyBound = "Handler already binded";

    private readonly JObject? _options = options is { Count: > 0 } ? new ParameterWriter().Write(options) : null;

    /// <summary>The event, and where it goes.</summary>
    public EventBinding Binding => binding;

    private EventSubscription Bound => new(
        binding.Event,
        binding.Handler,
        binding.Handler is null ? null : binding.UserId ?? 0,
        binding.Handler is null,
        binding.AuthConnector);

    internal override JObject Parameters()
    {
        JObject call = binding.Write();
        if (_options is not null)
            call["options"] = _options.DeepClone();
        return call;
    }

    /// <summary>A portal refuses what is bound already: then it is as it was to be.</summary>
    internal override Outcome<EventSubscription> Read(RestError error) =>
        error.Code == "ERROR_CORE" && error.Description.Contains(AlreadyBound)
            ? Outcome.Success(Bound)
            : base.Read(error);

    internal override Outcome<EventSubscription> Read(JToken answer) => IfTrue(answer, Bound);
}

/// <summary>
/// <c>event.unbind</c>: unbinds the handlers of an event; answers how many. Needs an application.
/// </summary>
/// <param name="binding">
/// The event, and where it goes. Without a user, an administrator unbinds those of all users.
/// </param>
public sealed class UnbindEvent(EventBinding binding) : Request<int>("event.unbind", CallKind.Change)
{
    /// <summary>The event, and where it goes.</summary>
    public EventBinding Binding => binding;

    internal override JObject Parameters() => binding.Write();

    internal override Outcome<int> Read(JToken answer) => JsonField.Number((answer as JObject)?["count"]) is { } count
        ? Outcome.Success(count, count == 0 ? [$"{binding}: nothing was bound."] : [])
        : Unexpected("a count", answer);

    internal override Outcome<int> ReadAfterLostAnswer(JToken answer) => Read(answer).Map(count => Outcome.Success(
        count, $"{binding}: an answer was lost. What was unbound then is not counted."));
}
