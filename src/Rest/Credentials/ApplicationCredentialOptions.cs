namespace Bitrix24.Rest;

/// <summary>
/// What an application proves itself with: an access token alone, or a refresh token with the application's id and
/// secret, with or without an access token.
/// </summary>
public sealed class ApplicationCredentialOptions
{
    /// <summary>The portal: <c>example.bitrix24.com</c>, or its URL.</summary>
    public required string Portal { get; init; }

    /// <summary>The application's id (<c>client_id</c>).</summary>
    public string? ClientId { get; init; }

    /// <summary>The application's secret (<c>client_secret</c>).</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The token that proves calls. Without one, the first call renews first.</summary>
    public string? AccessToken { get; init; }

    /// <summary>The token that brings new tokens.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>Who renews the tokens.</summary>
    public string AuthorizationServer { get; init; } = "https://oauth.bitrix.info/";

    /// <summary>
    /// Where the tokens outlive this process; they end with it where there is none. What is kept there is used in the
    /// place of what is given here, and needs the id and the secret of the application. Where nothing is kept yet, the
    /// refresh token is renewed at once, so that the one that was given serves nobody else. When the store cannot take
    /// new tokens, they are used all the same (the old ones are spent), and the outcomes that waited for them tell of
    /// it as a notice.
    /// </summary>
    public ITokenStore? Store { get; init; }

    /// <summary>What time it is; a test puts a clock of its own here.</summary>
    internal Clock Clock { get; init; } = Clock.System;
}
