using System;
using System.Globalization;

namespace Bitrix24.Sandbox;

/// <summary>Takes <c>/rest/{user}/{secret}/{method}</c> apart.</summary>
internal sealed class RestAddress
{
    private const string Suffix = ".json";

    private RestAddress(int user, string secret, string method)
    {
        User = user;
        Secret = secret;
        Method = method;
    }

    public int User { get; }

    public string Secret { get; }

    public string Method { get; }

    /// <summary>Reads an address; null when it does not lead to the REST API.</summary>
    public static RestAddress? TryParse(Uri address)
    {
        string[] segments = address.AbsolutePath.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        int rest = Array.IndexOf(segments, "rest");
        if (rest < 0)
            return null;

        // Without a webhook there would have to be an OAuth token, and this portal has no applications.
        if (!int.TryParse(Segment(rest + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int user))
            return new RestAddress(0, "", WithoutSuffix(Segment(rest + 1)));
        return new RestAddress(user, Segment(rest + 2), WithoutSuffix(Segment(rest + 3)));

        string Segment(int index) => index < segments.Length ? Uri.UnescapeDataString(segments[index]) : "";
    }

    private static string WithoutSuffix(string method) => method.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)
        ? method.Substring(0, method.Length - Suffix.Length)
        : method;
}
