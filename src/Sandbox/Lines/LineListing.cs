namespace Bitrix24.Sandbox;

/// <summary>What a call of <c>config.list.get</c> asks for.</summary>
internal sealed class LineListing
{
    /// <summary>The columns to show, each under a name; usually its own.</summary>
    public required IReadOnlyList<KeyValuePair<string, LineColumn>> Select { get; init; }

    public required OrmFilter<Line> Filter { get; init; }

    public required OrmOrder<Line> Order { get; init; }

    public required int Limit { get; init; }

    public required int Offset { get; init; }

    public required bool WithQueue { get; init; }

    public required bool WithConfiguration { get; init; }

    /// <summary>Whether only lines count that the caller may change.</summary>
    public required bool OnlyChangeable { get; init; }
}
