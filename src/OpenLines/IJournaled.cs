namespace Bitrix24.OpenLines;

/// <summary>A request that a journal knows again in a later run.</summary>
public interface IJournaled
{
    /// <summary>
    /// What the request is, whole and the same every time. It may hold secrets: a journal keeps a fingerprint of it.
    /// </summary>
    string Content { get; }

    /// <summary>
    /// The name of what it makes: two of one name can be mistaken for each other on the portal. Null where they cannot.
    /// </summary>
    string? Name { get; }

    /// <summary>What to send it a second time would do.</summary>
    CallKind Kind { get; }

    /// <summary>The error where nobody knows whether it was carried out.</summary>
    /// <param name="reason">Why not, in a sentence.</param>
    RestError Unknown(string reason);
}
