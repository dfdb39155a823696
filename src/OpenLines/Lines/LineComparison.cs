namespace Bitrix24.OpenLines;

/// <summary>Compares what was sent with what a portal made of it, setting by setting.</summary>
internal static class LineComparison
{
    /// <summary>What differs, for the person who sent it.</summary>
    public static IEnumerable<LineDifference> Differences(OpenLineSettings sent, OpenLine kept) => sent.Given()
        .Where(setting => !IsKept(setting, sent, kept))
        .Select(setting => new LineDifference(setting, setting.ValueOf(sent), setting.ValueOf(kept)));

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
