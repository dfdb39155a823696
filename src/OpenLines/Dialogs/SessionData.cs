namespace Bitrix24.OpenLines;

/// <summary>
/// What a chat has of its session, in one text: <c>Y|LEAD|1209|N|N|343|1773682918|0|0|0</c>. The parts are whether it
/// is in the CRM, the type and the id there, whether it is pinned, whether it waits to be closed, the session, when
/// that began, the line that it was moved to, and until when and why nobody can write.
/// </summary>
/// <param name="text">The text, <c>entity_data_1</c>.</param>
internal sealed class SessionData(string? text)
{
    private readonly string[] _parts = text?.Split('|') ?? [];

    public bool? HasCrmEntity => FlagFormat.TryParse(Part(0));

    public string? CrmEntityType => HasCrmEntity is true ? Part(1)?.ToLowerInvariant() : null;

    public int? CrmEntity => HasCrmEntity is true ? IdAt(2) : null;

    public bool? IsPinned => FlagFormat.TryParse(Part(3));

    public int? SessionId => IdAt(5);

    public DateTimeOffset? Started => IdAt(6) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>The line that the dialog was moved to; null where it is still at the one of its user code.</summary>
    public int? Line => IdAt(7);

    /// <summary>
    /// The ids in <c>entity_data_2</c>, by type: <c>LEAD|1209|COMPANY|0|CONTACT|0|DEAL|0</c>.
    /// </summary>
    public static IReadOnlyDictionary<string, int> CrmIds(string? text)
    {
        string[] parts = text?.Split('|') ?? [];
        var ids = new Dictionary<string, int>();
        for (int i = 0; i + 1 < parts.Length; i += 2)
        {
            if (NumberFormat.TryParse(parts[i + 1]) is > 0 and var id)
                ids[parts[i]] = id;
        }
        return ids;
    }

    private string? Part(int index) => index < _parts.Length && _parts[index].Length > 0 ? _parts[index] : null;

    private int? IdAt(int index) => NumberFormat.TryParse(Part(index)) is > 0 and var id ? id : null;
}
