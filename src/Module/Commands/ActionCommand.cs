namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// A cmdlet that changes something, by one request for each input. A derived cmdlet has parameters that can be columns
/// of a row (<c>ValueFromPipelineByPropertyName</c>, never mandatory), makes a request of them, and says what it does.
/// What makes something new is never sent again while it may have been made, by a later run with the same journal
/// neither.
/// </summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResult">What it answers.</typeparam>
public abstract class ActionCommand<TRequest, TResult> : ChangeCommand<TRequest, TResult>
    where TRequest : Request<TResult>
{
    private PipelineRecordReader? _records;

    private protected ActionCommand()
    {
    }

    /// <summary>A row, a map or an object that has the parameters as columns; or the bare value.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The parameter that a bare value gives, such as a number.</summary>
    private protected abstract string BareName { get; }

    private protected override object? Target => InputObject;

    /// <summary>Makes the request.</summary>
    /// <exception cref="InvalidInputException">Something is missing or wrong; nothing was sent.</exception>
    private protected abstract TRequest Read(PipelineRecord record);

    /// <summary>Makes the requests of an input that stands for several; one, by default.</summary>
    /// <exception cref="InvalidInputException">Something is missing or wrong; nothing of it was sent.</exception>
    private protected virtual IEnumerable<TRequest> ReadAll(PipelineRecord record) => [Read(record)];

    /// <summary>What is changed, for -WhatIf and -Confirm: <c>dialog in chat 2043</c>.</summary>
    private protected abstract string Describe(TRequest request);

    /// <summary>What is done with it: <c>Move to user 15</c>.</summary>
    private protected abstract string DescribeAction(TRequest request);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _records = new PipelineRecordReader(MyInvocation, BareName);
    }

    private protected override void ProcessInput()
    {
        foreach (TRequest request in ReadAll(_records!.Read(InputObject)))
        {
            if (ShouldProcess(Describe(request), DescribeAction(request)))
                Submit(request);
        }
    }

    private protected override Task<IReadOnlyList<Outcome<TResult>>> RunAsync(
        IReadOnlyList<TRequest> inputs, CancellationToken token) => Client.SendAsync([.. inputs], token);

    private protected override Outcome<TRequest>? Resume(TRequest input, JournalEntry entry) => entry.State switch
    {
        JournalState.Done => null,
        _ when input.Kind is CallKind.Creation => Outcome.Failure<TRequest>(
            input.Unknown("An earlier run sent it and did not hear what became of it.")),
        _ => Outcome.Success(input),
    };
}
