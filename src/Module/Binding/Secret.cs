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

/// <summary>Takes a secret as a string or a SecureString. No error repeats it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretAttribute : ArgumentTransformationAttribute
{
    /// <summary>A null is a cell that is empty, and no secret.</summary>
    public override bool TransformNullOptionalParameters => false;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        switch (input)
        {
            case SecureString secret:
                return secret;
            case string or ValueType:
                return Secret.Of(LanguagePrimitives.ConvertTo<string>(input))!;
            default:
                throw new ArgumentTransformationMetadataException("Give a secret as text or as SecureString.");
        }
    }
}
