using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

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
