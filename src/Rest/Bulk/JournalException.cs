namespace Bitrix24.Rest;

/// <summary>A journal cannot be used. The message says why and names the file.</summary>
public sealed class JournalException : Exception
{
    /// <summary>Says why.</summary>
    public JournalException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
