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
