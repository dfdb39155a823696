using System.Collections;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Takes an object of the module where a name is expected: its id stands for it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NameOrIdAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? bare = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return bare is IEnumerable list and not string ? list.Cast<object?>().Select(TextOf).ToArray() : TextOf(inputData)!;
    }

    private static object? TextOf(object? item)
    {
        object? bare = item is PSObject wrapped ? wrapped.BaseObject : item;
        return bare is null or string or ValueType ? item : InputValues.Of(item).IdUnder(["Id"]) ?? item;
    }
}
