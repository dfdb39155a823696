using System.Collections;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Sets what a connector tells of its channel on open lines: id, addresses and name. Needs an application.
/// REST: <c>imconnector.connector.data.set</c>.
/// </summary>
[RestMethod("imconnector.connector.data.set")]
[Cmdlet(VerbsCommon.Set, "B24ConnectorData", SupportsShouldProcess = true)]
[OutputType(typeof(ConnectorLineData))]
public sealed class SetConnectorDataCommand
    : ChangeCommand<ConnectorDataChange, ConnectorLineData>, INeedsApplication
{
    private static readonly string[] Fields = [nameof(ChannelId), nameof(Url), nameof(UrlIm), nameof(Name)];

    private PipelineRecordReader? _records;
    private string[] _fieldsByName = [];

    /// <summary>The code of the connector, as it was registered; in any case.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConnectorCompleter))]
    public string? Connector { get; set; }

    /// <summary>The id of the open line, from 1. A piped line gives its own.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("LineId", "ConfigId", "CONFIG_ID")]
    [LenientId]
    [ArgumentCompleter(typeof(OpenLineIdCompleter))]
    public int Line { get; set; }

    /// <summary>
    /// The data as a whole: a map of ID, URL, URL_IM and NAME, or a script block that makes one of <c>$_</c>.
    /// </summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [Map]
    public IDictionary? Data { get; set; }

    /// <summary>The id of the channel in the external system; made of the connector and the line by default.</summary>
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
    /// A row, a map or a line. Where it says which line by another name, its ID is that of the channel. It may be the
    /// bare id of a line, too.
    /// </summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Emits what was sent.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Activity => "Setting connector data";

    private protected override string Achieved => "set";

    private protected override ErrorHelpTable ErrorHelp => ConnectorErrorHelp.Table;

    private protected override object? Target => InputObject ?? (object)Line;

    /// <summary>Of two data of one channel, the later one is to stay.</summary>
    private protected override object? KeyOf(ConnectorDataChange input) => (input.Connector, input.Line);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _records = new PipelineRecordReader(MyInvocation, nameof(Line));
        // Later on, the columns of a row are bound as well.
        _fieldsByName = [.. Fields.Where(MyInvocation.BoundParameters.ContainsKey)];
    }

    private protected override void ProcessInput()
    {
        ConnectorDataChange change = ReadChange();
        string fields = string.Join(", ", change.Data.Given());
        if (ShouldProcess($"connector '{change.Connector}' on open line {change.Line}", $"Set {fields}"))
            Submit(change);
    }

    private protected override Task<IReadOnlyList<Outcome<ConnectorLineData>>> RunAsync(
        IReadOnlyList<ConnectorDataChange> inputs, CancellationToken token) =>
        new ConnectorClient(Client).SetDataAsync(inputs, token);

    private protected override void Emit(ConnectorLineData output)
    {
        if (PassThru)
            WriteObject(output);
    }

    private ConnectorDataChange ReadChange()
    {
        PipelineRecord record = _records!.Read(InputObject);
        IEnumerable<KeyValuePair<string, object?>> others = record.Others;
        int? line = record.NumberOf(nameof(Line), IdKinds.Line);
        if (line is null)
        {
            line = record.IdFor(nameof(Line), IdKinds.Line) ?? throw new InvalidInputException([NoLine]);
            others = others.Where(pair => !SettingName.AreSame(pair.Key, nameof(OpenLine.Id)));
        }
        return new ConnectorDataChange(record.TextOf(nameof(Connector)) ?? "", line.Value, ReadData(record, others));
    }

    private ConnectorData ReadData(PipelineRecord record, IEnumerable<KeyValuePair<string, object?>> others)
    {
        if (record.GivesNull(nameof(Data)))
            throw new InvalidInputException([NoData]);
        if (record.MapOf(nameof(Data)) is not { } data)
        {
            var fields = Fields.Where(record.Gives)
                .Select(field => new KeyValuePair<string, object?>(field, record[field]));
            return ConnectorData.Read(fields.Concat(others), record.Source);
        }
        return _fieldsByName.Length == 0
            ? ConnectorData.Read(InputValues.Of(data).Pairs, InputSource.Explicit)
            : throw new InvalidInputException([BesideData(_fieldsByName[0])]);
    }

    private static InputError NoLine => new(
        InputErrorCodes.MissingSetting, nameof(Line), null,
        "Nothing says which line it is. Give -Line, or a column Line.");

    private static InputError NoData => new(
        InputErrorCodes.MissingSetting, nameof(Data), null, "-Data gives nothing for this input.");

    private static InputError BesideData(string field) => new(
        InputErrorCodes.DuplicateSetting, field, null,
        $"-Data is the data as a whole. Give {field} in it, or all fields as parameters.");
}
