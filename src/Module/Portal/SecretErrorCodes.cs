namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Codes of what goes wrong with a secret that is to come out of a vault. Nothing was sent.</summary>
internal static class SecretErrorCodes
{
    /// <summary>The module that has the vaults is not installed.</summary>
    public const string SecretManagementNotFound = nameof(SecretManagementNotFound);

    /// <summary>No vault has a secret of this name.</summary>
    public const string SecretNotFound = nameof(SecretNotFound);

    /// <summary>The vault did not give the secret.</summary>
    public const string SecretNotRead = nameof(SecretNotRead);

    /// <summary>The secret is neither the address of a webhook nor what an application proves itself with.</summary>
    public const string InvalidSecret = nameof(InvalidSecret);
}
