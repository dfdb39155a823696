namespace Bitrix24.Rest;

/// <summary>
/// Where the tokens of applications outlive the process. Whoever has it open is alone with it, so that of two processes
/// with the same tokens only one renews them and the other finds the new ones.
/// </summary>
public interface ITokenStore
{
    /// <summary>What the store is, for messages: <c>The token cache C:\jobs\b24.tokens</c>.</summary>
    string Description { get; }

    /// <summary>Waits until nobody else has the tokens of this application open, and opens them.</summary>
    /// <param name="portal">The portal's address.</param>
    /// <param name="clientId">The application's id.</param>
    /// <param name="token">Ends the waiting.</param>
    /// <exception cref="RestException">It cannot be opened, or others have had it open for too long.</exception>
    Task<IOpenTokenStore> OpenAsync(Uri portal, string clientId, CancellationToken token);
}

/// <summary>The tokens of one application, to read and to replace, until it is disposed of.</summary>
public interface IOpenTokenStore : IDisposable
{
    /// <summary>The tokens that are kept; null when there are none yet.</summary>
    /// <exception cref="RestException">They cannot be read, or are those of another application or portal.</exception>
    Task<RenewedTokens?> ReadAsync();

    /// <summary>
    /// Makes sure that new tokens can be stored. Called before the old refresh token is used, because its use ends it.
    /// </summary>
    /// <exception cref="RestException">Nothing can be stored.</exception>
    Task PrepareAsync();

    /// <summary>
    /// Replaces the tokens that are kept. Completes before the new ones are used. Cannot be cancelled, because a token
    /// that is not stored is lost.
    /// </summary>
    Task WriteAsync(RenewedTokens tokens);
}

/// <summary>What a renewal has brought. The refresh token from before is spent.</summary>
/// <param name="AccessToken">Proves calls, for an hour.</param>
/// <param name="RefreshToken">Renews the tokens the next time, within 180 days.</param>
/// <param name="Portal">The portal's address, which may have changed.</param>
/// <param name="ExpiresAt">When the access token expires.</param>
public sealed record RenewedTokens(string AccessToken, string RefreshToken, Uri Portal, DateTimeOffset ExpiresAt)
{
    /// <summary>Names the portal; shows no token.</summary>
    public override string ToString() => $"Tokens of {Portal}";
}
