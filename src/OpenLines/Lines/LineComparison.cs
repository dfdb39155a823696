namespace Bitrix24.OpenLines;

/// <summary>Compares what was sent with what a portal made of it, setting by setting.</summary>
internal static class LineComparison
{
    /// <summary>What differs, for the person who sent it.</summary>
    public static IEnumerable<LineDifference> Differences(OpenLineSettings sent, OpenLine kept) => sent.Given()
        .Where(setting => !IsKept(setting, sent, kept))
        .Select(setting => new LineDifference(setting, setting.ValueOf(sent), setting.ValueOf(kept)));

    /// <summary>What a change would change on a line, for the person who is about to send it.</summary>
    public static IEnumerable<SettingChange> Changes(OpenLineSettings sent, OpenLine line) => sent.Given()
        .Where(setting => setting.IsRequestOnly || !IsKept(setting, sent, line))
        .Select(setting => new SettingChange(
            setting, setting.IsRequestOnly ? null : setting.ValueOf(line), setting.ValueOf(sent)));

    private static bool IsKept(Setting setting, OpenLineSettings sent, OpenLine kept)
    {
        if (setting.IsRequestOnly)
            return true;
        object value = setting.ValueOf(sent)!;
        if (value is OperatorQueue queue && !kept.IsQueueConfigured && HasDepartments(queue))
            return AreAllIn(queue, kept.Queue);
        // What looks like an emoji code was stored, and read, as that emoji.
        return setting.AreSame(value is string text ? StoredText.Decode(text) : value, setting.ValueOf(kept));
    }

    private static bool HasDepartments(OperatorQueue queue) =>
        queue.Members.Any(member => member.EntityType is QueueEntityType.Department);

    /// <summary>
    /// Without the configured queue there are only users, and no telling what department they came from: the users
    /// that were sent have to be among them.
    /// </summary>
    private static bool AreAllIn(OperatorQueue sent, OperatorQueue? kept) => kept is not null && sent.Members
        .Where(member => member.EntityType is QueueEntityType.User)
        .All(kept.Members.Contains);
}

/// <summary>A setting that a change would give another value.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Old">What the line has; null for nothing.</param>
/// <param name="New">What the line would get.</param>
public sealed record SettingChange(Setting Setting, object? Old, object? New)
{
    /// <summary>Old and new: <c>QueueTime 60 -> 40</c>.</summary>
    public override string ToString() => Setting.IsRequestOnly
        ? $"{Setting.Name} {Setting.Show(New)}"
        : $"{Setting.Name} {Setting.Show(Old)} -> {Setting.Show(New)}";
}

/// <summary>A setting whose value on the portal differs from the one that was sent.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Sent">What was sent.</param>
/// <param name="Kept">What the portal has; null for nothing.</param>
internal sealed record LineDifference(Setting Setting, object? Sent, object? Kept)
{
    /// <summary>Whether the plan of the portal is the likely cause.</summary>
    public bool MayBeOfPlan => PlanLimits.MayCause(Setting, Sent, Kept);

    /// <summary>The difference in words, without an end.</summary>
    public string Text => $"{Setting.WireName} is {Setting.Show(Kept)} on the portal, {Setting.Show(Sent)} was sent";

    /// <summary>The difference in words, with the line that has it.</summary>
    public string In(OpenLine line) => $"'{line.Name}' ({line.Id}): {Text}";
}
