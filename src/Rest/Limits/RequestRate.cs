namespace Bitrix24.Rest;

/// <summary>
/// How many requests a portal takes: a bucket that holds some at once and drains at a steady rate. What finds it full
/// is turned away with HTTP 503 <c>QUERY_LIMIT_EXCEEDED</c>.
/// </summary>
/// <param name="Burst">How many requests it takes at once, from 1.</param>
/// <param name="PerSecond">How many it takes each second from then on; more than 0.</param>
public readonly record struct RequestRate(int Burst, double PerSecond)
{
    /// <summary>What a portal in the cloud takes on every plan but Enterprise: 50 at once, then 2 a second.</summary>
    public static RequestRate Standard { get; } = new(50, 2);

    /// <summary>What a portal in the cloud takes on the Enterprise plan: 250 at once, then 5 a second.</summary>
    public static RequestRate Enterprise { get; } = new(250, 5);

    /// <summary>A portal that counts no requests, as one on a server of its own, or the sandbox.</summary>
    public static RequestRate Unlimited { get; } = new(int.MaxValue, double.PositiveInfinity);

    /// <summary>Whether requests are counted at all.</summary>
    public bool IsLimited => !double.IsPositiveInfinity(PerSecond);
}
