namespace Bitrix24.OpenLines;

/// <summary>An input that a journal can know again.</summary>
public interface IJournaled
{
    /// <summary>
    /// What the input is, whole and the same every time. It may hold secrets: a journal keeps a fingerprint of it.
    /// </summary>
    string Content { get; }
}
