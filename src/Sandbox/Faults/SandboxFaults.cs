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

/// <summary>A fault together with the calls it has seen.</summary>
internal sealed class ArmedFault(SandboxFault fault)
{
    /// <summary>The methods whose storage can fail.</summary>
    private static readonly string[] Storing =
    [
        LineMethods.AddName, ConnectorMethods.RegisterName, ConnectorMethods.UnregisterName, BotMethods.RegisterName,
        BotMethods.UpdateName, BotMethods.UnregisterName, BotV2Methods.RegisterName, BotV2Methods.UnregisterName,
        ConnectorMessageMethods.SendName, NetworkMethods.SendName,
    ];

    private readonly string? _method =
        fault.Method ?? (fault.Kind is SandboxFaultKind.StorageFailure ? LineMethods.AddName : null);

    private readonly Random? _random = fault.Rate > 0 ? new Random(fault.Seed) : null;
    private int _skip = fault.Skip;
    private int _times = fault.Times;

    public SandboxFault Fault => fault;

    public FaultPlace Place => fault.Kind switch
    {
        SandboxFaultKind.StorageFailure => FaultPlace.Storage,
        SandboxFaultKind.OperationTimeLimit or SandboxFaultKind.MethodError => FaultPlace.Call,
        _ => FaultPlace.Request,
    };

    /// <summary>Whether there is any call that it could strike.</summary>
    public bool CanStrike => _method is null
        || (!IsExempt(_method) && (Place is not FaultPlace.Storage || Storing.Any(Matches)));

    public bool IsSpent => _times <= 0;

    public bool Matches(string method) => (_method is null || Is(_method, method)) && !IsExempt(method);

    /// <summary>Counts a call; true when it is this fault's turn.</summary>
    public bool IsDue()
    {
        if (_random is not null)
            return _random.NextDouble() < fault.Rate;
        if (_skip == 0)
            return !IsSpent;
        _skip--;
        return false;
    }

    public void Strike()
    {
        if (_random is null)
            _times--;
    }

    private bool IsExempt(string method)
    {
        // Where no access token is asked for, none expires.
        if (fault.Kind is SandboxFaultKind.ExpiredToken && AuthorizationServer.Has(method))
            return true;
        return _random is not null && _method is null && (AuthorizationServer.Has(method)
            || (Place is FaultPlace.Call && Is(BatchMethod.Name, method)));
    }

    private static bool Is(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Where a fault lies in wait.</summary>
internal enum FaultPlace
{
    /// <summary>Where an HTTP request comes in.</summary>
    Request,

    /// <summary>Where a call begins, alone or in a batch.</summary>
    Call,

    /// <summary>Where a call stores something, alone or in a batch.</summary>
    Storage,
}
