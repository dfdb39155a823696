using System.Collections;
using System.Globalization;
using System.Net.Mail;

namespace Bitrix24.OpenLines;

/// <summary>Text, kept as it is.</summary>
internal sealed class TextFormat : ValueFormat<string>
{
    protected override string ParseValue(object given) =>
        TextOf(given) ?? throw InvalidValue.Of(given, "is not a text.");

    protected override JToken WriteValue(string value) => value;

    protected override object? ReadValue(JToken token) => TextOf(token);

    /// <summary>On its way through a browser's form a line break becomes CR LF, and blanks at the ends go.</summary>
    public override bool AreSame(object one, object? other) => Bare(one) == Bare(other);

    private static string Bare(object? text) => ((string?)text ?? "").Replace("\r\n", "\n").Trim();
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
        _ => null,
    };
}

/// <summary>A whole number from 0: an id, a count, or seconds.</summary>
internal sealed class NumberFormat : ValueFormat<int>
{
    protected override int ParseValue(object given) => TryParse(TextOf(given))
        ?? throw InvalidValue.Of(given, "is not a whole number from 0.");

    protected override JToken WriteValue(int value) => value;

    protected override object? ReadValue(JToken token) => TryParse(TextOf(token));

    internal static int? TryParse(string? text) =>
        int.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;
}

/// <summary>A value of an enumeration.</summary>
internal sealed class ChoiceFormat<TEnum> : ValueFormat<Choice<TEnum>>
    where TEnum : struct, Enum
{
    public override IReadOnlyList<string> AllowedValues => Choice<TEnum>.Allowed;

    protected override Choice<TEnum> ParseValue(object given) => given is IDictionary json
        ? Choice<TEnum>.Parse($"{EntryOf(json, nameof(Choice<>.Value))}")
        : Choice<TEnum>.Parse(TextOf(given) ?? "");

    protected override JToken WriteValue(Choice<TEnum> value) => value.Value;

    protected override object? ReadValue(JToken token)
    {
        if (TextOf(token) is { Length: > 0 } text)
            return Choice<TEnum>.FromPortal(text);
        return null;
    }
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
