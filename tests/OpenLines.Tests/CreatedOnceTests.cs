using System.Net;
using System.Text;
using Bitrix24.Rest.Tests;
using Bitrix24.Sandbox;
using CsCheck;

namespace Bitrix24.OpenLines.Tests;

/// <summary>
/// Each row becomes one line, whatever its name, whatever the portal makes of names, whatever goes wrong, and wherever
/// a run with a journal is killed. The cases are random, in simulated time; a case that fails is shrunk, and its
/// message has the seed for the environment variable CsCheck_Seed.
/// </summary>
public sealed class CreatedOnceTests
{
    private const int CaseCount = 300;
    private const int InFlight = 3;

    /// <summary>White space that one of .NET, PHP and MySQL takes for white space, and another one does not.</summary>
    private static readonly Gen<string> Edge = Gen.OneOf(
        "", "", "", " ", "  ", "\t", "\u00a0", "\u3000", "\u0085", "\r\n", "\u2028", "\u200b", "\ufeff");

    private static readonly Gen<string> Middle = Gen.OneOf(
        "Sales", "SALES", "sales", "Stra\u00dfe", "STRASSE", "\u0130zmir", "izmir", "\u00e9", "e\u0301", "\ufb01x",
        "R&D", "R&amp;D", "R&amp;amp;D", "<b>", "&lt;b&gt;", "a\"b", "a'b", "a&#39;b", "\ud83d\udc4b", ":f09f918b:",
        "\ud83d\udc4b\ud83c\udffd", "a\ud83d", "\udc4bb", "a\ufffd", "$result[c0]", "%20", "a+b", "x[y]=z",
        // Longer ones are refused before anything is sent; what a portal makes of these may be longer.
        new string('x', 254), new string('x', 255), new string('x', 254) + "\ud83d\udc4b", new string('&', 200),
        new string('&', 201), new string('"', 45) + new string(' ', 40) + "y", new string('\u00e9', 255));

    private static readonly Gen<string> Name =
        Gen.Select(Edge, Middle, Gen.OneOf("", "", "1", " 2"), Edge, string.Concat)
            .Where(name => StoredText.LengthOf(LineName.ToSend(name)!) <= LineName.MaxLength);

    private static readonly Gen<Fault> AnyFault = Gen.Select(
        Gen.OneOf(
            SandboxFaultKind.ResetBefore, SandboxFaultKind.DropBefore, SandboxFaultKind.DropAfter,
            SandboxFaultKind.ServerError, SandboxFaultKind.BadGateway, SandboxFaultKind.CutBody,
            SandboxFaultKind.QueryLimit, SandboxFaultKind.SlowAnswer),
        Gen.OneOf(0.1, 0.3),
        Gen.Int[1, 1000],
        (kind, rate, seed) => new Fault(kind, rate, seed));

    private static readonly Gen<Run> AnyRun = Gen.Select(
        Name.Array[1, 40],
        Gen.OneOf(Enum.GetValues<StoredAs>()),
        AnyFault.Array[0, 3],
        Gen.Int[1, 49],
        Gen.Int[1, 30].Array[0, 3],
        (names, storedAs, faults, chunk, kills) => new Run(names, storedAs, faults, chunk, kills));

    /// <summary>What a portal makes of a name when it stores it.</summary>
    private enum StoredAs
    {
        Sent,
        Trimmed,
        Decoded,
        Encoded,
        EmojiCodes,
        DecodedEmojiCodes,
    }

    [Fact]
    public void Each_row_becomes_one_line() => AnyRun.Sample(CreateOnce, iter: CaseCount);

    private static void CreateOnce(Run run)
    {
        var clock = new SimulatedClock();
        var portal = new SandboxPortal(new SandboxOptions
        {
            Clock = () => clock.Now,
            Delay = clock.DelayAsync,
            Latency = TimeSpan.FromMilliseconds(100),
            StoreName = name => Stored(name, run.StoredAs),
            Seed = false,
        });
        foreach (Fault fault in run.Faults)
            portal.Faults.Add(new SandboxFault { Kind = fault.Kind, Rate = fault.Rate, Seed = fault.Seed });
        string path = Path.GetTempFileName();
        try
        {
            foreach (int request in run.KilledAt.Append(int.MaxValue))
                Create(run, portal, clock, path, request);
            portal.Faults.Clear();
            Outcome<OpenLine>[] outcomes = Create(run, portal, clock, path, killedAt: int.MaxValue)!;

            // What was given up may still run.
            clock.Run(() => clock.DelayAsync(TimeSpan.FromMinutes(10), CancellationToken.None));
            AssertOnce(run, portal, outcomes);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void AssertOnce(Run run, SandboxPortal portal, Outcome<OpenLine>[] outcomes)
    {
        (string Name, string Key, string? Error, int Id)[] rows = [.. run.Names.Zip(outcomes, (name, outcome) => (
            StoredName(name, run.StoredAs), LineName.KeyOf(name), outcome.Error?.Code,
            outcome.IsSuccess ? outcome.Value.Id : 0))];
        // Of names such as R&D and R&amp;D, nobody may know which of them a line is.
        string[] similar = [.. run.Names.Select(name => LineName.ToSend(name)!).Distinct().GroupBy(LineName.KeyOf)
            .Where(names => names.Count() > 1).Select(names => names.Key)];
        Assert.Equal([], rows.Where(row => row.Error is not null).Where(row =>
            row.Error != OpenLineErrorCodes.OutcomeUnknown || !similar.Contains(row.Key)));

        string[] unsure = [.. rows.Where(row => row.Error is not null).Select(row => row.Key)];
        IEnumerable<string> NamesOf(IEnumerable<string> names) =>
            names.Where(name => !unsure.Contains(LineName.KeyOf(name))).Order(StringComparer.Ordinal);
        Assert.Equal(NamesOf(rows.Select(row => row.Name)), NamesOf(portal.Lines.Select(line => line.Name)));
        Assert.True(portal.LineCount <= rows.Length, $"{rows.Length} rows became {portal.LineCount} lines.");

        Dictionary<int, string> made = portal.Lines.ToDictionary(line => line.Id, line => line.Name);
        (string Name, string Key, string? Error, int Id)[] done = [.. rows.Where(row => row.Error is null)];
        Assert.Equal(done.Select(row => row.Name), done.Select(row => made[row.Id]));
        Assert.Equal(done.Length, done.Select(row => row.Id).Distinct().Count());
    }

    /// <summary>Creates the lines as the cmdlet does, chunk by chunk, in a process of its own.</summary>
    /// <returns>The outcomes; null if the process was killed.</returns>
    private static Outcome<OpenLine>[]? Create(
        Run run, SandboxPortal portal, SimulatedClock clock, string path, int killedAt)
    {
        using var process = new Process(portal.CreateHandler(), killedAt);
        using RestClient rest = Client(portal, process, clock);
        using var writer = new OpenLineWriter(rest, new PortalQuirks(), readBack: false);
        using RunJournal journal = RunJournal.Open(path, "New-B24OpenLine", "https://portal.example/", clock.Now);
        (LineWrite Write, JournalEntry Entry)[] rows = [.. run.Names.Select(name => Enter(name, journal))];
        var chunks = new Queue<(LineWrite Write, JournalEntry Entry)[]>(rows.Chunk(run.ChunkSize));

        async Task<Dictionary<LineWrite, Outcome<OpenLine>>> WorkAsync()
        {
            var outcomes = new Dictionary<LineWrite, Outcome<OpenLine>>();
            while (chunks.TryDequeue(out (LineWrite Write, JournalEntry Entry)[]? chunk))
            {
                LineWrite[] writes = [.. chunk.Select(row => row.Write)];
                if (await writer.PrepareAsync(journal, process.Token) is { } error)
                {
                    foreach (LineWrite write in writes)
                        outcomes.Add(write, Outcome.Failure<OpenLine>(error));
                    continue;
                }
                journal.RecordSending([.. chunk.Select(row => row.Entry).Where(entry => !entry.WasDone)], clock.Now);
                IReadOnlyList<Outcome<OpenLine>> done = await writer.WriteAsync(writes, process.Token);
                journal.RecordOutcomes([.. chunk.Zip(done, (row, outcome) =>
                    (row.Entry, outcome.IsSuccess ? outcome.Value.Id : (int?)null, outcome.Error))]);
                for (int i = 0; i < writes.Length; i++)
                    outcomes.Add(writes[i], done[i]);
            }
            return outcomes;
        }

        async Task<Dictionary<LineWrite, Outcome<OpenLine>>[]> RunAsync()
        {
            // Whoever runs it connects first, and tries again if that fails.
            while (!(await rest.SendAsync(new RestCall("profile"), process.Token)).IsSuccess)
                await clock.DelayAsync(TimeSpan.FromMinutes(1), process.Token);
            return await Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => WorkAsync()));
        }

        try
        {
            Dictionary<LineWrite, Outcome<OpenLine>>[] parts = clock.Run(RunAsync);
            var all = parts.SelectMany(part => part).ToDictionary();
            return [.. rows.Select(row => all[row.Write])];
        }
        catch (OperationCanceledException) when (process.Token.IsCancellationRequested)
        {
            return null;
        }
    }

    private static (LineWrite Write, JournalEntry Entry) Enter(string name, RunJournal journal)
    {
        var write = LineWrite.Create(new OpenLineSettings { Name = name });
        IJournaled journaled = write;
        JournalEntry entry = journal.Enter(journaled.Content, journaled.Name);
        return (entry.State is JournalState.Done or JournalState.Sent ? write.ResumeFrom(entry) : write, entry);
    }

    private static RestClient Client(SandboxPortal portal, HttpMessageHandler handler, Clock clock) => new(
        WebhookCredential.Parse(portal.WebhookUrl.AbsoluteUri),
        new RestClientOptions
        {
            Handler = handler,
            Clock = clock,
            Random = new Random(1),
            RetryTimeout = TimeSpan.FromHours(6),
            Limits = new PortalLimits(clock) { Rate = RequestRate.Unlimited },
        });

    private static string StoredName(string name, StoredAs storedAs) => StoredText.Decode(string.Concat(
        EmojiCodes(Stored(LineName.ToSend(name)!, storedAs)).EnumerateRunes().Take(LineName.MaxLength)));

    private static string Stored(string name, StoredAs storedAs) => storedAs switch
    {
        StoredAs.Trimmed => name.Trim(' ', '\t', '\r', '\n'),
        StoredAs.Decoded => WebUtility.HtmlDecode(name),
        StoredAs.Encoded =>
            name.Replace("&", "&amp;").Replace("\"", "&quot;").Replace("<", "&lt;").Replace(">", "&gt;"),
        StoredAs.EmojiCodes => EmojiCodes(name),
        StoredAs.DecodedEmojiCodes => EmojiCodes(WebUtility.HtmlDecode(name)),
        _ => name,
    };

    private static string EmojiCodes(string name) => string.Concat(name.EnumerateRunes().Select(rune =>
        rune.Utf8SequenceLength == 4
            ? $":{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(rune.ToString()))}:"
            : rune.ToString()));

    private sealed record Fault(SandboxFaultKind Kind, double Rate, int Seed);

    private sealed record Run(string[] Names, StoredAs StoredAs, Fault[] Faults, int ChunkSize, int[] KilledAt)
    {
        public override string ToString() =>
            $"[{string.Join(", ", Names.Select(InJson))}] stored as {StoredAs}, {ChunkSize} together, " +
            $"with {string.Join(", ", Faults.AsEnumerable())}, killed at {string.Join(", ", KilledAt)}";

        private static string InJson(string name) => new JValue(name).ToString(Newtonsoft.Json.Formatting.None);
    }

    /// <summary>A process that is killed when it sends its n-th request, which the portal may still get.</summary>
    private sealed class Process(HttpMessageHandler portal, int killedAt) : DelegatingHandler(portal)
    {
        private readonly CancellationTokenSource _killed = new();
        private int _requests;

        public CancellationToken Token => _killed.Token;

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (++_requests < killedAt)
                return base.SendAsync(request, cancellationToken);
            // A request that is on its way when its process dies runs, or does not.
            if (_requests % 2 == 0)
                _ = base.SendAsync(request, CancellationToken.None);
            _killed.Cancel();
            return Task.FromCanceled<HttpResponseMessage>(_killed.Token);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _killed.Dispose();
            base.Dispose(disposing);
        }
    }
}
