namespace Bitrix24.Sandbox;

/// <summary>
/// How a sandbox portal is set up: what stays as it is, and the <see cref="SandboxSettings"/> that it opens with.
/// </summary>
public sealed record SandboxOptions : SandboxSettings
{
    /// <summary>The portal's address; <c>https://sandbox.bitrix24.example/</c> when left out.</summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>The portal's clock; the machine's when left out.</summary>
    public Func<DateTimeOffset>? Clock { get; init; }

    /// <summary>
    /// How the portal lets time pass: a task that is done when so much time has gone by on its <see cref="Clock"/>;
    /// <see cref="Task.Delay(TimeSpan, CancellationToken)"/> when left out. Whoever sets a clock that runs otherwise
    /// than the machine's has to set both. The portal starts no threads: it goes on wherever the task is completed.
    /// </summary>
    public Func<TimeSpan, CancellationToken, Task>? Delay { get; init; }

    /// <summary>
    /// Posts a delivery to the handler of an event, and answers the HTTP status, 0 where nobody answers. The portal asks
    /// it in the order of the events, without waiting, and only for addresses on this machine (loopback). When left out,
    /// deliveries are kept in <see cref="SandboxPortal.Deliveries"/> and posted nowhere.
    /// </summary>
    public Func<SandboxDelivery, Task<int>>? Post { get; init; }

    /// <summary>How long an access token counts, by the portal's clock; an hour when left out.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Whether the company comes with its 12 departments and its <see cref="Users"/>, and the portal with the bots of
    /// <see cref="SandboxBots"/>. Without, it has one department, one user, the administrator, and no bot.
    /// </summary>
    public bool Seed { get; init; } = true;

    /// <summary>
    /// How many users the seeded company has: 40, or more for lists that take several pages; less counts as 40. Those
    /// on top are trainees of the company itself.
    /// </summary>
    public int Users { get; init; } = 40;
}
