using System.Globalization;
using System.Reflection;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What a person sees of a cmdlet that takes its time.</summary>
internal sealed class RunProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Type _cmdlet;
    private readonly Clock _clock;
    private readonly TimeSpan _begun;
    private TimeSpan _nextAt;
    private ProgressAttribute? _words;

    /// <param name="cmdlet">The cmdlet, which says in a <see cref="ProgressAttribute"/> what it does.</param>
    /// <param name="clock">The time.</param>
    /// <param name="delay">How long the cmdlet has to take before anything is shown.</param>
    public RunProgress(PSCmdlet cmdlet, Clock clock, TimeSpan delay)
    {
        _cmdlet = cmdlet.GetType();
        _clock = clock;
        _begun = clock.Elapsed;
        _nextAt = clock.Elapsed + delay;
    }

    /// <summary>Whether it is time to show something.</summary>
    public bool IsDue => _clock.Elapsed >= _nextAt;

    /// <summary>The progress at this moment.</summary>
    /// <param name="count">How far the command has come.</param>
    /// <param name="waiting">What it waits for; null when it does not.</param>
    /// <param name="left">
    /// How long the portal's limits keep it busy with what is left; null where that is not known.
    /// </param>
    public ProgressRecord At(RunCount count, RunWait? waiting, TimeSpan? left)
    {
        _nextAt = _clock.Elapsed + Interval;
        _words ??= _cmdlet.GetCustomAttribute<ProgressAttribute>();
        TimeSpan elapsed = _clock.Elapsed - _begun;
        TimeSpan? time = left ?? AtThisRate(count, elapsed);
        string status = Status(count, elapsed);
        if (time is { } rest)
            status += $", {Words(rest)} left";
        // PowerShell 7 draws nothing but the status.
        if (waiting is not null)
            status += $". {Describe(waiting)}";
        // A record each time: jobs and other sessions keep them.
        return new ProgressRecord(0, _words!.Activity, status)
        {
            PercentComplete = count.Total is > 0 and { } total ? Math.Min(100, count.Done * 100 / total) : -1,
            SecondsRemaining = time is { } seconds ? (int)Math.Ceiling(seconds.TotalSeconds) : -1,
        };
    }

    /// <summary>The end of it; null where nothing was shown.</summary>
    public ProgressRecord? Completed() => _words is null
        ? null
        : new(0, _words.Activity, " ") { RecordType = ProgressRecordType.Completed };

    /// <summary>How long the rest takes if it goes on as it did; null if that is not known.</summary>
    private static TimeSpan? AtThisRate(RunCount count, TimeSpan elapsed) =>
        count is { Total: { } total, Done: > 0 } && total >= count.Done
            ? TimeSpan.FromSeconds(elapsed.TotalSeconds / count.Done * (total - count.Done))
            : null;

    private static string Words(TimeSpan time)
    {
        int seconds = (int)Math.Ceiling(time.TotalSeconds);
        return seconds < 120
            ? string.Format(CultureInfo.InvariantCulture, "{0} s", seconds)
            : string.Format(CultureInfo.InvariantCulture, "{0} min", (seconds + 59) / 60);
    }

    private string Status(RunCount count, TimeSpan elapsed)
    {
        string text = count.Total is { } total
            ? $"{Number(count.Done)} of {Number(total)}"
            : $"{Number(count.Done)} done";
        text += $", {Number(count.Succeeded)} {_words!.Done}";
        if (count.AlreadyDone > 0)
            text += $", {Number(count.AlreadyDone)} before";
        if (count.Failed > 0)
            text += $", {Number(count.Failed)} failed";
        return count.Done > 0 && elapsed > TimeSpan.Zero
            ? $"{text}, {(count.Done / elapsed.TotalSeconds).ToString("N1", CultureInfo.InvariantCulture)} a second"
            : text;
    }

    /// <summary>What a command waits for, and until when or since when, in a sentence.</summary>
    public static string Describe(RunWait waiting)
    {
        string cause = waiting.Cause switch
        {
            WaitCause.RequestLimit => "Waiting for the portal's request limit",
            WaitCause.OperatingTime => $"{waiting.Subject} has used up its operating time: waiting",
            WaitCause.UnknownOutcome => "An answer was lost, and the portal may still be at work: looking",
            WaitCause.Answer => $"Waiting for an answer from {waiting.Subject}",
            WaitCause.Renewal => $"Waiting for new tokens from {waiting.Subject}",
            WaitCause.TokenStore => $"{waiting.Subject} is in use by another process: waiting",
            _ => $"Sending {waiting.Subject} again: waiting",
        };
        return waiting.Until > waiting.Since
            ? $"{cause} until {TimeOfDay(waiting.Until)}"
            : $"{cause} since {TimeOfDay(waiting.Since)}";
    }

    private static string TimeOfDay(DateTimeOffset time) =>
        time.LocalDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>How far a command has come with its inputs.</summary>
internal sealed class RunCount
{
    /// <summary>How many rows were read and found valid.</summary>
    public int Read { get; set; }

    /// <summary>How many have been carried out.</summary>
    public int Succeeded { get; set; }

    /// <summary>How many were refused or failed.</summary>
    public int Failed { get; set; }

    /// <summary>How many an earlier run had carried out.</summary>
    public int AlreadyDone { get; set; }

    /// <summary>How many will come, where that is known.</summary>
    public int? Total { get; set; }

    /// <summary>How many have their outcome.</summary>
    public int Done => Succeeded + Failed + AlreadyDone;
}

/// <summary>What the progress bar of a cmdlet says.</summary>
/// <param name="activity">What the cmdlet does: <c>Moving dialogs</c>.</param>
/// <param name="done">What has been done with a row then: <c>moved</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ProgressAttribute(string activity, string done = "read") : Attribute
{
    /// <summary>What the cmdlet does.</summary>
    public string Activity { get; } = activity;

    /// <summary>What has been done with a row then.</summary>
    public string Done { get; } = done;
}
