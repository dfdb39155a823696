namespace Bitrix24.Sandbox;

/// <summary>A color that a bot can have.</summary>
/// <param name="Code">Its name in the second version of the API.</param>
/// <param name="OldCode">Its name in the first.</param>
/// <param name="Hex">The color itself.</param>
internal sealed record BotColor(string Code, string OldCode, string Hex)
{
    private static readonly IReadOnlyList<BotColor> All =
    [
        new("red", "RED", "#df532d"),
        new("green", "GREEN", "#64a513"),
        new("mint", "MINT", "#4ba984"),
        new("lightBlue", "LIGHT_BLUE", "#4ba5c3"),
        new("darkBlue", "DARK_BLUE", "#3e99ce"),
        new("purple", "PURPLE", "#8474c8"),
        new("aqua", "AQUA", "#1eb4aa"),
        new("pink", "PINK", "#f76187"),
        new("lime", "LIME", "#58cc47"),
        new("brown", "BROWN", "#ab7761"),
        new("azure", "AZURE", "#29619b"),
        new("khaki", "KHAKI", "#728f7a"),
        new("sand", "SAND", "#ba9c7b"),
        new("marengo", "MARENGO", "#556574"),
        new("gray", "GRAY", "#909090"),
        new("graphite", "GRAPHITE", "#5e5f5e"),
    ];

    public static BotColor? Find(Func<BotColor, bool> where) => All.FirstOrDefault(where);

    /// <summary>The color of a bot that was given none.</summary>
    public static BotColor For(int id) => All[id % All.Count];
}
