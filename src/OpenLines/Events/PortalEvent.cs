using System.Security;

namespace Bitrix24.OpenLines;

/// <summary>
/// Something that has happened on a portal. What came to a handler, from the queue of an application, or from that of a
/// bot looks the same. A null is what it does not say.
/// </summary>
public abstract class PortalEvent
{
    private protected PortalEvent(EventEntry entry)
    {
        EventHeader header = entry.Header;
        Event = header.Event;
        EventId = header.EventId;
        HandlerId = header.HandlerId;
        Time = header.Time;
        InitiatorId = header.InitiatorId;
        Portal = JsonField.Text(header.Auth["domain"]);
        MemberId = JsonField.Text(header.Auth["member_id"]);
        ProcessId = header.ProcessId;
        OfflineMessageId = header.OfflineMessageId;
        Data = entry.Fields();
        AccessToken = entry.Secret("access_token");
        RefreshToken = entry.Secret("refresh_token");
        ApplicationToken = entry.Secret("application_token");
    }

    /// <summary>The event, in upper case: <c>ONSESSIONSTART</c>.</summary>
    public string Event { get; }

    /// <summary>When it has happened; of what came to a handler, when it was sent.</summary>
    public DateTimeOffset? Time { get; }

    /// <summary>Its id: in the queue that it was fetched from, or the one that came to the handler.</summary>
    public int? EventId { get; }

    /// <summary>The id of the handler that it came to.</summary>
    public int? HandlerId { get; }

    /// <summary>The id of the user who has caused it.</summary>
    public int? InitiatorId { get; }

    /// <summary>The portal, as <c>company.bitrix24.com</c>; only what came to a handler says it.</summary>
    public string? Portal { get; }

    /// <summary>
    /// The id of the portal, which stays when its address changes; only what came to a handler says it.
    /// </summary>
    public string? MemberId { get; }

    /// <summary>Under what the queue of the application keeps it for whoever has taken it.</summary>
    public string? ProcessId { get; }

    /// <summary>
    /// Its mark in the queue of the application, 32 characters; events that say the same have the same.
    /// </summary>
    public string? OfflineMessageId { get; }

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
