using System.Collections.Concurrent;

namespace Bitrix24.Rest;

/// <summary>
/// What is known of the limits of one portal. They belong to the portal: all connections to it share them, as many as
/// there are in this process. Thread-safe.
/// </summary>
public sealed class PortalLimits
{
    private static readonly ConcurrentDictionary<string, PortalLimits> ByPortal = new(StringComparer.OrdinalIgnoreCase);

    private readonly Clock _clock;
    private readonly ConcurrentDictionary<string, OperatingTimes> _operating = new();

    /// <summary>Makes limits of a portal's own, which nobody else shares.</summary>
    /// <param name="clock">The time they go by; the machine's by default.</param>
    public PortalLimits(Clock? clock = null)
    {
        _clock = clock ?? Clock.System;
        Requests = new RequestBucket(_clock);
    }

    /// <summary>How many requests the portal takes; those of the standard plan by default.</summary>
    public RequestRate Rate
    {
        get => Requests.Rate;
        set => Requests.Rate = value;
    }

    internal RequestBucket Requests { get; }

    internal CallDurations Durations { get; } = new();

    internal BodySizes Bodies { get; init; } = new();

    /// <summary>The limits of the portal at an address, the same ones for everybody in this process.</summary>
    public static PortalLimits Of(Uri portal) => ByPortal.GetOrAdd(
        (portal ?? throw new ArgumentNullException(nameof(portal))).Authority, _ => new PortalLimits());

    /// <summary>
    /// How long it takes, from now on, until the portal has taken so many more requests. A figure of its limit: the
    /// time that the answers take comes on top.
    /// </summary>
    public TimeSpan TimeFor(int requests) => Requests.TimeFor(requests);

    /// <summary>
    /// How many calls of a method travel in one batch, so that the portal works through it in good time.
    /// </summary>
    public int BatchSize(string method) => Durations.BatchSize(method);

    /// <summary>The operating times of one credential.</summary>
    internal OperatingTimes OperatingOf(Credential credential) =>
        _operating.GetOrAdd($"{credential}", _ => new OperatingTimes(_clock, Durations));
}
