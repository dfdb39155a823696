namespace Bitrix24.Rest;

/// <summary>What a client can be given in place of the defaults.</summary>
public sealed class RestClientOptions
{
    /// <summary>Where requests go; the network by default.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>
    /// How long a server that has never answered may take for its first answer, all attempts together. Shorter than
    /// <see cref="Timeout"/> only if the first request is a quick one.
    /// </summary>
    public TimeSpan ConnectionTimeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>
    /// How long a request may take, from its first byte to the last byte of its answer. A portal ends a request after
    /// 60 seconds by itself.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>
    /// How long a portal works on one request at most: since it was sent, or since its connection broke.
    /// </summary>
    public TimeSpan LongestRun { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a call is tried, counted from its first failure.</summary>
    public TimeSpan RetryTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How many requests are under way at once at the most, from 1.</summary>
    public int Throttle { get; init; } = 4;

    /// <summary>
    /// The portal's limits; those that every connection to this portal shares in this process, by default.
    /// </summary>
    public PortalLimits? Limits { get; init; }

    /// <summary>What spreads pauses, so that clients that failed together do not come back together.</summary>
    public Random Random { get; init; } = new();

    /// <summary>The time that timeouts and pauses go by; the machine's by default.</summary>
    public Clock Clock { get; init; } = Clock.System;
}
