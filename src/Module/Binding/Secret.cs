using System.Net;
using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Opens secrets where they go out.</summary>
internal static class Secret
{
    /// <summary>Closes a text; null where none is given.</summary>
    public static SecureString? Of(string? text)
    {
        if (text is null)
            return null;
        var secured = new SecureString();
        foreach (char letter in text)
            secured.AppendChar(letter);
        secured.MakeReadOnly();
        return secured;
    }

    /// <summary>The text of a secret; null where none is given or it is empty.</summary>
    public static string? Reveal(SecureString? secret) =>
        secret is null ? null : new NetworkCredential("", secret).Password.OrNull();
}
