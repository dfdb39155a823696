namespace Bitrix24.Sandbox;

/// <summary>The types of bots: letters in the first version of the API, words in the second.</summary>
internal static class BotType
{
    public const string Initial = "bot";
    public const string OpenLine = "openline";

    private static readonly string[] Words = [Initial, "network", OpenLine, "supervisor", "personal"];

    private static readonly Dictionary<string, string> Letters = new()
    {
        ["B"] = Initial,
        ["O"] = OpenLine,
        ["H"] = "human",
        ["S"] = "supervisor",
    };

    public static bool IsKnown(string word) => Words.Contains(word);

    public static string OfLetter(string letter) => Letters.TryGetValue(letter, out string? word) ? word : Initial;
}
