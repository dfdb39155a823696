namespace Bitrix24.OpenLines;

/// <summary>
/// What one run knows of the lines of one name, and which of those on the portal are whose. Whoever holds it keeps
/// others out.
/// </summary>
internal sealed class LinesOfName
{
    private const int MaxIds = 100;

    /// <summary>How many are being sent at this moment.</summary>
    public int UnderWay { get; set; }

    /// <summary>Those whose answer was lost, in the order of sending.</summary>
    public List<LineWrite> Unknown { get; } = [];

    /// <summary>Whether somebody is looking for them at this moment.</summary>
    public bool IsLookedUp { get; set; }

    /// <summary>Whether one of them could not be found out about.</summary>
    public bool HasFailed { get; private set; }

    public bool IsEmpty => UnderWay == 0 && Unknown.Count == 0 && !IsLookedUp && !HasFailed;

    public void Add(LineWrite write)
    {
        if (!Unknown.Contains(write))
            Unknown.Add(write);
    }

    /// <summary>
    /// Tells the lines of unknown outcome which of those on the portal they are. Afterwards each of them is
    /// written, is known to be missing, or has failed as unknown.
    /// </summary>
    /// <param name="found">The new lines of this name that the run is not sure of, by id.</param>
    public void Settle(List<OpenLine> found)
    {
        if (HasFailed)
        {
            Fail("What became of another line of this name is not known either.");
            return;
        }
        int most = Unknown.Count + UnknownOfSameInput();
        if (found.Count > most)
        {
            List<OpenLine> exact = found.FindAll(line => Unknown.Any(write => IsMadeOf(line, write)));
            // A portal may have made something else of some: with too few that fit, nothing is known to be missing.
            if (exact.Count > most || exact.Count < Unknown.Count)
            {
                Fail($"There are {found.Count} new lines of this name, more than were sent: " +
                    $"{Excerpt.Of(string.Join(", ", found.Select(line => line.Id)), MaxIds)}.");
                return;
            }
            found = exact;
        }

        // Those that fit exactly choose first; among equals the order of sending is that of the ids.
        foreach (bool exactly in new[] { true, false })
        {
            foreach (LineWrite write in Unknown.Where(write => !write.IsWritten))
            {
                if (found.Find(line => !exactly || IsMadeOf(line, write)) is not { } line)
                    continue;
                if (!exactly && HasMoreOfSameName(write))
                {
                    write.Fail(write.Unknown(
                        $"The new line {line.Id} has this name, and may be that of another input of unknown outcome."));
                    continue;
                }
                found.Remove(line);
                write.Succeed(line.Id);
                write.Line = line;
            }
            // What is left of lines that fit belongs to others of the same input.
            if (exactly && most > Unknown.Count)
            {
                LineWrite[] shared = [.. Unknown.Where(write => HasMoreOfSameInput(write))];
                found.RemoveAll(line => shared.Any(write => IsMadeOf(line, write)));
            }
        }
        foreach (LineWrite missing in Unknown.Where(write => !write.IsSettled))
            missing.MarkMissing();
    }

    /// <summary>Whatever is found of this name later may be one of these: nothing can be told of it any more.</summary>
    public void Fail(string reason)
    {
        HasFailed = true;
        foreach (LineWrite write in Unknown)
            write.Fail(write.Unknown(reason));
    }

    /// <summary>
    /// How many lines an earlier run may have made besides of the same inputs, which come later or never. Of lines that
    /// are all the same, it does not matter which is whose.
    /// </summary>
    private int UnknownOfSameInput() => Unknown
        .Where(write => write.SameInput is not null)
        .GroupBy(write => write.SameInput!)
        .Sum(same => Math.Max(0, same.Key.UnknownCount - same.Count()));

    private bool HasMoreOfSameInput(LineWrite write) =>
        write.SameInput is { } same && same.UnknownCount > Unknown.Count(other => other.SameInput == same);

    /// <summary>Whether an earlier run may have made lines of the same name that are not looked for yet.</summary>
    private bool HasMoreOfSameName(LineWrite write) => write.SameName is { } sameName
        && sameName.UnknownCount > Unknown.Count(other => other.SameName == sameName);

    private static bool IsMadeOf(OpenLine line, LineWrite write) =>
        !LineComparison.Differences(write.Settings, line).Any();
}
