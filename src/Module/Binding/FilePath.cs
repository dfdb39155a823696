namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Reads the paths of files that a person gives.</summary>
internal static class FilePath
{
    private const string FileSystem = "FileSystem";

    /// <summary>The file that a path names, which need not be there.</summary>
    /// <param name="session">Where the path is relative to.</param>
    /// <param name="path">The path as PowerShell has it.</param>
    /// <exception cref="FormatException">It is not the path of a file.</exception>
    public static string Resolve(SessionState session, string path)
    {
        try
        {
            string file = session.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return provider.Name == FileSystem
                ? file
                : throw new FormatException($"'{path}' is not the path of a file.");
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            throw new FormatException(e.Message, e);
        }
    }
}
