using System.Globalization;
using System.Security;

namespace Bitrix24.OpenLines;

/// <summary>
/// The picture of a bot: PNG, JPEG or GIF, at most 5000 pixels a side. Prints as <c>PNG 128×128, 3 KB</c>.
/// </summary>
/// <remarks>
/// A portal ignores what is larger in silence (<c>imbot.update</c>) or refuses it (<c>imbot.v2.Bot.update</c>).
/// </remarks>
public sealed class BotAvatar
{
    /// <summary>The most pixels that a side may have.</summary>
    public const int MaxSide = 5000;

    /// <summary>A file that was named by mistake should not fill the memory; in bytes.</summary>
    private const int MaxBytes = 50 * 1024 * 1024;

    private const string Expected = "is not a PNG, JPEG or GIF";

    private BotAvatar(ImageHeader header, byte[] image)
    {
        Type = header.Type;
        Width = (int)header.Width;
        Height = (int)header.Height;
        Size = image.Length;
        Base64 = Convert.ToBase64String(image);
    }

    /// <summary>PNG, JPEG or GIF.</summary>
    public string Type { get; }

    /// <summary>The width in pixels.</summary>
    public int Width { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }

    /// <summary>The size in bytes.</summary>
    public int Size { get; }

    /// <summary>The picture as it goes out.</summary>
    internal string Base64 { get; }

    /// <summary>Reads a file. One that is no picture, or too large a one, is not read to its end.</summary>
    /// <param name="path">An absolute path: a host's current folder need not be that of the process.</param>
    /// <exception cref="FormatException">It cannot be read, or a portal would not take it.</exception>
    public static BotAvatar FromFile(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Read(file, $"'{path}'");
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

    /// <summary>Reads a picture that is in memory.</summary>
    /// <exception cref="FormatException">A portal would not take it.</exception>
    public static BotAvatar FromBytes(byte[] image) => Read(new MemoryStream(image, writable: false), "The picture");

    /// <summary>Reads Base64. The beginning of a data URL, which a portal does not take, is left out.</summary>
    /// <exception cref="FormatException">It is none, or a portal would not take the picture.</exception>
    public static BotAvatar FromBase64(string text)
    {
        byte[] image;
        try
        {
            image = Convert.FromBase64String(WithoutPrefix(text));
        }
        catch (FormatException)
        {
            throw InvalidValue.Of(
                Excerpt.Of(text, 20),
                "is not Base64. For a picture in a file, give the file itself and not its path.");
        }
        return FromBytes(image);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, "{0} {1}×{2}, {3} KB", Type, Width, Height, (Size + 1023) / 1024);

    private static string WithoutPrefix(string text)
    {
        const string mark = ";base64,";
        int end = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
        return end >= 0 && text.TrimStart().StartsWith("data:", StringComparison.OrdinalIgnoreCase)
            ? text.Substring(end + mark.Length)
            : text;
    }

    private static BotAvatar Read(Stream stream, string name)
    {
        if (stream.Length == 0)
            throw new FormatException($"{name} is empty.");
        ImageHeader header = ReadHeader(stream, name);
        if (header.Width == 0 || header.Height == 0)
            throw new FormatException($"{name} {Expected}: its header tells no size.");
        if (header.Width > MaxSide || header.Height > MaxSide)
            throw new FormatException(
                $"{name} has {header.Width}×{header.Height} pixels. A portal takes at most {MaxSide}×{MaxSide}.");
        if (stream.Length > MaxBytes)
            throw new FormatException($"{name} has more than {MaxBytes / (1024 * 1024)} MB.");

        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        return new BotAvatar(header, reader.ReadBytes((int)stream.Length));
    }

    private static ImageHeader ReadHeader(Stream stream, string name)
    {
        try
        {
            return ImageHeader.Read(stream) ?? throw new FormatException($"{name} {Expected}.");
        }
        catch (EndOfStreamException e)
        {
            throw new FormatException($"{name} is cut off: it ends before it tells its size.", e);
        }
    }
}
