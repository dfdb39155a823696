using System.Collections;
using System.Runtime.CompilerServices;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Takes a map as a hashtable or as an object, such as ConvertFrom-Json makes of one. What is not a map becomes a
/// <see cref="RefusedMap"/>, for the cmdlet to refuse: the binder would quote it, and it may hold a token.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MapAttribute : ArgumentTransformationAttribute
{
    /// <summary>Of a null, the cmdlet says what is missing.</summary>
    public override bool TransformNullOptionalParameters => false;

    /// <summary>Whether the map may be JSON, too.</summary>
    public bool TakesJson { get; init; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is ScriptBlock
            ? inputData
            : Read(inputData, TakesJson);

    /// <summary>Reads a map; null for an empty cell.</summary>
    public static IDictionary? Read(object? input, bool takesJson)
    {
        object? bare = input is PSObject wrapped ? wrapped.BaseObject : input;
        try
        {
            return bare switch
            {
                null or "" => null,
                string text when takesJson => ParameterText.TryParse(text) ?? new RefusedMap(),
                string or ValueType or Array => new RefusedMap(),
                RefusedMap refused => refused,
                _ => InputValues.Of(input).ToMap(),
            };
        }
        catch (InvalidInputException refusal)
        {
            return new RefusedMap(refusal);
        }
    }
}

/// <summary>Stands for a map that could not be read, until somebody can say so.</summary>
/// <param name="refusal">Why not; null where it is not a map.</param>
internal sealed class RefusedMap(InvalidInputException? refusal = null) : Dictionary<string, object?>
{
    /// <summary>Why it could not be read; null where it is not a map.</summary>
    public InvalidInputException? Refusal => refusal;
}

/// <summary>Reads maps that may have been refused.</summary>
internal static class Maps
{
    /// <summary>The names and values of a map, or null.</summary>
    /// <exception cref="InvalidInputException">It could not be read as a map.</exception>
    public static IReadOnlyList<KeyValuePair<string, object?>>? Read(
        this IDictionary? map, [CallerArgumentExpression(nameof(map))] string parameter = "") =>
        map.Checked(parameter) is { } good ? InputValues.Of(good).Pairs : null;

    /// <summary>The map, or null.</summary>
    /// <exception cref="InvalidInputException">It could not be read as a map.</exception>
    public static IDictionary? Checked(
        this IDictionary? map, [CallerArgumentExpression(nameof(map))] string parameter = "") =>
        map is not RefusedMap refused ? map : throw refused.Refusal ?? new InvalidInputException(
            InputError.Invalid(parameter, null, "It is not a map of names and values. Give a hashtable."));
}
