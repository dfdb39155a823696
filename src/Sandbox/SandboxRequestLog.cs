using System.Collections;

namespace Bitrix24.Sandbox;

/// <summary>
/// Every HTTP request that the portal got, in the order in which they came. Safe to read while requests come in.
/// </summary>
public sealed class SandboxRequestLog : IReadOnlyList<SandboxLogEntry>
{
    private readonly object _gate = new();
    private readonly List<SandboxLogEntry> _entries = [];

    /// <summary>The number of HTTP requests since the start or the last <see cref="Clear"/>.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _entries.Count;
        }
    }

    /// <summary>The request at a position, from 0.</summary>
    /// <param name="index">The position.</param>
    public SandboxLogEntry this[int index]
    {
        get
        {
            lock (_gate)
                return _entries[index];
        }
    }

    /// <summary>The number of HTTP requests that asked for a method; what a batch carried does not count.</summary>
    /// <param name="method">The method's name, in any case.</param>
    public int CountOf(string method)
    {
        lock (_gate)
            return _entries.Count(entry => entry.IsOf(method));
    }

    /// <summary>Forgets the requests so far.</summary>
    public void Clear()
    {
        lock (_gate)
            _entries.Clear();
    }

    /// <summary>Goes through the requests so far; those that come in meanwhile are not seen.</summary>
    public IEnumerator<SandboxLogEntry> GetEnumerator()
    {
        lock (_gate)
            return _entries.ToList().GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(SandboxLogEntry entry)
    {
        lock (_gate)
            _entries.Add(entry);
    }
}

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
