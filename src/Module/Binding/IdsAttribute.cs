using System.Collections;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Takes ids, and things for their ids. PowerShell alone would round 4.6 to 5, which is another one.
/// </summary>
/// <param name="kind">What the ids are, for a sentence.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdsAttribute(string kind) : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        bool isList = input is IEnumerable and not (string or IDictionary);
        IEnumerable ids = isList ? (IEnumerable)input! : new[] { inputData };
        try
        {
            return ids.OfType<object>().Select(id => IdInput.Read(id, [nameof(User.Id)], kind)).ToArray();
        }
        catch (InvalidInputException refusal)
        {
            throw new ArgumentTransformationMetadataException(refusal.Errors[0].Reason);
        }
    }
}
