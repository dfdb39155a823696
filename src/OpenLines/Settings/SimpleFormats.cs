using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;

namespace Bitrix24.OpenLines;

/// <summary>Text, kept as it is.</summary>
internal class TextFormat : ValueFormat<string>
{
    public override bool TakesEmptyText => true;

    protected override string ParseValue(object given) =>
        TextOf(given) ?? throw InvalidValue.Of(given, "is not a text.");

    protected override JToken WriteValue(string value) => value;

    protected override object? ReadValue(JToken token) => TextOf(token);

    /// <summary>On its way through a browser's form a line break becomes CR LF, and blanks at the ends go.</summary>
    public override bool AreSame(object one, object? other) => Bare(one) == Bare(other);

    private static string Bare(object? text) => ((string?)text ?? "").Replace("\r\n", "\n").Trim();
}

/// <summary>The name of a line, without the blanks at its ends that a file often has.</summary>
internal sealed class NameFormat : TextFormat
{
    protected override string Check(string value) => LineName.ToSend(value)!;
}

/// <summary>A language as a portal knows it: two Latin letters.</summary>
internal sealed class LanguageFormat : TextFormat
{
    private static readonly Regex Code = new("^[a-z]{2}$", RegexOptions.CultureInvariant);

    /// <summary>Those that Bitrix24 speaks. A portal keeps any two letters.</summary>
    public override IReadOnlyList<string> AllowedValues { get; } =
    [
        "ar", "br", "de", "en", "fr", "hi", "id", "it", "ja", "kz", "la", "ms", "pl", "ru", "sc", "tc", "th", "tr",
        "ua", "vn",
    ];

    protected override string ParseValue(object given) => Check(base.ParseValue(given));

    protected override string Check(string value)
    {
        string code = value.Trim().ToLowerInvariant();
        return code.Length == 0 || Code.IsMatch(code)
            ? code
            : throw InvalidValue.Of(value, "is not the code of a language. Use two Latin letters, such as en or ru.");
    }
}

/// <summary>Yes or no, for methods that take JSON's <c>true</c> and <c>false</c>.</summary>
internal sealed class BooleanFormat : ValueFormat<bool>
{
    private static readonly FlagFormat Flag = new();

    public override IReadOnlyList<string> AllowedValues => Flag.AllowedValues;

    protected override bool ParseValue(object given) => (bool)Flag.Parse(given);

    protected override JToken WriteValue(bool value) => value;

    protected override object? ReadValue(JToken token) => Flag.Read(token);
}

/// <summary>
/// Yes or no. Goes out as the texts Y and N: the portal compares loosely and takes JSON's <c>true</c> for N.
/// </summary>
internal sealed class FlagFormat : ValueFormat<bool>
{
    public override IReadOnlyList<string> AllowedValues => ["Y", "N"];

    protected override bool ParseValue(object given) => TryParse(TextOf(given))
        ?? throw InvalidValue.Of(given, "is neither yes nor no. Write Y or N, $true or $false.");

    protected override JToken WriteValue(bool value) => value ? "Y" : "N";

    protected override object? ReadValue(JToken token) => TryParse(TextOf(token));

    internal static bool? TryParse(string? text) => text?.ToUpperInvariant() switch
    {
        "Y" or "YES" or "TRUE" or "1" => true,
        "N" or "NO" or "FALSE" or "0" => false,
        // As people and Excel write it in German and in Russian.
        "J" or "JA" or "WAHR" or "Д" or "ДА" or "ИСТИНА" => true,
        "NEIN" or "FALSCH" or "Н" or "НЕТ" or "ЛОЖЬ" => false,
        _ => null,
    };
}

/// <summary>A whole number from 0: an id, a count, or seconds.</summary>
internal sealed class NumberFormat : ValueFormat<int>
{
    // 1.000 is a thousand in a German Excel, and one in an English one.
    private static readonly Regex Thousands = new(@"^\d{1,3}\.\d{3}$", RegexOptions.CultureInvariant);

    protected override int ParseValue(object given)
    {
        if (given is string text && Thousands.IsMatch(text.Trim()))
            throw InvalidValue.Of(given, "can mean thousands or decimals. Write the number without separators.");
        return TryParse(TextOf(given))
            ?? throw InvalidValue.Of(given, "is not a whole number from 0.");
    }

    protected override JToken WriteValue(int value) => value;

    protected override object? ReadValue(JToken token) => TryParse(TextOf(token));

    internal static int? TryParse(string? text) =>
        int.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;
}

/// <summary>A value of an enumeration, in the portal's spelling. Keeps whatever the portal sent.</summary>
internal sealed class ChoiceFormat<TEnum> : ValueFormat<string>
    where TEnum : struct, Enum
{
    public override bool IsChoice => true;

    public override IReadOnlyList<string> AllowedValues => Choice<TEnum>.Allowed;

    protected override string ParseValue(object given) => Check(TextOf(given) ?? "");

    protected override string Check(string value) => Choice<TEnum>.Parse(value);

    protected override JToken WriteValue(string value) => value;

    protected override object? ReadValue(JToken token) => TextOf(token) is { Length: > 0 } text ? text : null;
}

/// <summary>Ids of users.</summary>
internal sealed class IdListFormat : ValueFormat<ValueList<int>>
{
    protected override ValueList<int> ParseValue(object given) => new(ListReader.Elements(given).Select(ParseId));

    protected override JToken WriteValue(ValueList<int> value) =>
        ListReader.Write(value.Select(id => (JToken)id));

    protected override object? ReadValue(JToken token) => new ValueList<int>(ListReader.Elements(token)
        .Select(element => NumberFormat.TryParse(TextOf(element))).OfType<int>());

    private static int ParseId(object element) => NumberFormat.TryParse(TextOf(element)) is { } id and > 0
        ? id
        : throw InvalidValue.Of(element, "is not an id. Write the ids of users: 1,15,23.");
}

/// <summary>An absolute address of http or https. Goes out as it was written, where that is a valid address.</summary>
internal sealed class UriFormat : ValueFormat<Uri>
{
    private const string Expected = "is not a web address. Write it whole: https://example.com/path.";

    protected override Uri ParseValue(object given) =>
        Uri.TryCreate(TextOf(given), UriKind.Absolute, out Uri? address)
            ? address
            : throw InvalidValue.Of(given, Expected);

    protected override Uri Check(Uri value) =>
        value.IsAbsoluteUri && (value.Scheme == Uri.UriSchemeHttp || value.Scheme == Uri.UriSchemeHttps)
            ? value
            : throw InvalidValue.Of(value.OriginalString, Expected);

    protected override JToken WriteValue(Uri value) =>
        value.IsWellFormedOriginalString() ? value.OriginalString : value.AbsoluteUri;

    protected override object? ReadValue(JToken token) =>
        Uri.TryCreate(TextOf(token), UriKind.Absolute, out Uri? address) ? address : null;
}

/// <summary>An e-mail address, without a display name.</summary>
internal sealed class EmailFormat : ValueFormat<string>
{
    private const string Expected = "is not an e-mail address. Write it alone: name@example.com.";

    protected override string ParseValue(object given) => TextOf(given) ?? throw InvalidValue.Of(given, Expected);

    protected override string Check(string value)
    {
        string address = value.Trim();
        return IsAddress(address) ? address : throw InvalidValue.Of(value, Expected);
    }

    protected override JToken WriteValue(string value) => value;

    protected override object? ReadValue(JToken token) => TextOf(token);

    private static bool IsAddress(string text)
    {
        if (text.Length == 0)
            return false;
        try
        {
            return new MailAddress(text).Address == text;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
