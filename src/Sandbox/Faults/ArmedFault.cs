using System;

namespace Bitrix24.Sandbox;

/// <summary>A fault together with the calls it has seen.</summary>
internal sealed class ArmedFault(SandboxFault fault)
{
    private int _skip = fault.Skip;
    private int _times = fault.Times;

    public SandboxFaultKind Kind => fault.Kind;

    public bool IsForStorage => fault.Kind is SandboxFaultKind.StorageFailure;

    public bool IsSpent => _times <= 0;

    public bool Matches(string method) =>
        fault.Method is null || fault.Method.Equals(method, StringComparison.OrdinalIgnoreCase);

    /// <summary>Counts a call; true when it is this fault's turn.</summary>
    public bool IsDue()
    {
        if (_skip == 0)
            return !IsSpent;
        _skip--;
        return false;
    }

    public void Strike() => _times--;
}
