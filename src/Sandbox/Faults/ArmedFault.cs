using System;
using System.Linq;

namespace Bitrix24.Sandbox;

/// <summary>A fault together with the calls it has seen.</summary>
internal sealed class ArmedFault(SandboxFault fault)
{
    /// <summary>The methods whose storage can fail.</summary>
    private static readonly string[] Storing =
    [
        LineMethods.AddName, ConnectorMethods.RegisterName, ConnectorMethods.UnregisterName, BotMethods.RegisterName,
        BotMethods.UpdateName, BotMethods.UnregisterName, BotV2Methods.RegisterName, BotV2Methods.UnregisterName,
    ];

    private readonly string? _method =
        fault.Method ?? (fault.Kind is SandboxFaultKind.StorageFailure ? LineMethods.AddName : null);

    private int _skip = fault.Skip;
    private int _times = fault.Times;

    public SandboxFaultKind Kind => fault.Kind;

    public FaultPlace Place => fault.Kind switch
    {
        SandboxFaultKind.StorageFailure => FaultPlace.Storage,
        SandboxFaultKind.OperationTimeLimit => FaultPlace.Call,
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
        if (_skip == 0)
            return !IsSpent;
        _skip--;
        return false;
    }

    public void Strike() => _times--;

    /// <summary>Where no access token is asked for, none expires.</summary>
    private bool IsExempt(string method) =>
        fault.Kind is SandboxFaultKind.ExpiredToken && Is(TokenEndpoint.Name, method);

    private static bool Is(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
