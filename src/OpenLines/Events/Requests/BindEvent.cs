using System.Collections;

namespace Bitrix24.OpenLines;

/// <summary>
/// <c>event.bind</c>: lets an event go to a handler, or to the queue of the application. Needs an application.
/// </summary>
/// <param name="binding">The event, and where it goes.</param>
/// <param name="options">
/// What the event lets be set: <c>minTimeout</c>, the seconds between two notices, of <c>onOfflineEvent</c>; null for
/// nothing.
/// </param>
/// <exception cref="InvalidInputException">An option cannot be sent.</exception>
public sealed class BindEvent(EventBinding binding, IDictionary? options = null) : Request<EventSubscription>
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

    internal override RestCall ToCall()
    {
        JObject call = binding.Write();
        if (_options is not null)
            call["options"] = _options.DeepClone();
        return new("event.bind", call, CallKind.Change);
    }

    /// <summary>A portal refuses what is bound already: then it is as it was to be.</summary>
    internal override Outcome<EventSubscription> Read(RestError error) =>
        error.Code == "ERROR_CORE" && error.Description.Contains(AlreadyBound)
            ? Outcome.Success(Bound)
            : base.Read(error);

    internal override Outcome<EventSubscription> Read(JToken answer) => answer is JValue { Value: true }
        ? Outcome.Success(Bound)
        : Outcome.Failure<EventSubscription>(OpenLineErrors.Unexpected("true", answer));
}
