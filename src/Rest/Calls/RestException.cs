namespace Bitrix24.Rest;

/// <summary>A call that has no result, for those who ask for the result alone.</summary>
public sealed class RestException : Exception
{
    /// <summary>Wraps an error.</summary>
    public RestException(RestError error)
        : base((error ?? throw new ArgumentNullException(nameof(error))).Description) => Error = error;

    /// <summary>Why the call has no result.</summary>
    public RestError Error { get; }
}
