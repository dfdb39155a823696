using System.Globalization;
using System.Security;
using System.Text;

namespace Bitrix24.OpenLines;

/// <summary>
/// The picture of a connector's icon, as a data: URI: SVG, which the reference names, or what a browser shows as well.
/// Prints as <c>image/svg+xml, 2 KB</c>.
/// </summary>
public sealed class IconImage : IEquatable<IconImage>
{
    private const string Scheme = "data:";
    private const string Expected = "is not a data: URI of a picture. Write data:image/svg+xml, and the SVG.";

    /// <summary>A file that was named by mistake should not go out; in bytes.</summary>
    private const int MaxBytes = 1024 * 1024;

    private IconImage(string uri) => DataUri = uri;

    /// <summary>The picture as it goes out.</summary>
    public string DataUri { get; }

    /// <summary>Whether a text is meant to be a data: URI, and not the path of a file.</summary>
    public static bool IsUri(string text) =>
        text.TrimStart().StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes a data: URI.</summary>
    /// <exception cref="FormatException">It is not a picture.</exception>
    public static IconImage FromUri(string text)
    {
        string uri = text.Trim();
        int comma = uri.IndexOf(',');
        return uri.StartsWith(Scheme + "image/", StringComparison.OrdinalIgnoreCase)
            && comma >= 0 && comma < uri.Length - 1
                ? new IconImage(uri)
                : throw InvalidValue.Of(Excerpt.Of(text, 40), Expected);
    }

    /// <summary>Reads a file: SVG, PNG, JPEG or GIF, at most 1 MB.</summary>
    /// <param name="path">An absolute path: a host's current folder need not be that of the process.</param>
    /// <exception cref="FormatException">It cannot be read, or is no such picture.</exception>
    public static IconImage FromFile(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return file.Length > MaxBytes
                ? throw new FormatException($"'{path}' has more than {MaxBytes / 1024} KB, which is no icon.")
                : Read(file, path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FormatException($"'{path}' does not exist.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException
            or ArgumentException or NotSupportedException)
        {
            throw new FormatException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        string type = DataUri.Substring(Scheme.Length, DataUri.IndexOfAny([',', ';']) - Scheme.Length);
        return string.Format(CultureInfo.InvariantCulture, "{0}, {1} KB", type, (DataUri.Length + 1023) / 1024);
    }

    /// <inheritdoc/>
    public bool Equals(IconImage? other) => other?.DataUri == DataUri;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as IconImage);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(DataUri);

    private static IconImage Read(FileStream file, string path)
    {
        if (TypeOf(file) is { } type)
        {
            file.Position = 0;
            using var bytes = new BinaryReader(file);
            return new IconImage($"{Scheme}{type};base64,{Convert.ToBase64String(bytes.ReadBytes(MaxBytes))}");
        }
        file.Position = 0;
        using var reader = new StreamReader(file, Encoding.UTF8);
        string text = reader.ReadToEnd().Trim();
        return text.StartsWith("<", StringComparison.Ordinal) && text.Contains("<svg")
            ? new IconImage($"{Scheme}image/svg+xml,{UriText.Escape(text)}")
            : throw new FormatException($"'{path}' is not an SVG, PNG, JPEG or GIF.");
    }

    private static string? TypeOf(FileStream file)
    {
        try
        {
            return ImageHeader.Read(file)?.Type switch
            {
                "PNG" => "image/png",
                "JPEG" => "image/jpeg",
                "GIF" => "image/gif",
                _ => null,
            };
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }
}
