namespace Bitrix24.OpenLines;

/// <summary>Which part of the queue of an application is meant.</summary>
public sealed record OfflineEventSource
{
    /// <summary>The names of the events, in upper case; none for all.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>The key of the source; null for none.</summary>
    public string? AuthConnector { get; init; }

    /// <summary>Whether those are meant that somebody has failed at.</summary>
    public bool Failed { get; init; }

    /// <summary>
    /// Whether what others have taken and not acknowledged is left alone. Whoever shares a queue with others wants
    /// that.
    /// </summary>
    public bool SkipsReserved { get; init; }
}
