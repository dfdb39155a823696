namespace Bitrix24.OpenLines;

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
