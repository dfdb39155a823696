namespace Bitrix24.Rest;

/// <summary>Arithmetic with lengths of time.</summary>
internal static class TimeSpans
{
    /// <summary>The longer one.</summary>
    public static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
