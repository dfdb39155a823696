namespace Bitrix24.OpenLines;

/// <summary>A handler that an application has bound to an event.</summary>
/// <param name="Event">The event, in upper case.</param>
/// <param name="Handler">Where it is sent; null where it goes to the queue of the application.</param>
/// <param name="UserId">
/// In whose name the handler gets tokens; 0 for whoever has caused the event, null where it goes to the queue.
/// </param>
/// <param name="IsOffline">Whether it goes to the queue of the application.</param>
/// <param name="AuthConnector">The key of the source; null for none.</param>
public sealed record EventSubscription(
    string Event, Uri? Handler, int? UserId, bool IsOffline, string? AuthConnector)
{
    /// <inheritdoc/>
    public override string ToString() => IsOffline ? $"{Event} to the queue" : $"{Event} to {Handler}";
}
