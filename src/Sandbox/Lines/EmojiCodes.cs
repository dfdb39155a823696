using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Bitrix24.Sandbox;

/// <summary>
/// The database takes characters of three bytes at the most. One of four is stored as the digits of its bytes:
/// <c>:f09f918b:</c>.
/// </summary>
internal static class EmojiCodes
{
    private static readonly Regex FourBytes = new("[\uD800-\uDBFF][\uDC00-\uDFFF]", RegexOptions.CultureInvariant);
    private static readonly Regex Code =
        new(":([0-9a-f]{8}):", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static string Encode(string text) => FourBytes.Replace(
        text, emoji => $":{string.Concat(Encoding.UTF8.GetBytes(emoji.Value).Select(part => $"{part:x2}"))}:");

    public static string Decode(string text) =>
        Code.Replace(text, code => Character(code.Groups[1].Value) ?? code.Value);

    private static string? Character(string digits)
    {
        byte[] bytes = BitConverter.GetBytes(uint.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        Array.Reverse(bytes);
        string text = Encoding.UTF8.GetString(bytes);
        return text.Length == 2 && char.IsSurrogatePair(text, 0) ? text : null;
    }
}
