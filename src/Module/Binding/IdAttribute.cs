namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Takes an id, or a thing for its id.</summary>
/// <param name="kind">What the id is, for a sentence.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdAttribute(string kind) : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            return IdInput.Read(inputData, [nameof(User.Id)], kind);
        }
        catch (InvalidInputException refusal)
        {
            throw new ArgumentTransformationMetadataException(refusal.Errors[0].Reason);
        }
    }
}
