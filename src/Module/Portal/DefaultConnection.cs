using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// The connection that cmdlets use when they are given none. Each runspace has its own, so that jobs and parallel
/// blocks do not change each other's portal; it goes when the runspace goes.
/// </summary>
internal static class DefaultConnection
{
    private static readonly ConditionalWeakTable<Runspace, PortalConnection> ByRunspace = new();

    public static PortalConnection? Current
    {
        get => Runspace.DefaultRunspace is { } runspace
            && ByRunspace.TryGetValue(runspace, out PortalConnection? connection)
            && !connection.IsClosed
                ? connection
                : null;
        set
        {
            if (Runspace.DefaultRunspace is not { } runspace)
                return;
            ByRunspace.Remove(runspace);
            if (value is not null)
                ByRunspace.Add(runspace, value);
        }
    }
}
