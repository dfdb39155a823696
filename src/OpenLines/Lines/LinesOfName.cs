namespace Bitrix24.OpenLines;

/// <summary>
/// What one run knows of the lines of one name, and which of those on the portal are whose. Whoever holds it keeps
/// others out.
/// </summary>
internal sealed class LinesOfName
{
    private const int MaxIds = 100;
    private const int Nobody = -1;

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

    /// <summary>Whether there are as many lines as have unknown outcomes, with names that may be theirs.</summary>
    public bool MayAllBeIn(IEnumerable<OpenLine> found) => found.Count(MayBeOneOfUnknown) >= Unknown.Count;

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
        // Long names that begin in the same way share a key.
        found = found.FindAll(MayBeOneOfUnknown);
        if (WayOf(found) is not { } way)
        {
            Fail($"New lines ({Ids(found)}) have names that the portal may have made of this one or of a similar one.");
            return;
        }
        int most = Unknown.Count + UnknownOfSameInput();
        if (found.Count > most)
        {
            List<OpenLine> exact = found.FindAll(line => Unknown.Any(write => IsMadeOf(line, write)));
            // A portal may have made something else of some: with too few that fit, nothing is known to be missing.
            if (exact.Count > most || exact.Count < Unknown.Count)
            {
                Fail($"There are {found.Count} new lines of this name, more than were sent: {Ids(found)}.");
                return;
            }
            found = exact;
        }

        // Those that fit exactly choose first; among equals the order of sending is that of the ids.
        foreach (bool exactly in new[] { true, false })
        {
            foreach (LineWrite write in Unknown.Where(write => !write.IsWritten))
            {
                bool IsCandidate(OpenLine line) => IsNamedAs(line, write, way) && (!exactly || IsMadeOf(line, write));
                if (found.Find(IsCandidate) is not { } line)
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
    /// In which way the portal stores names, as far as it matters for these: null if several ways are possible, and say
    /// different things about whose lines these are.
    /// </summary>
    private Func<string, string>? WayOf(List<OpenLine> found)
    {
        (Func<string, string> Way, int[] Owners)[] all =
            [.. LineName.Ways.Select(way => (way, OwnersOf(found, way)))];
        // Unless a line may be that of a row of an earlier run, each is the line of one of these.
        (Func<string, string> Way, int[] Owners)[] possible = Unknown.Exists(HasMoreOfSameName)
            ? all
            : Array.FindAll(all, one => !one.Owners.Contains(Nobody));
        // More lines than were sent: somebody else has created lines of these names, too.
        if (possible.Length == 0)
            possible = [all.OrderBy(one => one.Owners.Count(owner => owner == Nobody)).First()];
        return Array.TrueForAll(possible, one => one.Owners.SequenceEqual(possible[0].Owners))
            ? possible[0].Way
            : null;
    }

    /// <summary>Whose each line is, if the portal stores names in a certain way.</summary>
    private int[] OwnersOf(List<OpenLine> found, Func<string, string> way)
    {
        var owners = new List<int>();
        foreach (OpenLine line in found)
        {
            owners.Add(Enumerable.Range(0, Unknown.Count)
                .Where(owner => !owners.Contains(owner) && IsNamedAs(line, Unknown[owner], way))
                .DefaultIfEmpty(Nobody).First());
        }
        return [.. owners];
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

    private bool MayBeOneOfUnknown(OpenLine line) =>
        Unknown.Exists(write => LineName.Ways.Any(way => IsNamedAs(line, write, way)));

    private static bool IsMadeOf(OpenLine line, LineWrite write) =>
        !LineComparison.Differences(write.Settings, line).Any();

    private static bool IsNamedAs(OpenLine line, LineWrite write, Func<string, string> way) =>
        LineName.IsStored(line.Name, write.Settings.Name ?? "", way);

    private static string Ids(IEnumerable<OpenLine> lines) =>
        Excerpt.Of(string.Join(", ", lines.Select(line => line.Id)), MaxIds);
}
