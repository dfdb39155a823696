namespace Bitrix24.Sandbox;

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
        if (fault.Kind is SandboxFaultKind.ExpiredToken && Is(TokenEndpoint.Name, method))
            return true;
        return _random is not null && _method is null && (Is(TokenEndpoint.Name, method)
            || (Place is FaultPlace.Call && Is(BatchMethod.Name, method)));
    }

    private static bool Is(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
