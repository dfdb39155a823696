namespace Bitrix24.SandboxServer;

/// <summary>The application that a test wants: <c>{"user": 9, "scopes": ["imopenlines"]}</c>.</summary>
/// <param name="User">The user it acts as; the administrator when left out.</param>
/// <param name="Scopes">What it may call; the same as the application that is there already when left out.</param>
/// <param name="RedirectUri">Where its user comes back to with an authorization code; shown when left out.</param>
internal sealed record ApplicationOrder(int? User, string[]? Scopes, Uri? RedirectUri);
