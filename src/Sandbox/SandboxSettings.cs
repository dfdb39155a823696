namespace Bitrix24.Sandbox;

/// <summary>
/// How a sandbox portal behaves, as far as that can be changed while it runs: how fast it is and where its limits are.
/// Out of the box it is as fast as it can be and has no limits but <see cref="RequestTimeLimit"/>. All times are by
/// the portal's clock.
/// </summary>
public record SandboxSettings
{
    /// <summary>
    /// How long each HTTP request takes on its way; nothing by default. A client that gives up within has not
    /// reached the portal: nothing runs.
    /// </summary>
    public TimeSpan Latency { get; init; }

    /// <summary>
    /// How many requests may come at once before the next one gets 503 <c>QUERY_LIMIT_EXCEEDED</c> and does not run:
    /// the size of the leaky bucket, 1 or more. Null, the default, for no limit; 50 on most real portals, 250 on the
    /// largest plan. Requests to the authorization server do not count.
    /// </summary>
    public int? RequestBurst { get; init; }

    /// <summary>
    /// How many requests a second drain from the bucket of <see cref="RequestBurst"/>, 0 or more; 2 when left out, as
    /// on most real portals.
    /// </summary>
    public double RequestsPerSecond { get; init; } = 2;

    /// <summary>
    /// How long a call takes, alone or in a batch; nothing by default. What a call does happens at the end of its time.
    /// The calls of a batch take theirs one after another, and other requests run meanwhile.
    /// </summary>
    public TimeSpan TimePerCall { get; init; }

    /// <summary>
    /// How long calls of certain methods take instead of <see cref="TimePerCall"/>, by the method's name in any case.
    /// The time of <c>batch</c> is that of its calls and cannot be set.
    /// </summary>
    public IReadOnlyDictionary<string, TimeSpan>? TimePerMethod { get; init; }

    /// <summary>
    /// How long the calls of one request may take together; 60 seconds when left out. A request that is not done by
    /// then is ended with HTTP 504 and a page of HTML: what has run stays, what has not never will.
    /// </summary>
    public TimeSpan RequestTimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long one method may run for one credential within ten minutes, counted in minutes of the clock. Once it has,
    /// the next call of it gets 429 <c>OPERATION_TIME_LIMIT</c> and does not run, alone or in a batch. Null, the
    /// default, for no limit; about 480 seconds on a real portal.
    /// </summary>
    public TimeSpan? OperatingLimit { get; init; }

    /// <summary>
    /// Whether the time of a batch is charged to the method <c>batch</c>. By default each of its calls is charged to
    /// its own method. Both have been observed.
    /// </summary>
    public bool ChargesBatch { get; init; }

    /// <summary>
    /// Whether <c>WORKTIME_FROM</c> and <c>WORKTIME_TO</c> are taken as <c>18:30</c>, the documented form, and in no
    /// other. By default they are taken as published servers do: <c>9</c> or <c>18.30</c>. Either way, only both keys
    /// together have an effect, and what is not understood silently becomes 9 and 18.30.
    /// </summary>
    public bool DocumentedWorkTime { get; init; }

    /// <summary>
    /// What the portal makes of the name of a line when it stores it, before it puts codes in the place of emoji and
    /// cuts it at 255 characters; nothing by default. Real portals differ: they trim names, or decode HTML in them.
    /// </summary>
    public Func<string, string>? StoreName { get; init; }

    /// <summary>
    /// Whether the events of sessions and of messages added or updated say what they say in a list, as the reference
    /// shows. By default they have a map under <c>DATA</c>, as published servers send.
    /// </summary>
    public bool EventDataAsList { get; init; }

    /// <summary>
    /// Whether events go to the handlers on this machine, as far as the portal has a way to post them
    /// (<see cref="SandboxOptions.Post"/>); yes by default. Other handlers are sent nothing in either case.
    /// </summary>
    public bool PostsEvents { get; init; } = true;

    /// <summary>
    /// The plan of the portal. Under <see cref="SandboxPlan.Basic"/> lines have no <c>QUEUE_TYPE</c> all, no working
    /// hours and no rating: what is sent silently becomes evenly, N and N.
    /// </summary>
    public SandboxPlan Plan { get; init; }

    /// <summary>
    /// How many lines the plan has. Where there are more when it is set, the newest of them are switched off; more may
    /// still be added. Null, the default, for any number.
    /// </summary>
    public int? MaxActiveLines { get; init; }

    /// <summary>
    /// The ids of users who no longer work at the company. A line that had them in its queue keeps them there; no other
    /// line gets them.
    /// </summary>
    public IReadOnlyList<int> DismissedUsers { get; init; } = [];

    /// <summary>The ids of users who are guests from outside (extranet): no line takes them into its queue.</summary>
    public IReadOnlyList<int> ExtranetUsers { get; init; } = [];

    /// <summary>
    /// How many variables PHP reads from a form, and from each call of a batch (<c>max_input_vars</c>); 1,000 when left
    /// out. The rest is not there for the method.
    /// </summary>
    public int MaxInputVariables { get; init; } = 1000;

    /// <summary>
    /// How many bytes a body may have (<c>post_max_size</c>); 8 MB when left out. A larger one arrives empty.
    /// </summary>
    public long MaxBodySize { get; init; } = 8 * 1024 * 1024;

    /// <summary>
    /// From how many bytes on the server in front of the portal turns a body away with HTTP 413. Null, the default, for
    /// never.
    /// </summary>
    public long? MaxRequestSize { get; init; }

    /// <summary>
    /// Whether <see cref="SandboxPortal.Requests"/> keeps every request, as it does by default. Without, a run of many
    /// thousand requests takes no more memory than a short one; <see cref="SandboxPortal.Statistics"/> counts on.
    /// </summary>
    public bool KeepsLog { get; init; } = true;

    /// <summary>Whether somebody works at the company and may be in a queue.</summary>
    internal bool IsStaff(int user) => !DismissedUsers.Contains(user) && !ExtranetUsers.Contains(user);

    /// <summary>Whether any call takes time.</summary>
    internal bool HasTimes => TimePerCall > TimeSpan.Zero || TimePerMethod is { Count: > 0 };

    internal TimeSpan TimeOf(string method)
    {
        if (TimePerMethod is { Count: > 0 } times)
        {
            foreach (KeyValuePair<string, TimeSpan> time in times)
            {
                if (time.Key.Equals(method, StringComparison.OrdinalIgnoreCase))
                    return time.Value;
            }
        }
        return TimePerCall;
    }
}

/// <summary>What a portal has been paid for.</summary>
public enum SandboxPlan
{
    /// <summary>Everything that lines can have.</summary>
    Full,

    /// <summary>No queue for all at once, no working hours, no rating.</summary>
    Basic,
}
