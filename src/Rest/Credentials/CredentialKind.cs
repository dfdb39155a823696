namespace Bitrix24.Rest;

/// <summary>What sort of credential it is: the portal opens some methods to one of them only.</summary>
public enum CredentialKind
{
    /// <summary>An inbound webhook: the address is the password.</summary>
    Webhook,

    /// <summary>An OAuth 2.0 application that acts for a user.</summary>
    Application,
}
