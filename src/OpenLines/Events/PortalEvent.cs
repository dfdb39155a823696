using System.Security;

namespace Bitrix24.OpenLines;

/// <summary>
/// Something that has happened on a portal. What came to a handler, from the queue of an application, or from that of a
/// bot looks the same. A null is what it does not say.
/// </summary>
public abstract class PortalEvent
{
    private readonly EventHeader _header;

    private protected PortalEvent(EventEntry entry)
    {
        // The rest of it holds tokens.
        _header = entry.Header with { Auth = [] };
        Portal = JsonField.Text(entry.Header.Auth["domain"]);
        MemberId = JsonField.Text(entry.Header.Auth["member_id"]);
        Data = entry.Fields();
        AccessToken = entry.Secret("access_token");
        RefreshToken = entry.Secret("refresh_token");
        ApplicationToken = entry.Secret("application_token");
    }

    /// <summary>The event, in upper case: <c>ONSESSIONSTART</c>.</summary>
    public string Event => _header.Event;

    /// <summary>When it has happened; of what came to a handler, when it was sent.</summary>
    public DateTimeOffset? Time => _header.Time;

    /// <summary>Its id: in the queue that it was fetched from, or the one that came to the handler.</summary>
    public int? EventId => _header.EventId;

    /// <summary>The id of the handler that it came to.</summary>
    public int? HandlerId => _header.HandlerId;

    /// <summary>The id of the user who has caused it.</summary>
    public int? InitiatorId => _header.InitiatorId;

    /// <summary>The portal, as <c>company.bitrix24.com</c>; only what came to a handler says it.</summary>
    public string? Portal { get; }

    /// <summary>
    /// The id of the portal, which stays when its address changes; only what came to a handler says it.
    /// </summary>
    public string? MemberId { get; }

    /// <summary>Under what the queue of the application keeps it for whoever has taken it.</summary>
    public string? ProcessId => _header.ProcessId;

    /// <summary>
    /// Its mark in the queue of the application, 32 characters; events that say the same have the same.
    /// </summary>
    public string? OfflineMessageId => _header.OfflineMessageId;

    /// <summary>What the event says, by the portal's own names; without tokens.</summary>
    public AdditionalFields Data { get; }

    /// <summary>The access token that came to the handler, of the user who has caused the event.</summary>
    public SecureString? AccessToken { get; }

    /// <summary>The refresh token that came to the handler; few events bring one.</summary>
    public SecureString? RefreshToken { get; }

    /// <summary>By what a handler knows that it is the portal that calls.</summary>
    public SecureString? ApplicationToken { get; }

    /// <inheritdoc/>
    public override string ToString() => Event;
}

/// <summary>There is something new in the queue of the application: <c>onOfflineEvent</c>.</summary>
public sealed class OfflineQueueChangedEvent : PortalEvent
{
    internal OfflineQueueChangedEvent(EventEntry entry)
        : base(entry)
    {
    }
}

/// <summary>An event that has no type of its own here; <see cref="PortalEvent.Data"/> has what it says.</summary>
public sealed class OtherEvent : PortalEvent
{
    internal OtherEvent(EventEntry entry)
        : base(entry)
    {
    }
}
