namespace Bitrix24.OpenLines.PowerShell;

/// <summary>A cmdlet that works on a connector at an open line. Needs an application.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResult">What it answers.</typeparam>
public abstract class ConnectorCommand<TRequest, TResult> : ActionCommand<TRequest, TResult>, INeedsApplication
    where TRequest : Request<TResult>
{
    private protected ConnectorCommand()
    {
    }

    /// <summary>The code of the connector, as it was registered; in any case.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Code")]
    [ArgumentCompleter(typeof(ConnectorCompleter))]
    public string? Connector { get; set; }

    /// <summary>The id of the open line, from 1. A piped line gives its own.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("LineId", "ConfigId", "CONFIG_ID")]
    [LenientId]
    [ArgumentCompleter(typeof(OpenLineIdCompleter))]
    public int Line { get; set; }

    private protected override string BareName => nameof(Line);

    private protected override ErrorHelpTable ErrorHelp => ConnectorErrorHelp.Table;

    /// <summary>The connector and the line that a record says.</summary>
    private protected static ConnectorAtLine PlaceOf(PipelineRecord record) =>
        ConnectorInput.PlaceOf(record, nameof(Connector), nameof(Line));
}
