using System;
using System.Collections;
using System.Management.Automation;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Takes a map as a hashtable or as an object, such as ConvertFrom-Json makes of one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MapAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        InputValues.Unwrap(inputData) as IDictionary ?? inputData;
}
