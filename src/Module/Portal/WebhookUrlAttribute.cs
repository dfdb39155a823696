using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Takes the address of a webhook as text or SecureString, and keeps it closed: PowerShell's prompt for it shows nothing.
/// No error repeats it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WebhookUrlAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        string? address = input switch
        {
            string text => text,
            SecureString secret => Secret.Reveal(secret),
            Uri uri => uri.OriginalString,
            _ => throw new ArgumentTransformationMetadataException(
                "Give the address of the webhook as text or as SecureString."),
        };
        try
        {
            if (address is null)
                return inputData;
            WebhookCredential.Parse(address);
            return Secret.Of(address)!;
        }
        catch (FormatException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message);
        }
    }
}
