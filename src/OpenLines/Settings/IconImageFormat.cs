namespace Bitrix24.OpenLines;

/// <summary>The picture of an icon: a data: URI, or a file. A path as text is none.</summary>
internal sealed class IconImageFormat : ValueFormat<IconImage>
{
    protected override IconImage ParseValue(object given) => given is FileInfo file
        ? IconImage.FromFile(file.FullName)
        : IconImage.FromUri(TextOf(given) ?? "");

    protected override JToken WriteValue(IconImage value) => value.DataUri;

    protected override object? ReadValue(JToken token) => null;
}
