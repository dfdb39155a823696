using System.Reflection;
using Bitrix24.Rest.Tests;
using Bitrix24.Sandbox;

namespace Bitrix24.OpenLines.Tests;

/// <summary>
/// One operation on a fresh portal whose answers are damaged. Everything in it follows from the seed.
/// </summary>
internal abstract class FuzzCase
{
    /// <summary>In how many cases an answer is endless, one in so many: each takes as long as 50 other cases.</summary>
    private const int EndlessEvery = 100;

    private static readonly HashSet<string> OwnCodes =
    [
        .. new[]
        {
            typeof(RestErrorCodes), typeof(OpenLineErrorCodes), typeof(BotErrorCodes), typeof(ConnectorErrorCodes),
            typeof(CompanyErrorCodes),
        }
        .SelectMany(codes => codes.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Select(code => (string)code.GetRawConstantValue()!)
        .Where(code => code != RestErrorCodes.InternalError),
    ];

    private readonly RunMonitor _monitor;
    private readonly DamagingHandler _handler;
    private readonly int _seed;

    protected FuzzCase(int seed, bool hasEndless = true)
    {
        _seed = seed;
        // Seeds that follow one another would begin with similar numbers.
        Random = new Random(unchecked(seed * (int)2654435761));
        Portal = new SandboxPortal(new SandboxOptions
        {
            Clock = () => Clock.Now,
            Delay = Clock.DelayAsync,
            KeepsLog = false,
            TimePerCall = TimeSpan.FromSeconds(Pick(0, 0, 0.3, 1)),
            TokenLifetime = TimeSpan.FromSeconds(Pick(3600, 20)),
            DocumentedWorkTime = Chance(10),
        });
        double rate = Pick(0.1, 0.3, 0.6, 1);
        Damage? only = Chance(25) ? Pick(Enum.GetValues<Damage>().Where(damage => damage != Damage.Endless)) : null;
        _handler = new DamagingHandler(Portal.CreateHandler(), Clock, Random, rate, only)
        {
            EndlessLeft = hasEndless && seed % EndlessEvery == 0 ? 1 : 0,
        };
        _monitor = new RunMonitor(Clock) { KeepsReports = true };
    }

    /// <summary>What does not agree with the portal.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>How many outcomes there were of each kind.</summary>
    public Dictionary<Fate, int> Counts { get; } = Enum.GetValues<Fate>().ToDictionary(fate => fate, _ => 0);

    protected Random Random { get; }

    protected SimulatedClock Clock { get; } = new();

    protected SandboxPortal Portal { get; }

    /// <summary>The credential of the client; a webhook by default.</summary>
    protected virtual Credential Credential => WebhookCredential.Parse(Portal.WebhookUrl.AbsoluteUri);

    /// <summary>Runs the case; fills <see cref="Problems"/> and <see cref="Counts"/>.</summary>
    public void Run()
    {
        Prepare();
        try
        {
            using RestClient rest = Client(_handler, Credential);
            Work(rest.WatchedBy(_monitor), _handler.Stop);
        }
        catch (Exception e)
        {
            Problems.Add(_handler.HasRunAway
                ? $"It sent more than {DamagingHandler.MostRequests} requests."
                : $"{e.GetType().Name} escaped: {e.Message} {e.StackTrace}");
            return;
        }
        // What the client has given up may still run.
        Clock.Run(() => Clock.DelayAsync(TimeSpan.FromMinutes(10), CancellationToken.None));
        Compare();
        int tooLarge = _monitor.DrainReports().Count(report => report.ErrorCode == RestErrorCodes.AnswerTooLarge);
        if (tooLarge != _handler.EndlessCount)
            Problems.Add($"{_handler.EndlessCount} answers were endless, and {tooLarge} were too large.");
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"seed {_seed}: {string.Join(" ", Problems)} [{string.Join("; ", _handler.Log.Take(30))}]";

    /// <summary>Sets the portal up, by requests that are not damaged.</summary>
    protected abstract void Prepare();

    /// <summary>Does what the cmdlet does.</summary>
    protected abstract void Work(RestClient client, CancellationToken token);

    /// <summary>Compares the outcomes with the portal.</summary>
    protected abstract void Compare();

    /// <summary>Counts an outcome, and checks its error code.</summary>
    protected Fate FateOf<T>(Outcome<T> outcome)
    {
        Fate fate = outcome.Error switch
        {
            null => Fate.Done,
            { Execution: Execution.Unclear } => Fate.Unknown,
            _ => Fate.Failed,
        };
        Counts[fate]++;
        if (outcome.Error is { } error && !OwnCodes.Contains(error.Code) && !_handler.PortalCodes.Contains(error.Code))
            Problems.Add($"Nobody has the code {error.Code}.");
        return fate;
    }

    /// <summary>Checks a change: done or not, as the outcome says.</summary>
    protected void Check<T>(Outcome<T> outcome, bool isDone, string what)
    {
        Fate fate = FateOf(outcome);
        if (fate is Fate.Done && !isDone)
            Problems.Add($"{what} is reported as done, and is not.");
        if (fate is Fate.Failed && isDone)
            Problems.Add($"{what} is reported as not done ({outcome.Error}), and is done.");
    }

    /// <summary>Calls a method of the portal; nothing is damaged.</summary>
    protected JToken Call(string method, JObject parameters) => Call([new RestCall(method, parameters)])[0];

    /// <summary>Calls methods of the portal; nothing is damaged.</summary>
    protected JToken[] Call(IReadOnlyList<RestCall> calls)
    {
        using RestClient rest =
            Client(Portal.CreateHandler(), WebhookCredential.Parse(Portal.WebhookUrl.AbsoluteUri));
        return [.. Clock.Run(() => rest.SendAsync(calls, CancellationToken.None)).Select(outcome => outcome.Value)];
    }

    /// <summary>Creates lines; nothing is damaged.</summary>
    protected int[] AddLines(IEnumerable<string> names) =>
    [
        .. Call([.. names.Select(name => new RestCall(
            "imopenlines.config.add", new JObject { ["PARAMS"] = new JObject { ["LINE_NAME"] = name } }))])
            .Select(id => (int)id),
    ];

    protected bool Chance(int percent) => Random.Next(100) < percent;

    protected T Pick<T>(params IEnumerable<T> choices)
    {
        T[] all = [.. choices];
        return all[Random.Next(all.Length)];
    }

    private RestClient Client(HttpMessageHandler handler, Credential credential) =>
        new(credential, new RestClientOptions
        {
            Handler = handler,
            Clock = Clock,
            Random = new Random(_seed),
            RetryTimeout = TimeSpan.FromMinutes(Pick(2, 30)),
            Limits = new PortalLimits(Clock) { Rate = RequestRate.Unlimited },
        });
}

/// <summary>What an outcome says.</summary>
internal enum Fate
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was not done.</summary>
    Failed,

    /// <summary>Nobody knows.</summary>
    Unknown,
}
