using System.Globalization;
using System.Security;
using System.Text;

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
    /// <exception cref="FormatException">It is not a picture, or a portal would refuse it.</exception>
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

/// <summary>What the first bytes of a picture say of it.</summary>
/// <param name="Type">PNG, JPEG or GIF.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
internal sealed record ImageHeader(string Type, long Width, long Height)
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] Gif = [(byte)'G', (byte)'I', (byte)'F', (byte)'8'];
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF];

    /// <summary>Reads a header; null where it is that of no PNG, JPEG or GIF.</summary>
    /// <param name="stream">The picture, at its beginning; must be able to seek.</param>
    /// <exception cref="EndOfStreamException">The picture ends before it tells its size.</exception>
    public static ImageHeader? Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.ASCII, leaveOpen: true);
        byte[] start = reader.ReadBytes(Png.Length);
        if (StartsWith(start, Png))
            return ReadPng(reader);
        if (StartsWith(start, Gif))
            return ReadGif(reader);
        return StartsWith(start, Jpeg) ? ReadJpeg(reader) : null;
    }

    private static bool StartsWith(byte[] bytes, byte[] signature) =>
        bytes.Take(signature.Length).SequenceEqual(signature);

    /// <summary>Length and name of the first chunk, then width and height, the high byte first.</summary>
    private static ImageHeader ReadPng(BinaryReader reader)
    {
        reader.BaseStream.Position = Png.Length + 8;
        return new("PNG", ReadNumber(reader, 4), ReadNumber(reader, 4));
    }

    /// <summary>Six letters, then width and height, the low byte first.</summary>
    private static ImageHeader ReadGif(BinaryReader reader)
    {
        reader.BaseStream.Position = 6;
        return new("GIF", reader.ReadUInt16(), reader.ReadUInt16());
    }

    /// <summary>
    /// Segments, some of them long; the one that begins the frame has height and width. Null without one.
    /// </summary>
    private static ImageHeader? ReadJpeg(BinaryReader reader)
    {
        reader.BaseStream.Position = 2;
        while (ReadMarker(reader) is { } marker && !EndsHeader(marker))
        {
            if (HasNoLength(marker))
                continue;
            long length = ReadNumber(reader, 2);
            if (BeginsFrame(marker))
            {
                reader.ReadByte();
                long height = ReadNumber(reader, 2);
                return new("JPEG", ReadNumber(reader, 2), height);
            }
            reader.BaseStream.Position += Math.Max(0, length - 2);
        }
        return null;
    }

    /// <summary>Any number of FF, then the marker; null where no FF comes first.</summary>
    private static int? ReadMarker(BinaryReader reader)
    {
        if (reader.ReadByte() != 0xFF)
            return null;
        byte marker;
        do
            marker = reader.ReadByte();
        while (marker == 0xFF);
        return marker;
    }

    /// <summary>The picture itself begins, or is missing.</summary>
    private static bool EndsHeader(int marker) => marker is 0xDA or 0xD9;

    private static bool HasNoLength(int marker) => marker is 0x01 or (>= 0xD0 and <= 0xD8);

    /// <summary>C0 to CF, but for the three that are tables and extensions.</summary>
    private static bool BeginsFrame(int marker) =>
        marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static long ReadNumber(BinaryReader reader, int bytes)
    {
        long number = 0;
        for (int i = 0; i < bytes; i++)
            number = number << 8 | reader.ReadByte();
        return number;
    }
}
