namespace Bitrix24.OpenLines.PowerShell;

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
