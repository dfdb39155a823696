namespace Bitrix24.OpenLines.Tests;

/// <summary>The beginnings of pictures: as much as tells what they are and how large.</summary>
internal static class Pictures
{
    public static byte[] Png(int width, int height) =>
        [0x89, .. "PNG\r\n\x1A\n"u8, 0, 0, 0, 13, .. "IHDR"u8, .. Big(width, 4), .. Big(height, 4), 8, 6, 0, 0, 0];

    public static byte[] Gif(int width, int height) =>
        [.. "GIF89a"u8, .. Big(width, 2).Reverse(), .. Big(height, 2).Reverse(), 0, 0, 0];

    /// <summary>With filling bytes, and with a segment before the frame that looks like a frame inside.</summary>
    public static byte[] Jpeg(int width, int height, byte frame = 0xC0) =>
    [
        0xFF, 0xD8, 0xFF, 0xE1, 0, 11, 0xFF, 0xC0, 0, 17, 8, 0, 1, 0, 1, 0xFF, 0xC4, 0, 3, 1,
        0xFF, 0xFF, frame, 0, 17, 8, .. Big(height, 2), .. Big(width, 2), 3,
    ];

    public static string Base64(byte[] picture) => Convert.ToBase64String(picture);

    private static byte[] Big(int number, int bytes) =>
        [.. Enumerable.Range(0, bytes).Select(i => (byte)(number >> (8 * (bytes - 1 - i))))];
}
