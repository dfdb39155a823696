using System;
using Newtonsoft.Json.Linq;

namespace Bitrix24.Sandbox;

/// <summary>One call of a method: who calls, with what.</summary>
internal sealed record MethodCall(Caller Caller, JObject Parameters)
{
    /// <summary>A parameter whose name counts in any case; null when it is not there.</summary>
    public JToken? InAnyCase(string name) => Parameters.GetValue(name, StringComparison.OrdinalIgnoreCase);
}
