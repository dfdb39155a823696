using System.Security;

namespace Bitrix24.OpenLines;

/// <summary>Keeps the tokens that come with events out of what is shown.</summary>
internal static class EventSecrets
{
    /// <summary>A copy without any value whose name says that it proves something.</summary>
    public static JToken Without(JToken token) => token switch
    {
        JObject map => new JObject(map.Properties()
            .Where(field => !SecretNames.Has(field.Name))
            .Select(field => new JProperty(field.Name, Without(field.Value)))),
        JArray list => new JArray(list.Select(Without)),
        _ => token.DeepClone(),
    };

    /// <summary>Closes a text; null where there is none or it is empty.</summary>
    public static SecureString? Close(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var closed = new SecureString();
        foreach (char letter in text!)
            closed.AppendChar(letter);
        closed.MakeReadOnly();
        return closed;
    }
}
