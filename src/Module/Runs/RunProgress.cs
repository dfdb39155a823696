using System.Globalization;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What a person sees of a command that takes its time.</summary>
/// <param name="activity">What the command does: <c>Creating open lines</c>.</param>
/// <param name="achieved">What has been done with an input: <c>created</c>.</param>
internal sealed class RunProgress(string activity, string achieved)
{
    /// <summary>The progress at this moment.</summary>
    /// <param name="count">How far the command has come.</param>
    /// <param name="waiting">What it waits for; null when it does not.</param>
    /// <param name="left">
    /// How long the portal's limits keep it busy with what is left; null where that is not known.
    /// </param>
    public ProgressRecord At(RunCount count, RunWait? waiting, TimeSpan? left)
    {
        // A record each time: jobs and other sessions keep them.
        return new ProgressRecord(0, activity, Status(count))
        {
            CurrentOperation = waiting is null ? "" : Describe(waiting),
            PercentComplete = count.Total is > 0 and { } total ? Math.Min(100, count.Done * 100 / total) : -1,
            SecondsRemaining = left is { } time ? (int)Math.Ceiling(time.TotalSeconds) : -1,
        };
    }

    /// <summary>The end of it.</summary>
    public ProgressRecord Completed() => new(0, activity, " ") { RecordType = ProgressRecordType.Completed };

    private string Status(RunCount count)
    {
        string text = count.Total is { } total
            ? $"{Number(count.Done)} of {Number(total)}"
            : $"{Number(count.Done)} done";
        text += $", {Number(count.Succeeded)} {achieved}";
        if (count.AlreadyDone > 0)
            text += $", {Number(count.AlreadyDone)} before";
        return count.Failed == 0 ? text : $"{text}, {Number(count.Failed)} failed";
    }

    /// <summary>What a command waits for and until when, in a sentence.</summary>
    public static string Describe(RunWait waiting)
    {
        string cause = waiting.Cause switch
        {
            WaitCause.RequestLimit => "Waiting for the portal's request limit",
            WaitCause.OperatingTime => $"{waiting.Method} has used up its operating time: waiting",
            WaitCause.UnknownOutcome => "An answer was lost, and the portal may still be at work: looking",
            _ => $"Sending {waiting.Method} again: waiting",
        };
        string until = waiting.Until.LocalDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return $"{cause} until {until}";
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
