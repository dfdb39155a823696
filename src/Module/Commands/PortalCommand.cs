using System;
using System.Management.Automation;
using Bitrix24.Rest;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>A cmdlet that works on the portal of a connection.</summary>
public abstract class PortalCommand : StoppableCommand
{
    private PortalConnection? _portal;

    private protected PortalCommand()
    {
    }

    /// <summary>The portal to use; the one that Connect-B24Portal connected last, by default.</summary>
    [Parameter]
    [ValidateNotNull]
    public PortalConnection? Connection { get; set; }

    /// <summary>The connection to work with.</summary>
    private protected PortalConnection Portal => _portal
        ?? throw new InvalidOperationException("The connection is chosen in BeginProcessing.");

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _portal = Connection ?? DefaultConnection.Current;
        if (_portal is null)
            ThrowTerminatingError(ErrorRecords.NotConnected());
        if (_portal!.IsClosed)
            ThrowTerminatingError(ErrorRecords.ConnectionClosed(_portal));
        if (this is INeedsApplication && _portal.Kind is not CredentialKind.Application)
            ThrowTerminatingError(ErrorRecords.NeedsApplication(_portal, MyInvocation.MyCommand.Name));
    }

    /// <summary>
    /// Reads what is the same for every input. What is wrong with it ends the command: it is told once, and not once
    /// for each of them.
    /// </summary>
    /// <param name="read">Reads it.</param>
    /// <param name="target">What it is read from.</param>
    private protected T ReadOnce<T>(Func<T> read, object? target)
    {
        try
        {
            return read();
        }
        catch (SettingsException refusal)
        {
            ThrowTerminatingError(ErrorRecords.Of(refusal, target));
            throw;
        }
    }
}
