namespace Bitrix24.OpenLines;

/// <summary>
/// Sees to it that lines have the working hours that they were to have. A portal takes times of day in one of two forms
/// (<c>18.30</c> or <c>18:30</c>) and silently puts others in place of what it cannot read. As long as it is not known
/// which form that is, the hours of every line are read back, and sent in the other form where they are wrong.
/// </summary>
/// <param name="client">The portal.</param>
/// <param name="quirks">What is known of the portal; shared by all runs on it.</param>
internal sealed class WorkingHours(RestClient client, PortalQuirks quirks)
{
    private static readonly (string From, string To) Default = ("09:00", "18:30");

    /// <summary>What is read of a line where nothing but its hours matters.</summary>
    public static OpenLineSelection Selection { get; } = OpenLineSelection.Of(
        [nameof(OpenLine.WorktimeFrom), nameof(OpenLine.WorktimeTo)], withOperators: false);

    /// <summary>Whether settings have hours.</summary>
    public static bool AreIn(OpenLineSettings settings) => settings is { WorktimeFrom: not null, WorktimeTo: not null };

    /// <summary>Whether a line has other hours than were sent.</summary>
    public static bool AreWrong(LineWrite write) => AreIn(write.Settings) && write.Line is { } line
        && !(line.WorktimeFrom == write.Settings.WorktimeFrom && line.WorktimeTo == write.Settings.WorktimeTo);

    /// <summary>
    /// Learns from lines that have been read back, and corrects those with wrong hours. They have to be read again
    /// afterwards.
    /// </summary>
    /// <returns>The lines that were corrected.</returns>
    public async Task<IReadOnlyList<LineWrite>> CorrectAsync(IEnumerable<LineWrite> read, CancellationToken token)
    {
        var wrong = new List<LineWrite>();
        foreach (LineWrite write in read.Where(write => AreIn(write.Settings)))
        {
            if (!AreWrong(write))
                LearnFrom(write);
            else if (MayBeCorrected(write))
                wrong.Add(write);
        }
        UpdateOpenLine[] corrections = [.. wrong.Select(Correction)];
        IReadOnlyList<Outcome<int>> answers = await client.SendAsync<int>(corrections, token).ConfigureAwait(false);
        return [.. wrong.Where((_, place) => answers[place].IsSuccess)];
    }

    /// <summary>Learns from corrected lines that have been read again.</summary>
    public void LearnFromCorrected(IEnumerable<LineWrite> corrected)
    {
        LineWrite[] read = [.. corrected.Where(write => write.Line is not null)];
        if (Array.Find(read, write => !AreWrong(write)) is { } right)
            quirks.LearnTimeNotation(right.SentDotted!.Value);
        else if (read.Length > 0 && !quirks.IsTimeNotationKnown)
            quirks.GiveUpTimes();
    }

    /// <summary>In the form that the portal takes, hours are wrong for another reason.</summary>
    private bool MayBeCorrected(LineWrite write) => quirks.IsTimeNotationKnown
        ? write.SentDotted != quirks.TakesDottedTimes
        : !quirks.TakesNoTimes;

    private UpdateOpenLine Correction(LineWrite write)
    {
        bool isDotted = quirks.IsTimeNotationKnown
            ? quirks.TakesDottedTimes
            : !(write.SentDotted ?? quirks.TakesDottedTimes);
        write.SentDotted = isDotted;
        return new UpdateOpenLine(
            write.Written!.Value,
            new OpenLineSettings { WorktimeFrom = write.Settings.WorktimeFrom, WorktimeTo = write.Settings.WorktimeTo },
            isDotted);
    }

    /// <summary>
    /// Only a new line says something, and only hours that the two forms write differently and that are not the
    /// portal's own: an old line may have had them before.
    /// </summary>
    private void LearnFrom(LineWrite write)
    {
        (string from, string to) = (write.Settings.WorktimeFrom!, write.Settings.WorktimeTo!);
        bool saysSomething = (HasMinutes(from) || HasMinutes(to)) && (from, to) != Default;
        if (write.IsCreation && saysSomething && write.SentDotted is { } isDotted && !quirks.IsTimeNotationKnown)
            quirks.LearnTimeNotation(isDotted);
    }

    private static bool HasMinutes(string time) => TimeOfDay.Parse(time).Minute > 0;
}
