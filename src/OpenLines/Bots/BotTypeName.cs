namespace Bitrix24.OpenLines;

/// <summary>How the versions of the API call the types of bots.</summary>
internal static class BotTypeName
{
    private static readonly (BotType Type, string Letter)[] Letters =
    [
        (BotType.Bot, "B"), (BotType.Openline, "O"), (BotType.Human, "H"), (BotType.Supervisor, "S"),
    ];

    /// <summary>Reads a type, by its word or by its letter.</summary>
    /// <exception cref="FormatException">There is no such type.</exception>
    public static Choice<BotType> Parse(string text)
    {
        foreach ((BotType type, string letter) in Letters)
        {
            if (letter.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase))
                return type;
        }
        return Choice<BotType>.Parse(text);
    }

    /// <summary>The name in a version; null where that has no such type.</summary>
    public static string? In(BotApiVersion version, Choice<BotType> type)
    {
        if (version is BotApiVersion.V2)
            return type.Known is BotType.Human ? null : type.Value;
        return Letters.Where(known => known.Type == type.Known).Select(known => known.Letter).FirstOrDefault();
    }
}
