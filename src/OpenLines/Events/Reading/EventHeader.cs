namespace Bitrix24.OpenLines;

/// <summary>What every event says of itself, on whatever way it came.</summary>
/// <param name="Event">The event, in upper case.</param>
internal sealed record EventHeader(string Event)
{
    /// <summary>Its id: in the queue of the application, or in that of the bot.</summary>
    public int? EventId { get; init; }

    /// <summary>The id of the handler that was called.</summary>
    public int? HandlerId { get; init; }

    /// <summary>When it has happened, or was sent.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Who has caused it.</summary>
    public int? InitiatorId { get; init; }

    /// <summary>What comes with a call of a handler: the portal, and tokens.</summary>
    public JObject Auth { get; init; } = [];

    /// <summary>Under what the queue of the application keeps it for whoever has taken it.</summary>
    public string? ProcessId { get; init; }

    /// <summary>Its mark in the queue of the application.</summary>
    public string? OfflineMessageId { get; init; }
}
