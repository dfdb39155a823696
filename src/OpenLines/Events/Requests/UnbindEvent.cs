namespace Bitrix24.OpenLines;

/// <summary>
/// <c>event.unbind</c>: takes the handlers of an event away; answers how many it were. Needs an application.
/// </summary>
/// <param name="binding">
/// The event, and where it goes. Without a user, an administrator takes those of all users away.
/// </param>
public sealed class UnbindEvent(EventBinding binding) : Request<int>
{
    /// <summary>The event, and where it goes.</summary>
    public EventBinding Binding => binding;

    internal override RestCall ToCall() => new("event.unbind", binding.Write(), CallKind.Change);

    internal override Outcome<int> Read(JToken answer) => JsonField.Number((answer as JObject)?["count"]) is { } count
        ? Outcome.Success(count, count == 0 ? [$"{binding}: nothing was bound."] : [])
        : Outcome.Failure<int>(OpenLineErrors.Unexpected("a count", answer));

    internal override Outcome<int> ReadAfterLostAnswer(JToken answer) => Read(answer).Map(count => Outcome.Success(
        count, $"{binding}: an answer was lost. What was unbound then is not counted."));
}
