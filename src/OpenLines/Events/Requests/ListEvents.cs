namespace Bitrix24.OpenLines;

/// <summary><c>events</c>: the names of the events that a handler can be bound to.</summary>
/// <param name="scope">The scope that opens them; null for those of the application.</param>
/// <param name="all">Whether those of all scopes are meant; a scope goes first.</param>
public sealed class ListEvents(string? scope = null, bool all = false) : Request<IReadOnlyList<string>>
{
    internal override RestCall ToCall()
    {
        var call = new JObject();
        if (scope is not null)
            call["SCOPE"] = scope;
        else if (all)
            call["FULL"] = true;
        return new("events", call);
    }

    internal override Outcome<IReadOnlyList<string>> Read(JToken answer) => PhpList.Of(answer) is { } names
        ? Outcome.Success<IReadOnlyList<string>>([.. names.Select(JsonField.Text).OfType<string>()])
        : Outcome.Failure<IReadOnlyList<string>>(OpenLineErrors.Unexpected("a list of events", answer));
}
