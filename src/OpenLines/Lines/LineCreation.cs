namespace Bitrix24.OpenLines;

/// <summary>A line that is to be made, and what an earlier run knows of it.</summary>
/// <param name="Settings">What it is made with.</param>
public sealed record LineCreation(OpenLineSettings Settings) : IJournaled
{
    string IJournaled.Content => new AddOpenLine(Settings).ToCall().ToContent();

    string? IJournaled.Name => Settings.Name;

    CallKind IJournaled.Kind => CallKind.Creation;

    RestError IJournaled.Unknown(string reason) => AddOpenLine.Unknown(Settings, reason);

    /// <summary>The id of the line, where an earlier run has made it: it is only read back.</summary>
    public int? KnownId { get; init; }

    /// <summary>
    /// When an earlier run sent it and did not hear what became of it; null otherwise. It is looked up first.
    /// </summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The inputs of earlier runs that are the same as this one; null where there are none.</summary>
    public JournalGroup? Twins { get; init; }

    /// <summary>The inputs of earlier runs that have the same name; null where there are none.</summary>
    public JournalGroup? Namesakes { get; init; }
}
