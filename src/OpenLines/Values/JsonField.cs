namespace Bitrix24.OpenLines;

/// <summary>Reads a scalar of what a portal sent, in whatever form it came; null where it says nothing.</summary>
internal static class JsonField
{
    /// <summary>The text of a scalar; null for a map, a list, or nothing.</summary>
    public static string? Text(JToken? token) => (string?)(token as JValue);

    /// <summary>A whole number.</summary>
    public static int? Number(JToken? token) => NumberFormat.TryParse(Text(token));

    /// <summary>Yes or no.</summary>
    public static bool? Flag(JToken? token) => FlagFormat.TryParse(Text(token));
}
