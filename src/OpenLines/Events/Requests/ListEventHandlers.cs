namespace Bitrix24.OpenLines;

/// <summary>
/// <c>event.get</c>: the handlers that the application has bound; of who is no administrator, his own. Needs an
/// application.
/// </summary>
public sealed class ListEventHandlers : Request<IReadOnlyList<EventSubscription>>
{
    internal override RestCall ToCall() => new("event.get");

    internal override Outcome<IReadOnlyList<EventSubscription>> Read(JToken answer) => PhpList.Of(answer) is { } list
        ? Outcome.Success<IReadOnlyList<EventSubscription>>([.. list.OfType<JObject>().Select(ReadOne)])
        : Outcome.Failure<IReadOnlyList<EventSubscription>>(
            OpenLineErrors.Unexpected("a list of handlers", answer));

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
