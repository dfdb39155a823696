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

    /// <summary>
    /// The name as it is sent: without white space at its edges, which portals and their databases treat differently,
    /// and without half surrogate pairs, which no encoding can carry.
    /// </summary>
    public static string? ToSend(string? name) =>
        name is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)).Trim();

    /// <summary>
    /// What a name that was sent and the name that the portal made of it have in common: HTML escapes decoded, emoji
    /// as codes, no white space at the edges, cut where the portal cuts.
    /// </summary>
    public static string KeyOf(string? name)
    {
        string key = WithEmojiCodes(WebUtility.HtmlDecode(ToSend(name) ?? "")).Trim();
        return key.Length > MaxLength ? key.Substring(0, MaxLength).TrimEnd() : key;
    }

    /// <summary>The forms in which a portal may have stored a name that was sent, for a filter.</summary>
    public static IEnumerable<string> StoredForms(string name)
    {
        string[] forms = [name, WebUtility.HtmlDecode(name), WebUtility.HtmlEncode(name)];
        return forms.Concat(forms.Select(WithEmojiCodes)).SelectMany(Cuts).Distinct(StringComparer.Ordinal);
    }

    private static string[] Cuts(string form) =>
        form.Length > MaxLength ? [form, form.Substring(0, MaxLength)] : [form];

    /// <summary>
    /// A four-byte character is stored as the hexadecimal digits of its UTF-8 bytes: <c>:f09f918b:</c>.
    /// </summary>
    private static string WithEmojiCodes(string name)
    {
        if (!name.Any(char.IsHighSurrogate))
            return name;
        var coded = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            if (!char.IsSurrogatePair(name, i))
            {
                coded.Append(name[i]);
                continue;
            }
            byte[] bytes = Encoding.UTF8.GetBytes(name.Substring(i, 2));
            coded.Append(':').Append(BitConverter.ToString(bytes).Replace("-", "").ToLowerInvariant()).Append(':');
            i++;
        }
        return coded.ToString();
    }
}
