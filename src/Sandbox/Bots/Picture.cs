namespace Bitrix24.Sandbox;

/// <summary>What a picture tells about itself in its first bytes.</summary>
internal sealed record Picture(int Length, int Width, int Height)
{
    private const int MaxSide = 5000;

    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] Gif = [(byte)'G', (byte)'I', (byte)'F', (byte)'8'];
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF];

    public bool IsTooLarge => Width > MaxSide || Height > MaxSide;

    /// <summary>Reads Base64; null when it is none, or no picture.</summary>
    public static Picture? TryRead(string base64)
    {
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null;
        }

        if (StartsWith(bytes, Png))
            return new Picture(bytes.Length, BigEndian(bytes, 16, 4), BigEndian(bytes, 20, 4));
        if (StartsWith(bytes, Gif))
            return new Picture(bytes.Length, LittleEndian(bytes, 6), LittleEndian(bytes, 8));
        return StartsWith(bytes, Jpeg) ? ReadJpeg(bytes) : null;
    }

    /// <summary>Goes from segment to segment, up to the one that starts the frame and has its size.</summary>
    private static Picture ReadJpeg(byte[] bytes)
    {
        int at = 2;
        while (at + 8 < bytes.Length && bytes[at] == 0xFF)
        {
            byte marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return new Picture(bytes.Length, BigEndian(bytes, at + 7, 2), BigEndian(bytes, at + 5, 2));
            at += marker == 0xFF ? 1 : 2 + BigEndian(bytes, at + 2, 2);
        }
        return new Picture(bytes.Length, 0, 0);
    }

    private static bool StartsWith(byte[] bytes, byte[] signature) =>
        bytes.Take(signature.Length).SequenceEqual(signature);

    private static int LittleEndian(byte[] bytes, int at) =>
        at + 1 < bytes.Length ? bytes[at] | (bytes[at + 1] << 8) : 0;

    /// <summary>A number; 0 where the picture ends before it does.</summary>
    private static int BigEndian(byte[] bytes, int at, int size)
    {
        if (at + size > bytes.Length)
            return 0;
        long number = bytes.Skip(at).Take(size).Aggregate(0L, (value, next) => (value << 8) | next);
        return (int)Math.Min(int.MaxValue, number);
    }
}
