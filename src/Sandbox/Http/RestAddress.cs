using System.Globalization;

namespace Bitrix24.Sandbox;

/// <summary>Takes <c>/rest/{user}/{secret}/{method}</c> or <c>/rest/{method}</c> apart.</summary>
internal sealed class RestAddress
{
    private const string JsonSuffix = ".json";
    private const string XmlSuffix = ".xml";

    private RestAddress(string method)
    {
        IsXml = EndsWith(method, XmlSuffix);
        string suffix = IsXml ? XmlSuffix : EndsWith(method, JsonSuffix) ? JsonSuffix : "";
        Method = method.Substring(0, method.Length - suffix.Length);
    }

    private RestAddress(int user, string secret, string method)
        : this(method)
    {
        User = user;
        Secret = secret;
    }

    public int User { get; }

    /// <summary>A webhook's secret; null where an application calls, whose token is no part of the address.</summary>
    public string? Secret { get; }

    public string Method { get; }

    /// <summary>Whether the answer is XML, and not JSON.</summary>
    public bool IsXml { get; }

    /// <summary>Reads an address; null when it does not lead to the REST API.</summary>
    public static RestAddress? TryParse(Uri address)
    {
        string[] segments = address.AbsolutePath.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        int rest = Array.IndexOf(segments, "rest");
        if (rest < 0)
            return null;

        return int.TryParse(Segment(rest + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int user)
            ? new RestAddress(user, Segment(rest + 2), Segment(rest + 3))
            : new RestAddress(Segment(rest + 1));

        string Segment(int index) => index < segments.Length ? Uri.UnescapeDataString(segments[index]) : "";
    }

    private static bool EndsWith(string method, string suffix) =>
        method.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);
}
