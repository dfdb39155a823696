using System;
using System.Threading.Tasks;

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
    /// Stores renewed tokens; is waited for before they are used. It is not cancelled, because a token that is not
    /// stored is lost, and it must not send calls itself. When it throws, the new tokens are used all the same (the
    /// old ones are spent), and the outcomes that waited for them tell of it as a notice.
    /// </summary>
    public Func<RenewedTokens, Task>? TokensRenewed { get; init; }
}
