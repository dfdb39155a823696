namespace Bitrix24.Sandbox;

/// <summary>
/// What the handler of an event would have been sent. The portal in memory calls nobody: it keeps the body.
/// </summary>
/// <param name="Event">The event, in upper case: <c>ONSESSIONSTART</c>.</param>
/// <param name="Address">Where it would have gone.</param>
/// <param name="Time">When.</param>
/// <param name="Form">
/// The body as it would have been sent: <c>application/x-www-form-urlencoded</c>, nested as PHP does. It has tokens.
/// </param>
/// <param name="Json">The same as JSON, for reading.</param>
public sealed record SandboxDelivery(string Event, string Address, DateTimeOffset Time, string Form, string Json)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Event} to {Address}";
}
