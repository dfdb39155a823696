using System.Collections;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Reads open lines: all or those of some names or of a filter, page by page as they come; or those of some ids.
/// REST: <c>imopenlines.config.list.get</c>, and <c>imopenlines.config.get</c> for the queues of some ids.
/// </summary>
[RestMethod("imopenlines.config.list.get")]
[RestMethod("imopenlines.config.get")]
[Progress("Reading open lines")]
[Cmdlet(VerbsCommon.Get, "B24OpenLine", DefaultParameterSetName = ByName, SupportsPaging = true)]
[OutputType(typeof(OpenLine))]
public sealed class GetOpenLineCommand : LookupCmdlet<OpenLine>
{
    private OpenLineSelection _selection = OpenLineSelection.Everything;
    private ulong _found;

    /// <summary>Names with wildcards, ids or lines; all lines when none is given.</summary>
    [Parameter(Position = 0, ParameterSetName = ByName)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [NameOrId]
    [ArgumentCompleter(typeof(OpenLineNameCompleter))]
    public override string[]? Name { get; set; }

    /// <summary>The ids of lines, from 1.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ById)]
    [Alias("LineId", "ConfigId", "CONFIG_ID")]
    [ArgumentCompleter(typeof(OpenLineCompleter))]
    public LineRef[]? Id { get; set; }

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

    /// <summary>
    /// Reads who the operators of each queue are, one by one, and which of them no longer work at the company.
    /// </summary>
    [Parameter]
    public SwitchParameter IncludeQueue { get; set; }

    /// <summary>Reads the operators of each queue who are online, and leaves out those who are not.</summary>
    [Parameter(ParameterSetName = ById)]
    [Parameter(ParameterSetName = ByRow)]
    public SwitchParameter ExcludeOffline { get; set; }

    internal override int ChunkSize => ReadsQueues ? OpenLineClient.MaxReadWithQueue : OpenLineClient.MaxRead;

    private protected override int[] Ids => Id.ReadAll();

    private protected override IdKind Kind => IdKind.Line;

    private bool ReadsQueues => IncludeQueue || ExcludeOffline;

    private OpenLineClient Lines => new(Client);

    private bool HasEnough =>
        _found >= PagingParameters.Skip && _found - PagingParameters.Skip >= PagingParameters.First;

    internal override Task<IReadOnlyList<Outcome<OpenLine>>> SendAsync(
        IReadOnlyList<int> requests, CancellationToken token) => ReadsQueues
            ? Lines.GetWithQueueAsync(requests, _selection, !ExcludeOffline, token)
            : Lines.GetAsync(requests, _selection, token);

    /// <summary>Writes a line if it is among those that -Skip and -First leave.</summary>
    internal override void Emit(OpenLine result)
    {
        ulong place = _found++;
        if (place >= PagingParameters.Skip && place - PagingParameters.Skip < PagingParameters.First)
            WriteObject(result);
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _selection = ReadOnce(() => OpenLineSelection.Of(Property, ReadsQueues), Property);
        if (PagingParameters.IncludeTotalCount)
            WriteObject(PagingParameters.NewTotalCount(totalCount: 0, accuracy: 0));
    }

    private protected override void WriteNamed(NamePattern[] names)
    {
        OpenLineQuery query = ReadOnce(ReadQuery, Filter);
        using OpenLinePages pages = Pages(names, query);
        var dismissed = new DismissedOperators(Client);
        var filter = new NameFilter<OpenLine>(names, line => [line.Name]);
        while (pages.HasMore && !HasEnough)
        {
            if (Ask(pages.ReadNextAsync, Name) is not { } page)
                return;
            if (_selection.WithOperators && Ask(token => dismissed.MarkAsync(page, token), Name) is null)
                return;
            CountDone(page.Count);
            foreach (OpenLine line in filter.Take(page))
                Emit(line);
        }
        foreach (OpenLine line in filter.Rest())
            Emit(line);

        if (HasEnough)
            return;
        foreach (NamePattern missing in NamePattern.Missing(names))
            Fail(new RestError(
                OpenLineErrorCodes.OpenLineNotFound, $"The portal has no open line named '{missing.Text}'.",
                Execution.Refused), missing.Text);
    }

    /// <summary>The portal counts off -Skip and -First itself, unless names are sorted out here.</summary>
    private OpenLinePages Pages(NamePattern[] names, OpenLineQuery query)
    {
        if (Name is not null)
            return Lines.Pages(query.WithNameLike(names.Length == 1 ? names[0].LongestWord : null), _selection);

        long skip = Limited(PagingParameters.Skip);
        _found = PagingParameters.Skip;
        return Lines.Pages(query, _selection, skip, Limited(PagingParameters.First));
    }

    private OpenLineQuery ReadQuery()
    {
        IEnumerable<KeyValuePair<string, object?>> filter = Filter is null ? [] : InputValues.Of(Filter).Pairs;
        return OpenLineQuery.Of(filter, OrderBy ?? [], Descending);
    }

    private static long Limited(ulong count) => (long)Math.Min(count, long.MaxValue);
}
