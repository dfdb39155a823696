using System.Collections;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Takes ids of lines, and lines for their ids. PowerShell alone would round 4.6 to 5, which is another line.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LineIdsAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        bool isList = input is IEnumerable and not (string or IDictionary);
        IEnumerable ids = isList ? (IEnumerable)input! : new[] { inputData };
        try
        {
            return ids.OfType<object>().Select(id => new LineInput(PSObject.AsPSObject(id)).Id).ToArray();
        }
        catch (InvalidInputException refusal)
        {
            throw new ArgumentTransformationMetadataException(refusal.Errors[0].Reason);
        }
    }
}
