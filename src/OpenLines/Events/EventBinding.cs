namespace Bitrix24.OpenLines;

/// <summary>An event, and where it is to go: what binds a handler, and what it is found by again.</summary>
public sealed class EventBinding
{
    private const string Offline = "offline";

    /// <summary>Describes a handler.</summary>
    /// <param name="name">The event, in any case: <c>OnSessionFinish</c>.</param>
    /// <param name="handler">An address, http or https; null for the queue of the application.</param>
    /// <param name="userId">
    /// The user whose tokens it gets; 0 for whoever causes the event, null for nobody.
    /// </param>
    /// <param name="connector">The key of the source, of a queue; null for none.</param>
    /// <exception cref="InvalidInputException">Something of it cannot be right.</exception>
    public EventBinding(string name, Uri? handler, int? userId = null, string? connector = null)
    {
        Event = EventName.Check(name, nameof(Event));
        Handler = handler;
        UserId = userId;
        AuthConnector = string.IsNullOrWhiteSpace(connector) ? null : connector!.Trim();
        var errors = new List<InputError>();
        if (handler is not null && !(handler.IsAbsoluteUri && handler.Scheme is "http" or "https"))
            errors.Add(InputError.Invalid(
                nameof(Handler), handler.OriginalString,
                "It is no address that a portal can call. Give one that starts with https://."));
        if (handler is null && userId is not null)
            errors.Add(InputError.WithoutEffect(
                nameof(UserId), "What goes to the queue is in nobody's name. Leave it out.", $"{userId}"));
        if (userId < 0)
            errors.Add(InputError.Invalid(
                nameof(UserId), $"{userId}", "The id of a user is from 1; 0 is whoever causes the event."));
        if (handler is null && Event == EventName.OfflineQueueChanged)
            errors.Add(InputError.Invalid(
                nameof(Event), Event,
                "It tells that there is something in the queue, and cannot go there itself. Give -Handler."));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }

    /// <summary>The event, in upper case.</summary>
    public string Event { get; }

    /// <summary>Where it is sent; null for the queue of the application.</summary>
    public Uri? Handler { get; }

    /// <summary>In whose name the handler gets tokens; 0 for whoever has caused the event.</summary>
    public int? UserId { get; }

    /// <summary>The key of the source; null for none.</summary>
    public string? AuthConnector { get; }

    /// <inheritdoc/>
    public override string ToString() => Handler is null ? $"{Event} to the queue" : $"{Event} to {Handler}";

    /// <summary>As the methods take it.</summary>
    internal JObject Write()
    {
        var call = new JObject { ["event"] = Event };
        if (Handler is not null)
            call["handler"] = Handler.OriginalString;
        else
            call["event_type"] = Offline;
        if (UserId is { } user)
            call["auth_type"] = user;
        if (AuthConnector is not null)
            call["auth_connector"] = AuthConnector;
        return call;
    }
}
