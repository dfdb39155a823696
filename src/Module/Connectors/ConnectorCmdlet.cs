namespace Bitrix24.OpenLines.PowerShell;

/// <summary>A cmdlet that changes something of a connector at an open line. Needs an application.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResult">What it answers.</typeparam>
public abstract class ConnectorCmdlet<TRequest, TResult>
    : RowCmdlet<TRequest, TResult>, IKeepsJournal, INeedsApplication
    where TRequest : Request<TResult>
{
    /// <summary>The code of the connector, as it was registered; in any case.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Code")]
    [ConnectorOrCode]
    [ArgumentCompleter(typeof(ConnectorCompleter))]
    public string? Connector { get; set; }

    /// <summary>The id of the open line, from 1. A piped line gives its own.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("LineId", "ConfigId", "CONFIG_ID")]
    [BareValue]
    [ArgumentCompleter(typeof(OpenLineCompleter))]
    public LineRef? Line { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override ErrorHelpTable ErrorHelp => ConnectorErrorHelp.Table;

    /// <summary>The connector and the line of a row.</summary>
    private protected ConnectorAtLine Place => new(Connector ?? "", ConnectorInput.LineOf(Line, Row));
}
