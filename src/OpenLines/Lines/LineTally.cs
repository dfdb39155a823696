namespace Bitrix24.OpenLines;

/// <summary>
/// What one run knows of the lines of one name, and which of those on the portal are whose. Whoever holds it keeps
/// others out.
/// </summary>
internal sealed class LineTally
{
    private const int MaxIds = 100;

    /// <summary>How many are being sent at this moment.</summary>
    public int UnderWay { get; set; }

    /// <summary>Those whose answer was lost, in the order of sending.</summary>
    public List<LineWrite> Doubtful { get; } = [];

    /// <summary>Whether somebody is looking for them at this moment.</summary>
    public bool IsLookedUp { get; set; }

    /// <summary>Whether one of them could not be found out about.</summary>
    public bool IsLost { get; private set; }

    public bool IsEmpty => UnderWay == 0 && Doubtful.Count == 0 && !IsLookedUp && !IsLost;

    public void Add(LineWrite write)
    {
        if (!Doubtful.Contains(write))
            Doubtful.Add(write);
    }

    /// <summary>
    /// Tells the doubtful lines which of those on the portal they are. Afterwards each of them is written, is known to
    /// be missing, or has failed as unknown.
    /// </summary>
    /// <param name="found">The new lines of this name that the run is not sure of, by id.</param>
    public void Settle(List<OpenLine> found)
    {
        if (IsLost)
        {
            Fail("What became of another line of this name is not known either.");
            return;
        }
        int most = Doubtful.Count + MissingTwins();
        if (found.Count > most)
        {
            List<OpenLine> exact = found.FindAll(line => Doubtful.Any(write => IsMadeOf(line, write)));
            // A portal may have made something else of some: with too few that fit, nothing is known to be missing.
            if (exact.Count > most || exact.Count < Doubtful.Count)
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
            foreach (LineWrite write in Doubtful.Where(write => !write.IsWritten))
            {
                if (found.Find(line => !exactly || IsMadeOf(line, write)) is not { } line)
                    continue;
                if (!exactly && HasMoreNamesakes(write))
                {
                    write.Fail(AddOpenLine.Unknown(
                        write.Settings,
                        $"The new line {line.Id} has this name, and may be that of another input in doubt."));
                    continue;
                }
                found.Remove(line);
                write.Succeed(line.Id);
                write.Line = line;
            }
            // What is left of lines that fit belongs to others of the same input.
            if (exactly && most > Doubtful.Count)
            {
                LineWrite[] shared = [.. Doubtful.Where(write => HasMoreTwins(write))];
                found.RemoveAll(line => shared.Any(write => IsMadeOf(line, write)));
            }
        }
        foreach (LineWrite missing in Doubtful.Where(write => !write.IsSettled))
            missing.Miss();
    }

    /// <summary>Whatever is found of this name later may be one of these: nothing can be told of it any more.</summary>
    public void Fail(string reason)
    {
        IsLost = true;
        foreach (LineWrite write in Doubtful)
            write.Fail(AddOpenLine.Unknown(write.Settings, reason));
    }

    /// <summary>
    /// How many lines an earlier run may have made besides of the same inputs, which come later or never. Of lines that
    /// are all the same, it does not matter which is whose.
    /// </summary>
    private int MissingTwins() => Doubtful
        .Where(write => write.Twins is not null)
        .GroupBy(write => write.Twins!)
        .Sum(twins => Math.Max(0, twins.Key.InDoubt - twins.Count()));

    private bool HasMoreTwins(LineWrite write) =>
        write.Twins is { } twins && twins.InDoubt > Doubtful.Count(other => other.Twins == twins);

    /// <summary>Whether an earlier run may have made lines of the same name that are not looked for yet.</summary>
    private bool HasMoreNamesakes(LineWrite write) => write.Namesakes is { } namesakes
        && namesakes.InDoubt > Doubtful.Count(other => other.Namesakes == namesakes);

    private static bool IsMadeOf(OpenLine line, LineWrite write) =>
        !LineComparison.Differences(write.Settings, line).Any();
}
