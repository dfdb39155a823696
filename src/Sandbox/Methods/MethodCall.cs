namespace Bitrix24.Sandbox;

/// <summary>One call of a method: who calls, with what, in whose time.</summary>
internal sealed record MethodCall(Caller Caller, JObject Parameters, RequestTime Time)
{
    /// <summary>Whether it is one of a batch.</summary>
    public bool IsInBatch { get; init; }

    /// <summary>A parameter whose name counts in any case; null when it is not there.</summary>
    public JToken? InAnyCase(string name) => Parameters.GetValue(name, StringComparison.OrdinalIgnoreCase);
}
