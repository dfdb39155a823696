using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Takes the address of a webhook as a string or a SecureString. No error repeats it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WebhookUrlAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        string? address = input switch
        {
            WebhookCredential => null,
            string text => text,
            SecureString secret => Secret.Reveal(secret),
            Uri uri => uri.OriginalString,
            _ => throw new ArgumentTransformationMetadataException(
                "Give the address of the webhook as text or as SecureString."),
        };
        try
        {
            return address is null ? input : WebhookCredential.Parse(address);
        }
        catch (FormatException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message);
        }
    }
}
