namespace Bitrix24.Sandbox;

/// <summary>One HTTP request that reached the portal.</summary>
public sealed class SandboxLogEntry
{
    internal SandboxLogEntry(string method, IReadOnlyList<string> calls)
    {
        Method = method;
        Calls = calls;
    }

    /// <summary>The REST method as it was spelled; empty when the address named none.</summary>
    public string Method { get; }

    /// <summary>
    /// For <c>batch</c>: the methods it asked for, in order, whether they ran or not. Otherwise empty.
    /// </summary>
    public IReadOnlyList<string> Calls { get; }

    /// <summary>
    /// The HTTP status of the answer; null as long as there is none, and where the connection failed.
    /// </summary>
    public int? Status { get; internal set; }

    /// <inheritdoc/>
    public override string ToString() => Calls.Count == 0 ? Method : $"{Method} ({Calls.Count})";

    internal bool IsOf(string method) => Method.Equals(method, StringComparison.OrdinalIgnoreCase);
}
