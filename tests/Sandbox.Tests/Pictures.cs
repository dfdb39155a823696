namespace Bitrix24.Sandbox.Tests;

/// <summary>The first bytes of pictures, in Base64.</summary>
internal static class Pictures
{
    public static string Png(int width, int height) => Convert.ToBase64String(
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
        0, 0, High(width), Low(width), 0, 0, High(height), Low(height),
    ]);

    public static string Gif(int width, int height) => Convert.ToBase64String(
    [
        0x47, 0x49, 0x46, 0x38, 0x39, 0x61, Low(width), High(width), Low(height), High(height),
    ]);

    /// <summary>A JPEG with a segment before the one that has the size.</summary>
    public static string Jpeg(int width, int height) => Convert.ToBase64String(
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 17, 8, High(height), Low(height), High(width), Low(width), 3,
    ]);

    private static byte High(int number) => (byte)(number >> 8);

    private static byte Low(int number) => (byte)(number & 0xFF);
}
