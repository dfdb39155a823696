namespace Bitrix24.Sandbox;

/// <summary>
/// The faults that lie in wait. Each counts every call that matches it; where two are due at once the older one
/// strikes and the other waits for the next call.
/// </summary>
public sealed class SandboxFaults
{
    private readonly object _gate = new();
    private readonly List<ArmedFault> _armed = [];

    /// <summary>The number of faults that have not struck as often as they should.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _armed.Count;
        }
    }

    /// <summary>Adds a fault.</summary>
    /// <param name="fault">Whom it strikes, when, and how.</param>
    /// <exception cref="ArgumentException">It could never strike.</exception>
    public void Add(SandboxFault fault)
    {
        if (fault is null)
            throw new ArgumentNullException(nameof(fault));
        if (fault.Skip < 0 || fault.Times < 1)
            throw new ArgumentException("A fault skips 0 or more calls and strikes 1 or more.", nameof(fault));
        if (fault.Rate is not (>= 0 and <= 1) || fault.Delay < TimeSpan.Zero)
            throw new ArgumentException("A fault's rate is from 0 to 1, and its delay not negative.", nameof(fault));

        if (fault is { Kind: SandboxFaultKind.MethodError, Error: not { Status: >= 400 and <= 599 } })
        {
            throw new ArgumentException(
                "A method's error has to be given, and its status is from 400 to 599.", nameof(fault));
        }

        var armed = new ArmedFault(fault);
        if (!armed.CanStrike)
        {
            throw new ArgumentException(
                $"A {fault.Kind} has nothing to do with {fault.Method}; it could never strike.", nameof(fault));
        }
        lock (_gate)
            _armed.Add(armed);
    }

    /// <summary>Takes all faults away.</summary>
    public void Clear()
    {
        lock (_gate)
            _armed.Clear();
    }

    /// <summary>Counts an HTTP request; returns what is to go wrong with it.</summary>
    internal SandboxFault? ForRequest(string method) => Next(method, FaultPlace.Request)?.Fault;

    /// <summary>Counts a call, alone or in a batch; returns what is to go wrong with it.</summary>
    internal SandboxFault? ForCall(string method) => Next(method, FaultPlace.Call)?.Fault;

    /// <summary>Counts a call that stores something, alone or in a batch; returns whether the storage fails.</summary>
    internal bool ForStorage(string method) => Next(method, FaultPlace.Storage) is not null;

    private ArmedFault? Next(string method, FaultPlace place)
    {
        lock (_gate)
        {
            ArmedFault? due = null;
            foreach (ArmedFault fault in _armed)
            {
                // No short cut: each fault has to count this call, even when another one strikes it.
                if (fault.Place == place && fault.Matches(method) && fault.IsDue())
                    due ??= fault;
            }
            due?.Strike();
            _armed.RemoveAll(fault => fault.IsSpent);
            return due;
        }
    }
}
