namespace Bitrix24.Sandbox;

/// <summary>A field of a directory's list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">How its values compare.</param>
/// <param name="Render">Its value in an answer; null leaves it out.</param>
internal sealed record ListField<TRow>(string Name, OrmType Type, Func<TRow, JToken?> Render)
{
    /// <summary>Set for a field that can be searched and is never shown: how a search without prefix works.</summary>
    public string? SearchPrefix { get; init; }

    public OrmField<TRow> ToOrm() => new(Name, Type, row => Values(Render(row)));

    private static IEnumerable<string?> Values(JToken? rendered) => rendered switch
    {
        JArray list => list.Select(item => (string?)Php.Text(item)),
        JObject => [],
        null => [],
        // PHP writes false as an empty text, which would be no value at all.
        JValue { Value: bool flag } => [flag ? "1" : "0"],
        _ => [Php.Text(rendered)],
    };
}
