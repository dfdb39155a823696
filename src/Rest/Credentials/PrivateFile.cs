using System.Runtime.InteropServices;
using System.Text;

namespace Bitrix24.Rest;

/// <summary>Files that only their owner can read, from their first byte on.</summary>
internal static class PrivateFile
{
    private const int OwnerOnly = 0b110_000_000;

    // More than any system follows.
    private const int MaxLinks = 40;

    private static readonly bool IsWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Creates a file beside another one, with a name of its own, on the disk when this returns.</summary>
    /// <param name="path">The other one.</param>
    /// <param name="content">Its content.</param>
    /// <returns>Its path.</returns>
    public static string Create(string path, byte[] content)
    {
        string temporary = IsWindows ? $"{path}.{Guid.NewGuid():N}" : CreateEmpty(path);
        try
        {
            FileMode mode = IsWindows ? FileMode.CreateNew : FileMode.Open;
            using var stream = new FileStream(temporary, mode, FileAccess.Write, FileShare.None);
            stream.Write(content, 0, content.Length);
            stream.Flush(flushToDisk: true);
            return temporary;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Creates an empty file unless it exists.</summary>
    public static void Ensure(string path)
    {
        if (File.Exists(path))
            return;
        string temporary = Create(path, []);
        try
        {
            File.Move(temporary, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was faster.
            File.Delete(temporary);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Makes a file that exists unreadable to others. Not possible for a file of another owner.</summary>
    public static void Protect(string path)
    {
        if (!IsWindows)
            _ = ChangeMode(Terminated(path), OwnerOnly);
    }

    /// <summary>
    /// The file that a symbolic link points to, so that the file can be replaced and the link stays. Any other path
    /// stays as it is, and so does every path on Windows.
    /// </summary>
    public static string Target(string path)
    {
        for (int i = 0; i < MaxLinks && !IsWindows; i++)
        {
            byte[] target = new byte[4096];
            int length = (int)ReadLink(Terminated(path), target, (IntPtr)target.Length);
            if (length <= 0)
                break;
            path = Path.Combine(Path.GetDirectoryName(path) ?? "", Encoding.UTF8.GetString(target, 0, length));
        }
        return path;
    }

    /// <summary>
    /// Created and closed to others in one step: whoever opened it in between would go on reading.
    /// </summary>
    private static string CreateEmpty(string path)
    {
        byte[] template = Terminated(path + ".XXXXXX");
        int file = CreateTemporary(template);
        if (file < 0)
            throw new IOException(
                $"No file can be created in {Path.GetDirectoryName(path)} (error {Marshal.GetLastWin32Error()}).");
        _ = Close(file);
        return Encoding.UTF8.GetString(template, 0, template.Length - 1);
    }

    private static byte[] Terminated(string path) => Encoding.UTF8.GetBytes(path + "\0");

    [DllImport("libc", EntryPoint = "mkstemp", SetLastError = true)]
    private static extern int CreateTemporary(byte[] template);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int file);

    [DllImport("libc", EntryPoint = "chmod")]
    private static extern int ChangeMode(byte[] path, int mode);

    [DllImport("libc", EntryPoint = "readlink")]
    private static extern IntPtr ReadLink(byte[] path, byte[] target, IntPtr length);
}
