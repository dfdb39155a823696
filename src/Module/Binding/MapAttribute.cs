namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Takes a map as a hashtable or as an object, such as ConvertFrom-Json makes of one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MapAttribute : ArgumentTransformationAttribute
{
    /// <summary>Of a null, the cmdlet says what is missing.</summary>
    public override bool TransformNullOptionalParameters => false;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string or ValueType or Array or ScriptBlock
            ? inputData
            : InputValues.Of(inputData).ToMap();
}
