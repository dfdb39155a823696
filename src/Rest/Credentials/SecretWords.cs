using System.Text.RegularExpressions;
using Newtonsoft.Json;

namespace Bitrix24.Rest;

/// <summary>
/// Takes secrets out of texts that came from elsewhere: a portal, a proxy or an exception may quote what it was given,
/// and the address of another webhook with it.
/// Remembers each one that it has known, for a late answer may quote a spent token.
/// </summary>
public sealed class SecretWords
{
    private const string Redacted = "***";

    // What is shorter keeps nothing secret, and would be found in every sentence.
    private const int MinLength = 4;

    // The path of any webhook, in an address as it is, in one that is escaped, and in JSON.
    private static readonly Regex WebhookPath = new(
        @"(?<=(/|%2F)rest\\?(/|%2F)[0-9]{1,9}\\?(/|%2F))[A-Za-z0-9_-]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private readonly object _gate = new();

    // Replaced as a whole, because a text may be read while a token is renewed.
    private volatile string[] _words = [];

    /// <summary>Adds secrets, in each form that an address, a query string or JSON has them in.</summary>
    /// <param name="secrets">The secrets; what is null, or has three letters or less, is passed over.</param>
    public void Add(params string?[] secrets)
    {
        string[] forms =
            [.. secrets.OfType<string>().Where(secret => secret.Length >= MinLength).SelectMany(Forms)];
        lock (_gate)
        {
            if (!forms.All(_words.Contains))
                // The longest first: a secret may be part of another one.
                _words = [.. _words.Concat(forms).Distinct().OrderByDescending(word => word.Length)];
        }
    }

    /// <summary>Takes the secrets out of a text.</summary>
    public string Redact(string text) =>
        WebhookPath.Replace(_words.Aggregate(text, (rest, word) => rest.Replace(word, Redacted)), Redacted);

    /// <summary>Takes the secrets out of an error.</summary>
    public RestError Redact(RestError error) =>
        new(Redact(error.Code), Redact(error.Description), error.Execution, error.Status)
        {
            MayStillRun = error.MayStillRun,
            MayRunUntil = error.MayRunUntil,
            IsVerdict = error.IsVerdict,
        };

    /// <summary>Takes the secrets out of the texts of an answer, so that it can be quoted.</summary>
    public JToken Redact(JToken answer)
    {
        JToken copy = answer.DeepClone();
        foreach (JValue text in Values(copy).Where(value => value.Type is JTokenType.String))
            text.Value = Redact((string)text.Value!);
        return copy;
    }

    private static JValue[] Values(JToken token) =>
        token is JContainer container ? [.. container.Descendants().OfType<JValue>()] : [(JValue)token];

    private static string[] Forms(string secret)
    {
        string escaped = Uri.EscapeDataString(secret);
        string json = JsonConvert.ToString(secret);
        return [secret, escaped, escaped.Replace("%20", "+"), json.Substring(1, json.Length - 2)];
    }
}
