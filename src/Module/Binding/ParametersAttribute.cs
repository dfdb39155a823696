using System.Collections;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Takes the parameters of a call as a hashtable, an object, or JSON. What is none of these becomes a
/// <see cref="RefusedMap"/>, for the cmdlet to refuse: the binder would quote it, and it may hold a token.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ParametersAttribute : ArgumentTransformationAttribute
{
    /// <summary>Of a null, the cmdlet says what is missing.</summary>
    public override bool TransformNullOptionalParameters => false;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is ScriptBlock
            ? inputData
            : Read(inputData);

    /// <summary>Reads them; null for an empty cell.</summary>
    public static IDictionary? Read(object? input)
    {
        object? bare = input is PSObject wrapped ? wrapped.BaseObject : input;
        try
        {
            return bare switch
            {
                null or "" => null,
                string text => ParameterText.TryParse(text) ?? throw NotAMap,
                ValueType or Array => throw NotAMap,
                _ => InputValues.Of(input).ToMap(),
            };
        }
        catch (InvalidInputException refusal)
        {
            return new RefusedMap(refusal);
        }
    }

    private static InvalidInputException NotAMap => new([new(
        InputErrorCodes.InvalidValue, nameof(InvokeMethodCommand.Parameters), null,
        "It is not a map. Give a hashtable, an object or JSON.")]);
}
