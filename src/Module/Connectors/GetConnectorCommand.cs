namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Lists the connectors of the portal, or their status on open lines.
/// Needs an application. REST: <c>imconnector.list</c>, <c>imconnector.status</c>.
/// </summary>
[RestMethod("imconnector.list")]
[RestMethod("imconnector.status")]
[Progress("Reading connectors")]
[Cmdlet(VerbsCommon.Get, "B24Connector")]
[OutputType(typeof(Connector), typeof(ConnectorStatus))]
public sealed class GetConnectorCommand : RowCmdlet<GetConnectorStatus, ConnectorStatus>, INeedsApplication
{
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
    [BareValue]
    [ArgumentCompleter(typeof(OpenLineCompleter))]
    public LineRef? Line { get; set; }

    internal override ErrorHelpTable ErrorHelp => ConnectorErrorHelp.Table;

    /// <summary>The connectors of the portal, read once.</summary>
    private Outcome<IReadOnlyList<Connector>> List => _list ??= Pipeline.For(new ConnectorClient(Client).ListAsync);

    internal override IReadOnlyCollection<(GetConnectorStatus Request, object? Target)> Requests()
    {
        if (!_isOfLines)
            return [];
        int line = ConnectorInput.LineOf(Line, Row);
        NamePattern[] asked =
            [.. (Connector ?? []).Where(text => text.OrNull() is not null).Select(text => new NamePattern(text))];
        bool needsList = asked.Length == 0 || asked.Any(pattern => !pattern.IsExact);
        if (needsList && List.Error is { } error)
        {
            Refuse(error);
            return [];
        }
        IEnumerable<string> exact = asked.Where(pattern => pattern.IsExact).Select(pattern => pattern.Text);
        IEnumerable<string> found = needsList ? ListedLike(asked).Select(connector => connector.Code) : [];
        return
        [
            .. exact.Concat(found).Select(code => new ConnectorAtLine(code, line)).Distinct()
                .Select(place => (new GetConnectorStatus(place), Target)),
        ];
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _isOfLines = MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(Line));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!_isOfLines)
            WriteList(ReadOnce(() => NamePattern.AllOf(Connector), Connector));
        base.EndProcessing();
    }

    private void WriteList(NamePattern[] asked)
    {
        if (Tell(List, Connector) is null)
            return;
        Connector[] found = [.. ListedLike(asked)];
        CountDone(found.Length);
        WriteObject(found, enumerateCollection: true);
        foreach (NamePattern missing in NamePattern.Missing(asked))
            Fail(new RestError(
                ConnectorErrorCodes.ConnectorNotFound,
                $"The portal has no connector of the code or the name '{missing.Text}'.",
                Execution.Refused), missing.Text);
    }

    /// <summary>The listed connectors whose code or name is among those that are asked for; all for none.</summary>
    private IEnumerable<Connector> ListedLike(NamePattern[] asked)
    {
        var filter = new NameFilter<Connector>(asked, connector => [connector.Code, connector.Name]);
        return [.. filter.Take(List.Value), .. filter.Rest()];
    }
}
