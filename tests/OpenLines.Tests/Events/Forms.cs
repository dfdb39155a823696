using System.Globalization;
using System.Net;
using System.Security;

namespace Bitrix24.OpenLines.Tests;

/// <summary>What a portal sends to a handler, for tests.</summary>
internal static class Forms
{
    /// <summary>A map as a form of PHP's.</summary>
    public static string Encode(JObject body) => string.Join("&", body.Properties()
        .SelectMany(field => Pairs(field.Name, field.Value))
        .Select(pair => $"{WebUtility.UrlEncode(pair.Key)}={WebUtility.UrlEncode(pair.Value)}"));

    public static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public static string? Reveal(SecureString? secret) =>
        secret is null ? null : new NetworkCredential("", secret).Password;

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string name, JToken value) => value switch
    {
        JObject map => map.Properties().SelectMany(field => Pairs($"{name}[{field.Name}]", field.Value)),
        JArray list => list.SelectMany((item, place) => Pairs($"{name}[{place}]", item)),
        _ => [KeyValuePair.Create(name, (string?)value ?? "")],
    };
}
