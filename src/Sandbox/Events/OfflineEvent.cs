namespace Bitrix24.Sandbox;

/// <summary>An event that waits in the queue of an application.</summary>
internal sealed class OfflineEvent
{
    public required int Id { get; init; }

    /// <summary>The code of the application.</summary>
    public required string ClientId { get; init; }

    /// <summary>The key of its source; empty for none.</summary>
    public required string Connector { get; init; }

    /// <summary>The event, in upper case.</summary>
    public required string Name { get; init; }

    /// <summary>The same for events that say the same.</summary>
    public required string MessageId { get; init; }

    /// <summary>When it has happened last.</summary>
    public DateTimeOffset Time { get; set; }

    public required JToken Data { get; init; }

    /// <summary>Who has caused it; 0 for nobody.</summary>
    public int UserId { get; set; }

    /// <summary>Who is at work on it; empty as long as nobody is.</summary>
    public string ProcessId { get; set; } = "";

    /// <summary>Whether somebody has failed at it.</summary>
    public bool HasFailed { get; set; }
}
