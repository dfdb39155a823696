namespace Bitrix24.OpenLines;

/// <summary>Compares what was sent with what a portal made of it, setting by setting.</summary>
internal static class LineComparison
{
    /// <summary>What differs, in a sentence each, for the person who sent it.</summary>
    public static IEnumerable<string> Differences(OpenLineSettings sent, OpenLine kept) => sent.Given()
        .Where(setting => !IsKept(setting, sent, kept))
        .Select(setting => $"'{kept.Name}' ({kept.Id}): {setting.WireName} is {Show(setting.ValueOf(kept))} on the " +
            $"portal, {Show(setting.ValueOf(sent))} was sent");

    /// <summary>
    /// Whether the portal may take times of day in the dotted form only: it has put its defaults in place of others.
    /// </summary>
    public static bool HasDefaultTimes(OpenLineSettings sent, OpenLine kept) =>
        sent.WorktimeFrom is { } from && sent.WorktimeTo is { } to
        && kept.WorktimeFrom == DefaultFrom && kept.WorktimeTo == DefaultTo
        && (from != DefaultFrom || to != DefaultTo);

    private static TimeOfDay DefaultFrom => new(9, 0);

    private static TimeOfDay DefaultTo => new(18, 30);

    private static bool IsKept(Setting setting, OpenLineSettings sent, OpenLine kept)
    {
        if (setting.IsRequestOnly)
            return true;
        object value = setting.ValueOf(sent)!;
        // Without the configured queue there are only users, and no telling what department they came from.
        if (value is OperatorQueue queue && !kept.IsQueueConfigured
            && queue.Members.Any(member => member.EntityType is QueueEntityType.Department))
            return true;
        return setting.AreSame(value, setting.ValueOf(kept));
    }

    private static string Show(object? value) => value switch
    {
        null => "not set",
        bool flag => flag ? "Y" : "N",
        string text => $"'{Excerpt.Of(text, 40)}'",
        _ => value.ToString() is { Length: > 0 } shown ? Excerpt.Of(shown, 60) : "empty",
    };
}
