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
