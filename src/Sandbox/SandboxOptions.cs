using System;

namespace Bitrix24.Sandbox;

/// <summary>How a sandbox portal is set up.</summary>
public sealed class SandboxOptions
{
    /// <summary>The portal's address; <c>https://sandbox.bitrix24.example/</c> when left out.</summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>The portal's clock; the machine's when left out.</summary>
    public Func<DateTimeOffset>? Clock { get; init; }

    /// <summary>How long each HTTP request takes on its way; nothing by default.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>How long an access token counts, by the portal's clock; an hour when left out.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Whether the company comes with its 12 departments and 40 users, and the portal with the bots of
    /// <see cref="SandboxBots"/>. Without, it has one department, one user, the administrator, and no bot.
    /// </summary>
    public bool Seed { get; init; } = true;

    /// <summary>
    /// Makes <c>WORKTIME_FROM</c> and <c>WORKTIME_TO</c> behave as on an older portal: only <c>9</c> or
    /// <c>18.30</c> is understood, only both keys together have an effect, and anything else silently becomes
    /// 9 and 18.30.
    /// </summary>
    public bool DottedWorkTimeOnly { get; init; }
}
