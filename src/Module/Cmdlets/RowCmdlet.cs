namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// A cmdlet that takes any number of rows: each becomes a request, and ends as one output or one error, in the order of
/// the rows. A leaf has parameters that can be columns of a row (<c>ValueFromPipelineByPropertyName</c>, never
/// mandatory), makes a request of them, and says what it does.
/// </summary>
/// <typeparam name="TRequest">What is sent for a row.</typeparam>
/// <typeparam name="TResult">What it answers.</typeparam>
public abstract class RowCmdlet<TRequest, TResult> : PortalCmdlet
{
    private string[] _byName = [];
    private MapBinder? _row;
    private RefParameters? _refs;
    private Run<TRequest, TResult>? _run;

    /// <summary>A row, a map or an object that has the parameters as columns; or the bare value.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public virtual PSObject? InputObject { get; set; }

    /// <summary>
    /// A new CSV file that gets each row as it came, with what became of it in the columns B24Id, B24Result, B24Code,
    /// B24Message and B24Warning.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ResultPath { get; set; }

    /// <summary>What separates the cells of that file; a comma by default.</summary>
    [Parameter]
    public char Delimiter { get; set; } = ',';

    /// <summary>How many requests travel together.</summary>
    internal virtual int ChunkSize => RestClient.MaxBatchLength;

    /// <summary>What to do about a column that the cmdlet does not know, in a sentence; empty for nothing.</summary>
    internal virtual string UnknownColumnHint => "";

    /// <summary>How many chunks may be under way at once; with one, requests arrive in their order.</summary>
    internal virtual int Throttle => Client.Throttle;

    /// <summary>The row as the person gave it, for its errors.</summary>
    internal virtual object? Target => InputObject;

    /// <summary>The current row: what it gives beside the parameters.</summary>
    private protected MapBinder Row => _row!;

    /// <summary>Finds what is given by its name.</summary>
    private protected ItemNames NamedItems { get; private set; } = null!;

    /// <summary>Makes the request of a row. A leaf overrides it, or <see cref="Requests"/>.</summary>
    /// <exception cref="InvalidInputException">Something is missing or wrong; nothing was sent.</exception>
    internal virtual TRequest Request() => throw new NotSupportedException($"{GetType().Name} makes no request.");

    /// <summary>
    /// Makes the requests of a row that stands for several, each with what its errors point to; one by default.
    /// </summary>
    /// <exception cref="InvalidInputException">Something is missing or wrong; nothing of it was sent.</exception>
    internal virtual IReadOnlyCollection<(TRequest Request, object? Target)> Requests()
    {
        TRequest request = Request();
        return [(request, Target)];
    }

    /// <summary>Whether each row is sent at once and waited for, and does not wait for others to travel with.</summary>
    internal virtual bool IsSentAtOnce => false;

    /// <summary>What is changed and how, for -WhatIf and -Confirm; null for what only reads.</summary>
    internal virtual (string Target, string Action)? Describe(TRequest request) => null;

    /// <summary>
    /// Requests with the same key never run concurrently, so that the later one wins. Null: no ordering.
    /// </summary>
    internal virtual object? KeyOf(TRequest request) => null;

    /// <summary>Sends requests; gives one outcome a request, in their order.</summary>
    internal virtual Task<IReadOnlyList<Outcome<TResult>>> SendAsync(
        IReadOnlyList<TRequest> requests, CancellationToken token) =>
        Client.SendAsync((IReadOnlyList<Request<TResult>>)requests, token);

    /// <summary>The id that the result file has for a row; null for none.</summary>
    internal virtual int? ResultIdOf(TRequest request, TResult result) => IdOf(result);

    /// <summary>Writes the output of a row.</summary>
    internal virtual void Emit(TResult result) => WriteObject(result);

    /// <summary>Adds to a result the row that it was made of; nothing by default.</summary>
    internal virtual void AddInput(TResult result, object? target)
    {
    }

    /// <summary>Whether a row finds done what it asks for, so that nothing is written.</summary>
    internal virtual bool IsDoneAlready(TRequest request) => false;

    /// <summary>The id of what a row has created; null if it creates nothing.</summary>
    internal virtual int? IdOf(TResult result) => null;

    /// <summary>
    /// Whether rows that the journal does not know wait until all that it knows have come, so that a mistake is said
    /// before anything new is made.
    /// </summary>
    internal virtual bool WaitsForJournal => false;

    /// <summary>Prepares the journal before anything is sent; returns the error if it cannot.</summary>
    internal virtual Task<RestError?> PrepareAsync(RunJournal journal, CancellationToken token) =>
        Task.FromResult<RestError?>(null);

    /// <summary>
    /// Decides about a row that an earlier run has sent. A creation is never sent again while it may have been done.
    /// </summary>
    /// <returns>What is sent now, or an error in its place; null if the row is done.</returns>
    internal virtual Outcome<TRequest>? Resume(TRequest request, JournalEntry entry)
    {
        if (entry.State is JournalState.Done)
            return null;
        return request is IJournaled { Kind: CallKind.Creation } creation
            ? Outcome.Failure<TRequest>(
                creation.Unknown("An earlier run sent it and did not hear what became of it."))
            : Outcome.Success(request);
    }

    /// <summary>Shows the progress, and what it waits for.</summary>
    internal void ShowProgress() => OnWaiting();

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _byName = [.. MyInvocation.BoundParameters.Keys];
        _row = new MapBinder(this);
        NamedItems = new ItemNames(this);
        _refs = new RefParameters(this, NamedItems);
        RowResults? results = ResultPath is { } path && !IsSwitchedOn("WhatIf", "WhatIfPreference")
            ? RowResults.Create(this, _row, path, Delimiter)
            : null;
        _run = new Run<TRequest, TResult>(this, results);
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        if (_run!.IsAbandoned || InputValues.IsEmptyRow(InputObject))
        {
            _run.PassOver();
            return;
        }
        _run.BeginRow();
        try
        {
            _run.Submit(Readable(() =>
            {
                _row!.Bind(InputObject);
                _refs!.Resolve();
                return Requests();
            }));
            if (IsSentAtOnce)
                _run.Flush();
        }
        catch (InvalidInputException refusal) when (refusal.Errors.Any(IsOfTable))
        {
            _run.Abandon(new InvalidInputException([.. refusal.Errors.Where(IsOfTable)]), Target);
        }
        catch (InvalidInputException refusal)
        {
            _run.Refuse(refusal, Target);
        }
        catch (RestException failure)
        {
            _run.Refuse(failure.Error, Target);
        }
        finally
        {
            _row!.Reset();
            Forget(MyInvocation.BoundParameters.Keys.Except(_byName));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _run!.Complete();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || _run is null)
            return;
        _run.Dispose();
        Forget(_byName);
    }

    /// <inheritdoc/>
    private protected override void OnWaiting()
    {
        base.OnWaiting();
        _run?.ShowProgress();
    }

    /// <summary>The id of what a row or a value names, by its id or its name.</summary>
    /// <exception cref="InvalidInputException">It names nothing, or several things.</exception>
    /// <exception cref="RestException">The portal cannot be asked.</exception>
    private protected int RequireId(IdKind kind, string parameter, object? given) =>
        (kind.NameIn(given) ?? kind.NameInRow(given)) is { } name
            ? NamedItems.IdOf(kind, parameter, name)
            : kind.Require(parameter, given);

    /// <summary>Waits until every row before the current one has its outcome.</summary>
    private protected void FinishEarlierRows() => _run!.Flush();

    /// <summary>Warns about the current row.</summary>
    private protected void WarnOfRow(string text) => _run!.Warn(text);

    /// <summary>Reports why the current row is not sent.</summary>
    private protected void Refuse(RestError error) => _run!.Refuse(error, Target);

    /// <summary>Counts what was done besides the rows.</summary>
    private protected void CountDone(int count) => _run!.Count(done: count);

    /// <summary>Writes what was found besides the rows, and counts it.</summary>
    private protected void WriteFound(IReadOnlyCollection<TResult> found)
    {
        CountDone(found.Count);
        WriteObject(found, enumerateCollection: true);
    }

    /// <inheritdoc/>
    private protected sealed override void Fail(RestError error, object? target)
    {
        _run!.Count(failed: 1);
        base.Fail(error, target);
    }

    /// <summary>
    /// Whether an error would come with every row. The columns of a table are those of its first row; later rows that
    /// have others are no rows of the same table.
    /// </summary>
    private bool IsOfTable(InputError error)
    {
        if (!MyInvocation.ExpectingInput || error.Code == InputErrorCodes.MisreadFile)
            return error.Code == InputErrorCodes.MisreadFile;
        return _run!.IsAtFirstRow
            && (error.IsOfTable || (error.Code == InputErrorCodes.MissingSetting && _row!.HasNoColumn));
    }

    /// <summary>
    /// Every record in every stream refers to what is bound, for as long as somebody keeps it; and what is bound may
    /// hold secrets.
    /// </summary>
    private void Forget(IEnumerable<string> parameters)
    {
        foreach (string name in parameters.ToList())
            MyInvocation.BoundParameters.Remove(name);
    }
}
