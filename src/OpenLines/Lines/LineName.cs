using System.Net;
using System.Text;

namespace Bitrix24.OpenLines;

/// <summary>
/// The name of a line: how it is sent, and how it is recognised in whatever form the portal stored it. The one place
/// where that is said.
/// </summary>
internal static class LineName
{
    /// <summary>In characters, as the portal stores them.</summary>
    public const int MaxLength = 255;

    /// <summary>The ways in which portals store a name. One portal stores all names in the same way.</summary>
    public static readonly IReadOnlyList<Func<string, string>> Ways =
    [
        name => name,
        WebUtility.HtmlDecode,
        StoredText.Escape,
        StoredText.WithEmojiCodes,
        name => StoredText.WithEmojiCodes(WebUtility.HtmlDecode(name)),
        name => StoredText.WithEmojiCodes(StoredText.Escape(name)),
    ];

    // From this length on, a portal may cut what it makes of a name: escapes have six characters at most.
    private const int MayBeCut = 200;
    private const int NeverCut = MaxLength / 6;

    /// <summary>
    /// The name as it is sent: without white space at its edges, which portals and their databases treat differently,
    /// and without half surrogate pairs, which no encoding can carry.
    /// </summary>
    public static string? ToSend(string? name) =>
        name is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)).Trim();

    /// <summary>
    /// The same for all names that a portal may store in the same form, and for these forms: HTML escapes decoded,
    /// emoji as codes, no white space at the edges, and only the beginning of a name that may be cut.
    /// </summary>
    public static string KeyOf(string? name)
    {
        string key = StoredText.WithEmojiCodes(Decoded(ToSend(name) ?? "")).Trim();
        return StoredText.Escape(key).Length < MayBeCut
            ? key
            : key.Substring(0, Math.Min(NeverCut, key.Length)).TrimEnd();
    }

    /// <summary>Whether a portal that stores names in a certain way made this of a name that was sent.</summary>
    public static bool IsStored(string? stored, string sent, Func<string, string> way) =>
        Cuts(way(sent)).Any(form => Read(form) == Read(stored ?? ""));

    /// <summary>The forms in which a portal may have stored a name that was sent, for a filter.</summary>
    public static IEnumerable<string> StoredForms(string name) =>
        Ways.SelectMany(way => Cuts(way(name))).Distinct(StringComparer.Ordinal);

    /// <summary>As it is read: with its emoji, whichever way they were stored.</summary>
    private static string Read(string form) => StoredText.Decode(form).Trim();

    private static string[] Cuts(string form)
    {
        if (form.Length <= MaxLength)
            return [form];
        string cut = form.Substring(0, LengthOf(form, MaxLength));
        return [form, cut, cut.TrimEnd()];
    }

    /// <summary>How long the first characters of a text are in .NET, where an emoji counts twice.</summary>
    private static int LengthOf(string text, int characters)
    {
        int length = 0;
        for (; characters > 0 && length < text.Length; characters--)
            length += char.IsSurrogatePair(text, length) ? 2 : 1;
        return length;
    }

    /// <summary>Decoded until nothing is left to decode: <c>&amp;amp;</c> may have been decoded once, or not.</summary>
    private static string Decoded(string name)
    {
        string decoded = WebUtility.HtmlDecode(name);
        return decoded == name ? name : Decoded(decoded);
    }
}
