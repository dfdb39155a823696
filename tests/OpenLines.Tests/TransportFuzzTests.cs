using Xunit.Abstractions;

namespace Bitrix24.OpenLines.Tests;

/// <summary>
/// Whatever happens to an answer on its way, each outcome agrees with what the portal did. Thousands of answers are
/// damaged at random; the number of a case is its seed, so that a case that fails is repeated by its number.
/// </summary>
public sealed class TransportFuzzTests(ITestOutputHelper output)
{
    private const int CaseCount = 2000;
    private const int ShownCount = 10;

    private static readonly Dictionary<string, Func<int, FuzzCase>> Cases = new()
    {
        ["New-B24OpenLine"] = seed => new CreateLinesCase(seed),
        ["Set-B24OpenLine"] = seed => new UpdateLinesCase(seed),
        ["Get-B24OpenLine"] = seed => new ReadLinesCase(seed),
        ["Set-B24ConnectorData"] = seed => new ConnectorDataCase(seed),
        ["Update-B24Bot"] = seed => new UpdateBotCase(seed),
    };

    public static TheoryData<string> Operations => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_outcome_agrees_with_what_the_portal_did(string operation)
    {
        var cases = new FuzzCase[CaseCount];
        Parallel.For(0, CaseCount, seed =>
        {
            cases[seed] = Cases[operation](seed);
            cases[seed].Run();
        });

        Dictionary<Fate, int> counts = Enum.GetValues<Fate>()
            .ToDictionary(fate => fate, fate => cases.Sum(one => one.Counts[fate]));
        output.WriteLine($"{operation}: {string.Join(", ", counts.Select(count => $"{count.Value} {count.Key}"))}");
        FuzzCase[] wrong = [.. cases.Where(one => one.Problems.Count > 0)];
        Assert.True(
            wrong.Length == 0,
            $"{wrong.Length} cases of {operation} fail:\n{string.Join("\n", wrong.Take(ShownCount))}");
        Assert.All(counts, count => Assert.True(
            count.Value > CaseCount / 20, $"{operation} has only {count.Value} outcomes of the kind {count.Key}."));
    }
}
