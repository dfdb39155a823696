using System.Collections;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Lists the connectors that there are; or reads what connectors are on open lines, whose ids are given or piped.
/// Needs an application. REST: <c>imconnector.list</c>, <c>imconnector.status</c>.
/// </summary>
[RestMethod("imconnector.list")]
[RestMethod("imconnector.status")]
[Cmdlet(VerbsCommon.Get, "B24Connector")]
[OutputType(typeof(Connector), typeof(ConnectorStatus))]
public sealed class GetConnectorCommand : BulkCommand<ConnectorAtLine, ConnectorStatus>, INeedsApplication
{
    private PipelineRecordReader? _records;
    private Outcome<IReadOnlyList<Connector>>? _list;
    private bool _isOfLines;

    /// <summary>
    /// Codes, or codes and names with wildcards; all connectors when none is given. A code without wildcards is not
    /// looked up where it is asked what it is on a line.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Code")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectorCompleter))]
    public string[]? Connector { get; set; }

    /// <summary>The id of the open line, from 1. A piped line gives its own.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("LineId", "ConfigId", "CONFIG_ID")]
    [LenientId]
    [ArgumentCompleter(typeof(OpenLineIdCompleter))]
    public int Line { get; set; }

    /// <summary>
    /// A line, or a row or a map that says which one and maybe which connector; or the bare id of a line.
    /// </summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    private protected override string Activity => "Reading connectors";

    private protected override string Achieved => "read";

    private protected override ErrorHelpTable ErrorHelp => ConnectorErrorHelp.Table;

    private protected override object? Target => InputObject;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _records = new PipelineRecordReader(MyInvocation, nameof(Line));
        _isOfLines = MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(Line));
    }

    private protected override void ProcessInput()
    {
        if (!_isOfLines)
            return;
        PipelineRecord record = _records!.Read(InputObject);
        int line = ConnectorInput.LineOf(record, nameof(Line));
        NamePattern[] asked = [.. AskedIn(record).Select(text => new NamePattern(text))];
        bool needsList = asked.Length == 0 || asked.Any(pattern => !pattern.IsExact);
        if (needsList && List.Error is { } error)
        {
            Fail(error);
            return;
        }
        IEnumerable<string> exact = asked.Where(pattern => pattern.IsExact).Select(pattern => pattern.Text);
        IEnumerable<string> found = needsList ? ListedLike(asked).Select(connector => connector.Code) : [];
        ConnectorAtLine[] places =
            [.. exact.Concat(found).Select(code => new ConnectorAtLine(code, line)).Distinct()];
        foreach (ConnectorAtLine place in places)
            Submit(place);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!_isOfLines)
            WriteList(ReadOnce(() => NamePattern.AllOf(Connector), Connector));
        base.EndProcessing();
    }

    private protected override Task<IReadOnlyList<Outcome<ConnectorStatus>>> RunAsync(
        IReadOnlyList<ConnectorAtLine> inputs, CancellationToken token)
    {
        Request<ConnectorStatus>[] requests = [.. inputs.Select(place => new GetConnectorStatus(place))];
        return Client.SendAsync(requests, token);
    }

    /// <summary>The connectors that there are, asked for once.</summary>
    private Outcome<IReadOnlyList<Connector>> List => _list ??= Wait(new ConnectorClient(Client).ListAsync);

    private void WriteList(NamePattern[] asked)
    {
        foreach (string notice in List.Notices)
            WriteWarning(notice);
        if (List.Error is { } error)
        {
            Fail(error, Connector);
            return;
        }
        Connector[] found = [.. ListedLike(asked)];
        CountDone(found.Length);
        WriteObject(found, enumerateCollection: true);
        foreach (NamePattern missing in asked.Where(pattern => pattern is { IsExact: true, HasMatched: false }))
        {
            CountFailure();
            WriteError(ErrorRecords.ConnectorNotFound(missing.Text));
        }
    }

    /// <summary>The listed connectors whose code or name is among those that are asked for; all for none.</summary>
    private IEnumerable<Connector> ListedLike(NamePattern[] asked) => List.Value.Where(connector =>
    {
        // Each pattern has to see the connector: it remembers whether it has matched any.
        bool isAsked = asked.Length == 0;
        foreach (NamePattern pattern in asked)
            isAsked |= pattern.Matches(connector.Code) | pattern.Matches(connector.Name);
        return isAsked;
    });

    private static IEnumerable<string> AskedIn(PipelineRecord record) => record[nameof(Connector)] switch
    {
        null => [],
        IEnumerable list and not string => list.Cast<object?>().Select(text => $"{text}"),
        { } one => new[] { $"{one}" }.Where(text => text.Length > 0),
    };
}
