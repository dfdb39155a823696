using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Bitrix24.Rest;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Sets what a connector tells of its channel on open lines: id, addresses and name. Needs an application.
/// REST: <c>imconnector.connector.data.set</c>.
/// </summary>
[Cmdlet(VerbsCommon.Set, "B24ConnectorData", SupportsShouldProcess = true, DefaultParameterSetName = ByField)]
[OutputType(typeof(ConnectorLineData))]
public sealed class SetConnectorDataCommand
    : BulkCommand<ConnectorDataChange, ConnectorLineData>, IChangesPortal, INeedsApplication
{
    private const string ByField = "Field";
    private const string ByData = "Data";

    /// <summary>The code of the connector, as it was registered; in any case.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(ConnectorCompleter))]
    public string Connector { get; set; } = "";

    /// <summary>The id of the open line, from 1. A piped line gives its own.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "LineId", "ConfigId", "CONFIG_ID")]
    [LenientId]
    [ArgumentCompleter(typeof(OpenLineIdCompleter))]
    public int Line { get; set; }

    /// <summary>
    /// The data as a whole: a map of ID, URL, URL_IM and NAME, or a script block that makes one of <c>$_</c>.
    /// </summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true, ParameterSetName = ByData)]
    [Map]
    public IDictionary? Data { get; set; }

    /// <summary>The id of the channel in the external system; made of the connector and the line by default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByField)]
    public string? ChannelId { get; set; }

    /// <summary>The address of the chat or the channel in the external system, http or https.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByField)]
    public string? Url { get; set; }

    /// <summary>The address of the chat for operators, http or https.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByField)]
    [Alias("URL_IM")]
    public string? UrlIm { get; set; }

    /// <summary>The name of the channel, for people. A piped line gives its own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByField)]
    public string? Name { get; set; }

    /// <summary>The input as a whole, for its errors.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Emits what was sent.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Activity => "Setting connector data";

    /// <summary>Of two data of one channel, the later one is to stay.</summary>
    private protected override object? KeyOf(ConnectorDataChange input) => (input.Connector, input.Line);

    private protected override void ProcessInput()
    {
        object target = InputObject ?? (object?)Data ?? Line;
        try
        {
            var change = new ConnectorDataChange(Connector, Line, ReadData());
            string fields = string.Join(", ", change.Data.Given().Select(field => field.WireName));
            if (ShouldProcess($"connector '{change.Connector}' on open line {change.Line}", $"Set {fields}"))
                Submit(change, target);
        }
        catch (SettingsException refusal)
        {
            Reject(refusal, target);
        }
    }

    private protected override Task<IReadOnlyList<Outcome<ConnectorLineData>>> RunAsync(
        IReadOnlyList<ConnectorDataChange> inputs, CancellationToken token) =>
        new ConnectorClient(Portal.Client).SetDataAsync(inputs, token);

    private protected override void Emit(ConnectorLineData output)
    {
        if (PassThru)
            WriteObject(output);
    }

    private ConnectorData ReadData() => Data is not null
        ? ConnectorData.Read(InputValues.Of(Data).Pairs, SettingsSource.Explicit)
        : ConnectorData.Read(
            [
                new(nameof(ChannelId), ChannelId), new(nameof(Url), Url),
                new(nameof(UrlIm), UrlIm), new(nameof(Name), Name),
            ],
            SettingsSource.Row);
}
