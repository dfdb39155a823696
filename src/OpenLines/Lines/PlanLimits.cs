using System.Collections.Concurrent;

namespace Bitrix24.OpenLines;

/// <summary>
/// What a portal keeps otherwise because its plan does not have it: all becomes evenly, working hours and rating are
/// switched off, lines beyond the number that the plan has are switched off. It is said once a run for each setting.
/// </summary>
internal sealed class PlanLimits
{
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);

    /// <summary>Whether the plan is the likely cause of a difference.</summary>
    public static bool MayCause(Setting setting, object? sent, object? kept) => setting.WireName switch
    {
        "QUEUE_TYPE" => IsQueueType(sent, QueueType.All) && IsQueueType(kept, QueueType.Evenly),
        "WORKTIME_ENABLE" or "VOTE_MESSAGE" or "ACTIVE" => sent is true && kept is false,
        _ => false,
    };

    private static bool IsQueueType(object? value, QueueType type) => Choice<QueueType>.Known(value as string) == type;

    /// <summary>The warning about a line, in a sentence; null where nothing is new in it.</summary>
    public string? Warning(OpenLine line, IEnumerable<LineDifference> differences)
    {
        LineDifference[] bent =
            [.. differences.Where(one => one.MayBeOfPlan && _told.TryAdd(one.Setting.WireName, true))];
        return bent.Length == 0
            ? null
            : $"'{line.Name}' ({line.Id}): {string.Join("; ", bent.Select(one => one.Text))}. The likely cause is " +
                "the plan of the portal. This warning is not repeated for other lines.";
    }
}
