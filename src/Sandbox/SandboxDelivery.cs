namespace Bitrix24.Sandbox;

/// <summary>What the handler of an event is sent, once: a portal does not repeat it where nobody answers.</summary>
/// <param name="Event">The event, in upper case: <c>ONSESSIONSTART</c>.</param>
/// <param name="Address">Where it goes.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Form">
/// The body: <c>application/x-www-form-urlencoded</c>, nested as PHP does. It has tokens.
/// </param>
/// <param name="Json">The same as JSON, for reading.</param>
public sealed record SandboxDelivery(string Event, string Address, DateTimeOffset Time, string Form, string Json)
{
    /// <summary>
    /// The HTTP status that the handler has answered, 0 where nobody has; null where it was not posted, or not yet.
    /// </summary>
    public int? Status { get; internal set; }

    /// <summary>Whether the portal has been reset since: whoever has not posted it yet leaves it.</summary>
    public bool IsOver { get; internal set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Event} to {Address}";
}
