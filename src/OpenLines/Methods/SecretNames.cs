using System.Collections;

namespace Bitrix24.OpenLines;

/// <summary>The names under which methods of the API take what proves something.</summary>
public static class SecretNames
{
    private static readonly HashSet<string> Folded = new(new[]
    {
        "AUTH", "ACCESS_TOKEN", "REFRESH_TOKEN", "CLIENT_ID", "CLIENT_SECRET", "BOT_TOKEN", "APPLICATION_TOKEN",
        "TOKEN", "SECRET", "PASSWORD", "NEW_BOT_TOKEN",
    }.Select(SettingName.Fold));

    /// <summary>Whether what has this name is a secret, in whatever spelling.</summary>
    public static bool Has(string name) => Folded.Contains(SettingName.Fold(name));

    /// <summary>Whether there is a secret in a value, at any depth.</summary>
    public static bool AreIn(object? value) => value switch
    {
        IDictionary map => map.Keys.Cast<object>().Any(key => Has($"{key}") || AreIn(map[key])),
        string or byte[] => false,
        IEnumerable list => list.Cast<object?>().Any(AreIn),
        _ => false,
    };
}
