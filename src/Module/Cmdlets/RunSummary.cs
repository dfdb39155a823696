using System.Globalization;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What one command did and what it waited for. Cmdlets write it to the information stream.</summary>
public sealed class RunSummary
{
    internal RunSummary(string command, RunCount count, RunMonitor run, TimeSpan elapsed)
    {
        Command = command;
        Succeeded = count.Succeeded;
        Failed = count.Failed;
        AlreadyDone = count.AlreadyDone;
        Requests = run.Requests;
        Calls = run.Calls;
        Retries = run.Retries;
        Waits = run.Waits;
        Seconds = Math.Round(elapsed.TotalSeconds, 2);
        RequestLimitSeconds = SecondsOf(run, WaitCause.RequestLimit);
        OperatingTimeSeconds = SecondsOf(run, WaitCause.OperatingTime);
        RetrySeconds = SecondsOf(run, WaitCause.Retry);
        UnknownOutcomeSeconds = SecondsOf(run, WaitCause.UnknownOutcome);
    }

    /// <summary>The cmdlet.</summary>
    public string Command { get; }

    /// <summary>How many inputs were carried out.</summary>
    public int Succeeded { get; }

    /// <summary>How many inputs were not, or nobody knows.</summary>
    public int Failed { get; }

    /// <summary>How many inputs an earlier run with the same journal had carried out.</summary>
    public int AlreadyDone { get; }

    /// <summary>How many HTTP requests were sent, repeated ones included.</summary>
    public int Requests { get; }

    /// <summary>How many REST calls they carried, repeated ones included.</summary>
    public int Calls { get; }

    /// <summary>How many of the calls were sent again.</summary>
    public int Retries { get; }

    /// <summary>How often the command waited.</summary>
    public int Waits { get; }

    /// <summary>How long the command took, in seconds.</summary>
    public double Seconds { get; }

    /// <summary>Seconds in which something waited because the portal takes so many requests and no more.</summary>
    public double RequestLimitSeconds { get; }

    /// <summary>Seconds in which something waited because a method had used up its operating time.</summary>
    public double OperatingTimeSeconds { get; }

    /// <summary>Seconds in which something waited before it was sent again.</summary>
    public double RetrySeconds { get; }

    /// <summary>Seconds in which something waited to find out what had become of it.</summary>
    public double UnknownOutcomeSeconds { get; }

    /// <summary>The summary in a line.</summary>
    public override string ToString()
    {
        var parts = new List<string> { $"{Number(Succeeded)} done" };
        if (AlreadyDone > 0)
            parts.Add($"{Number(AlreadyDone)} done before");
        if (Failed > 0)
            parts.Add($"{Number(Failed)} failed");
        parts.Add(Requests == 1 ? "1 request" : $"{Number(Requests)} requests");
        if (Retries > 0)
            parts.Add(Retries == 1 ? "1 call sent again" : $"{Number(Retries)} calls sent again");
        parts.Add($"{Seconds.ToString("0.#", CultureInfo.InvariantCulture)} s");
        return $"{Command}: {string.Join(", ", parts)}";
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static double SecondsOf(RunMonitor run, WaitCause cause) =>
        Math.Round(run.TimeOf(cause).TotalSeconds, 2);
}
