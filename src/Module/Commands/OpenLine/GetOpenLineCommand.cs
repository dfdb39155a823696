using System.Collections;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Reads open lines: all or those of some names or of a filter, page by page as they come; or those of some ids.
/// REST: <c>imopenlines.config.list.get</c>, and <c>imopenlines.config.get</c> for the queues of some ids.
/// </summary>
[RestMethod("imopenlines.config.list.get")]
[RestMethod("imopenlines.config.get")]
[Cmdlet(VerbsCommon.Get, "B24OpenLine", DefaultParameterSetName = ByName, SupportsPaging = true)]
[OutputType(typeof(OpenLine))]
public sealed class GetOpenLineCommand : BulkCommand<int, OpenLine>
{
    private const string ByName = "Name";
    private const string ById = "Id";
    private const string ByRow = "Row";

    private OpenLineSelection _selection = OpenLineSelection.Everything;
    private ulong _found;

    /// <summary>Names, with wildcards; all lines when none is given.</summary>
    [Parameter(Position = 0, ParameterSetName = ByName)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>The ids of lines, from 1.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ById)]
    [Alias("LineId", "ConfigId", "CONFIG_ID")]
    [LineIds]
    [ArgumentCompleter(typeof(OpenLineIdCompleter))]
    public int[]? Id { get; set; }

    /// <summary>A row, a hashtable or a line that has an Id, or a bare id.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByRow)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>
    /// Conditions that the portal applies, which all have to hold: <c>@{ ACTIVE = 'Y'; '&gt;ID' = 100 }</c>.
    /// </summary>
    [Parameter(ParameterSetName = ByName)]
    [ValidateNotNull]
    public IDictionary? Filter { get; set; }

    /// <summary>The properties that the portal sorts by; by id when none is given.</summary>
    [Parameter(ParameterSetName = ByName)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PropertyCompleter))]
    public string[]? OrderBy { get; set; }

    /// <summary>The largest first.</summary>
    [Parameter(ParameterSetName = ByName)]
    public SwitchParameter Descending { get; set; }

    /// <summary>The properties that are read, beside the id and the name; all when none is given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PropertyCompleter))]
    public string[]? Property { get; set; }

    /// <summary>Reads who the operators of each queue are, one by one.</summary>
    [Parameter]
    public SwitchParameter IncludeQueue { get; set; }

    /// <summary>Reads the operators of each queue who are online, and leaves out those who are not.</summary>
    [Parameter(ParameterSetName = ById)]
    [Parameter(ParameterSetName = ByRow)]
    public SwitchParameter ExcludeOffline { get; set; }

    private protected override string Activity => "Reading open lines";

    private protected override string Achieved => "read";

    private protected override int? ExpectedCount => Id?.Length;

    private protected override object? Target => InputObject;

    private protected override int ChunkSize =>
        ReadsQueues ? OpenLineClient.MaxReadWithQueue : OpenLineClient.MaxRead;

    private bool ReadsQueues => IncludeQueue || ExcludeOffline;

    private OpenLineClient Lines => new(Client);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _selection = ReadOnce(() => OpenLineSelection.Of(Property, ReadsQueues), Property);
    }

    private protected override void ProcessInput()
    {
        foreach (int id in Id ?? [])
            Submit(id, id);
        if (ParameterSetName == ByRow)
            Submit(new LineInput(InputObject).Id);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (PagingParameters.IncludeTotalCount)
            WriteObject(PagingParameters.NewTotalCount(totalCount: 0, accuracy: 0));
        if (ParameterSetName == ByName)
            ReadPages(ReadOnce(() => NamePattern.AllOf(Name), Name));
        base.EndProcessing();
    }

    private protected override Task<IReadOnlyList<Outcome<OpenLine>>> RunAsync(
        IReadOnlyList<int> inputs, CancellationToken token) => ReadsQueues
            ? Lines.GetWithQueueAsync(inputs, _selection, !ExcludeOffline, token)
            : Lines.GetAsync(inputs, _selection, token);

    /// <summary>Writes a line if it is among those that -Skip and -First leave.</summary>
    private protected override void Emit(OpenLine output)
    {
        ulong place = _found++;
        if (place >= PagingParameters.Skip && place - PagingParameters.Skip < PagingParameters.First)
            WriteObject(output);
    }

    /// <summary>
    /// Writes every page before the next is asked for, so that a pipeline that has enough stops the reading.
    /// </summary>
    private void ReadPages(NamePattern[] patterns)
    {
        OpenLineQuery query = ReadOnce(ReadQuery, Filter);
        using OpenLinePages pages = Pages(patterns, query);
        while (pages.HasMore && !HasEnough)
        {
            Outcome<IReadOnlyList<OpenLine>> page = Wait(pages.ReadNextAsync);
            foreach (string notice in page.Notices)
                WriteWarning(notice);
            if (page.Error is { } error)
            {
                Fail(error, Name);
                return;
            }
            CountDone(page.Value.Count);
            foreach (OpenLine line in page.Value.Where(line => NamePattern.AnyMatches(patterns, line.Name)))
                Emit(line);
        }

        if (HasEnough)
            return;
        foreach (NamePattern missing in patterns.Where(pattern => pattern is { IsExact: true, HasMatched: false }))
        {
            CountFailure();
            WriteError(ErrorRecords.NameNotFound(missing.Text));
        }
    }

    /// <summary>The portal counts off -Skip and -First itself, unless names are sorted out here.</summary>
    private OpenLinePages Pages(NamePattern[] patterns, OpenLineQuery query)
    {
        if (Name is not null)
            return Lines.Pages(query.WithNameLike(patterns.Length == 1 ? patterns[0].LongestWord : null), _selection);

        long skip = Limited(PagingParameters.Skip);
        _found = PagingParameters.Skip;
        return Lines.Pages(query, _selection, skip, Limited(PagingParameters.First));
    }

    private bool HasEnough =>
        _found >= PagingParameters.Skip && _found - PagingParameters.Skip >= PagingParameters.First;

    private OpenLineQuery ReadQuery()
    {
        IEnumerable<KeyValuePair<string, object?>> filter = Filter is null ? [] : InputValues.Of(Filter).Pairs;
        return OpenLineQuery.Of(filter, OrderBy ?? [], Descending);
    }

    private static long Limited(ulong count) => (long)Math.Min(count, long.MaxValue);
}
