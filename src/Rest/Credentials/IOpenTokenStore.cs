namespace Bitrix24.Rest;

/// <summary>The tokens of one application, to read and to replace, until it is disposed of.</summary>
public interface IOpenTokenStore : IDisposable
{
    /// <summary>The tokens that are kept; null when there are none yet.</summary>
    /// <exception cref="RestException">They cannot be read, or are those of another application or portal.</exception>
    Task<RenewedTokens?> ReadAsync();

    /// <summary>
    /// Puts tokens in the place of those that are kept: all of it, or nothing. It is waited for before the tokens are
    /// used, and cannot be cancelled, because a token that is not stored is lost.
    /// </summary>
    Task WriteAsync(RenewedTokens tokens);
}
