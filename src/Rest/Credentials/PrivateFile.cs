using System.Runtime.InteropServices;
using System.Text;

namespace Bitrix24.Rest;

/// <summary>Makes files that nobody but their owner may read, from their first byte on.</summary>
internal static class PrivateFile
{
    /// <summary>Makes a file beside another one, with a name of its own, on the disk when this returns.</summary>
    /// <param name="path">The other one.</param>
    /// <param name="content">What it holds.</param>
    /// <returns>Its path.</returns>
    public static string Create(string path, byte[] content)
    {
        bool isWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);
        string temporary = isWindows ? $"{path}.{Guid.NewGuid():N}" : MakeEmpty(path);
        try
        {
            FileMode mode = isWindows ? FileMode.CreateNew : FileMode.Open;
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

    /// <summary>
    /// Made and closed to others in one step: whoever opened it in between would go on reading.
    /// </summary>
    private static string MakeEmpty(string path)
    {
        byte[] template = Encoding.UTF8.GetBytes(path + ".XXXXXX\0");
        int file = MakeTemporary(template);
        if (file < 0)
            throw new IOException(
                $"No file can be made in {Path.GetDirectoryName(path)} (error {Marshal.GetLastWin32Error()}).");
        _ = Close(file);
        return Encoding.UTF8.GetString(template, 0, template.Length - 1);
    }

    [DllImport("libc", EntryPoint = "mkstemp", SetLastError = true)]
    private static extern int MakeTemporary(byte[] template);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int file);
}
