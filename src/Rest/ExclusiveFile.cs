using System.Runtime.InteropServices;

namespace Bitrix24.Rest;

/// <summary>Files that only one process at a time has open.</summary>
internal static class ExclusiveFile
{
    private const int Exclusive = 2;
    private const int DoNotWait = 4;

    private static readonly bool IsWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Opens a file to read and write, and creates it if it is missing. Nothing is buffered.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The file; null while another process has it open in this way.</returns>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It is a folder, or this account may not write it.</exception>
    public static FileStream? TryOpen(string path)
    {
        FileStream file;
        try
        {
            // On Windows others may read the file. Elsewhere they can anyway, and only "none" locks it.
            file = new FileStream(
                path,
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                IsWindows ? FileShare.Read : FileShare.None,
                bufferSize: 1);
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
        if (IsWindows || TryLock(file))
            return file;
        file.Dispose();
        return null;
    }

    /// <summary>
    /// .NET locks nothing if the environment variable DOTNET_SYSTEM_IO_DISABLEFILELOCKING says so. To lock the file
    /// twice changes nothing. A file system without locks has to do without.
    /// </summary>
    private static bool TryLock(FileStream file) =>
        Lock((int)file.SafeFileHandle.DangerousGetHandle(), Exclusive | DoNotWait) == 0
        || !IsWouldBlock(Marshal.GetLastWin32Error());

    /// <summary>A sharing or lock violation on Windows.</summary>
    private static bool IsHeld(IOException e) =>
        e.HResult is unchecked((int)0x80070020) or unchecked((int)0x80070021) || IsWouldBlock(e.HResult);

    /// <summary>EAGAIN on Linux and on macOS.</summary>
    private static bool IsWouldBlock(int error) => error is 11 or 35;

    [DllImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static extern int Lock(int file, int operation);
}
