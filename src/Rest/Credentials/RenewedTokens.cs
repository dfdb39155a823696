namespace Bitrix24.Rest;

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
