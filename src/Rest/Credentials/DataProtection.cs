using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Bitrix24.Rest;

/// <summary>
/// The encryption of Windows that only the same user can undo (DPAPI). Called directly: the package for it would bring
/// five assemblies, of which Windows PowerShell has others already.
/// </summary>
internal static class DataProtection
{
    // Nothing is ever asked: a scheduled job has nobody to answer.
    private const int UiForbidden = 0x1;

    private delegate bool Transformation(ref Blob input, out Blob output);

    /// <summary>Whether this system has it.</summary>
    public static bool IsSupported { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <exception cref="CryptographicException">Windows could not do it.</exception>
    public static byte[] Protect(byte[] data) => Transform(data, (ref Blob input, out Blob output) =>
        CryptProtectData(ref input, null, default, default, default, UiForbidden, out output));

    /// <exception cref="CryptographicException">It was encrypted for somebody else, or is damaged.</exception>
    public static byte[] Unprotect(byte[] data) => Transform(data, (ref Blob input, out Blob output) =>
        CryptUnprotectData(ref input, default, default, default, default, UiForbidden, out output));

    private static byte[] Transform(byte[] data, Transformation transformation)
    {
        if (!IsSupported)
            throw new PlatformNotSupportedException("Only Windows has this encryption.");

        GCHandle pinned = GCHandle.Alloc(data, GCHandleType.Pinned);
        var output = default(Blob);
        try
        {
            var input = new Blob { Size = data.Length, Data = pinned.AddrOfPinnedObject() };
            if (!transformation(ref input, out output))
                throw new CryptographicException(Marshal.GetLastWin32Error());
            byte[] result = new byte[output.Size];
            Marshal.Copy(output.Data, result, 0, output.Size);
            return result;
        }
        finally
        {
            pinned.Free();
            Marshal.FreeHGlobal(output.Data);
        }
    }

    [DllImport("crypt32.dll", SetLastError = true, CharSet = CharSet.Unicode, ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CryptProtectData(
        ref Blob input, string? description, IntPtr entropy, IntPtr reserved, IntPtr prompt, int flags,
        out Blob output);

    [DllImport("crypt32.dll", SetLastError = true, ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CryptUnprotectData(
        ref Blob input, IntPtr description, IntPtr entropy, IntPtr reserved, IntPtr prompt, int flags,
        out Blob output);

    [StructLayout(LayoutKind.Sequential)]
    private struct Blob
    {
        public int Size;
        public IntPtr Data;
    }
}
