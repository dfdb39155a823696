using System.Text;

namespace Bitrix24.OpenLines;

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
    /// Segments, some of them long; the one that begins the frame has height and width. Null where there is none.
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

    /// <summary>The picture itself begins, or there is none.</summary>
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
