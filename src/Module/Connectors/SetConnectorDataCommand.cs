using System.Collections;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Sets the channel of a connector on open lines: id, addresses and name. Needs an application.
/// REST: <c>imconnector.connector.data.set</c>.
/// </summary>
[RestMethod("imconnector.connector.data.set")]
[Progress("Setting connector data", "set")]
[Cmdlet(VerbsCommon.Set, "B24ConnectorData", SupportsShouldProcess = true)]
[OutputType(typeof(ConnectorLineData))]
public sealed class SetConnectorDataCommand
    : RowCmdlet<SetConnectorData, ConnectorLineData>, IKeepsJournal, INeedsApplication
{
    private string? _fieldByName;
    private bool _hasWarned;

    /// <summary>The code of the connector, as it was registered; in any case.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ConnectorOrCode]
    [ArgumentCompleter(typeof(ConnectorCompleter))]
    public string? Connector { get; set; }

    /// <summary>The id of the open line, from 1. A piped line gives its own.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("LineId", "ConfigId", "CONFIG_ID")]
    [BareValue]
    [ArgumentCompleter(typeof(OpenLineCompleter))]
    public LineRef? Line { get; set; }

    /// <summary>
    /// The data as a whole: a map of ID, URL, URL_IM and NAME, or a script block that makes one of <c>$_</c>.
    /// </summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [Map]
    public IDictionary? Data { get; set; }

    /// <summary>The id of the channel in the external system.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ChannelId { get; set; }

    /// <summary>The address of the chat or the channel in the external system, http or https.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Url { get; set; }

    /// <summary>The address of the chat for operators, http or https.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("URL_IM")]
    public string? UrlIm { get; set; }

    /// <summary>The name of the channel, for people. A piped line gives its own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>
    /// Gives the channel the id that the reference advises, <c>{connector}_line{line}</c>, where none is given.
    /// </summary>
    [Parameter]
    public SwitchParameter GenerateId { get; set; }

    /// <summary>Emits what was sent.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override ErrorHelpTable ErrorHelp => ConnectorErrorHelp.Table;

    internal override object? Target => InputObject ?? (object)Line.ReadOrZero();

    internal override SetConnectorData Request()
    {
        // Where something else says which line it is, the ID of the row is that of the channel.
        IEnumerable<KeyValuePair<string, object?>> others = Line.Read() is null
            ? Row.Others.Where(pair => !SettingName.AreSame(pair.Key, nameof(OpenLine.Id)))
            : Row.Others;
        var request = new SetConnectorData(
            Connector ?? "",
            ConnectorInput.LineOf(Line, Row),
            Data.Read() is { } data ? DataAlone(data) : DataOf(others),
            GenerateId);
        if (request.ChannelId is null)
            WarnOfMissingId();
        return request;
    }

    internal override (string Target, string Action)? Describe(SetConnectorData request) => (
        $"connector '{request.Place.Connector}' on open line {request.Place.Line}",
        $"Set {string.Join(", ", request.Data.Given())}");

    /// <summary>Of two data of one channel, the later one is to stay.</summary>
    internal override object? KeyOf(SetConnectorData request) => request.Place;

    internal override void Emit(ConnectorLineData result)
    {
        if (PassThru)
            WriteObject(result);
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        // Later on, the columns of a row are bound as well.
        string[] fields = [nameof(ChannelId), nameof(Url), nameof(UrlIm), nameof(Name)];
        _fieldByName = fields.FirstOrDefault(MyInvocation.BoundParameters.ContainsKey);
    }

    private void WarnOfMissingId()
    {
        if (!_hasWarned)
        {
            WriteWarning(
                "No ID is given. By the reference the channel has none then: the data is replaced as a whole. " +
                "Published servers keep the ID they have. Give -ChannelId, or -GenerateId for {connector}_line{line}.");
        }
        _hasWarned = true;
    }

    private ConnectorData DataOf(IEnumerable<KeyValuePair<string, object?>> others) => ConnectorData.Read(
        ConnectorInput.FieldsOf(
            Row,
            (nameof(ChannelId), ChannelId),
            (nameof(Url), Url),
            (nameof(UrlIm), UrlIm),
            (nameof(Name), Name)).Concat(others),
        Row.Source);

    private ConnectorData DataAlone(IEnumerable<KeyValuePair<string, object?>> data) => _fieldByName is null
        ? ConnectorData.Read(data, InputSource.Explicit)
        : throw new InvalidInputException(InputError.Twice(
            _fieldByName, $"-Data is the data as a whole. Give {_fieldByName} in it, or all fields as parameters."));
}
