namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Reads the paths of files that a person gives.</summary>
internal static class FilePath
{
    private const string FileSystem = "FileSystem";

    /// <summary>The file that a path names, which need not be there; null when it names something else.</summary>
    /// <param name="session">Where the path is relative to.</param>
    /// <param name="path">The path as PowerShell has it.</param>
    /// <exception cref="RuntimeException">It is no path.</exception>
    public static string? Find(SessionState session, string path)
    {
        string file = session.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return provider.Name == FileSystem ? file : null;
    }
}
