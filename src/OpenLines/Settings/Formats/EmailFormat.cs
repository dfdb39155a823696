using System.Net.Mail;

namespace Bitrix24.OpenLines;

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
