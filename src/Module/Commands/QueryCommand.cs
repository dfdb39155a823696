namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// A cmdlet that reads, by one request for each input. A derived cmdlet has parameters that can be columns of a row
/// (<c>ValueFromPipelineByPropertyName</c>, never mandatory), makes a request of them, and is done.
/// </summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResult">What it answers.</typeparam>
public abstract class QueryCommand<TRequest, TResult> : BulkCommand<TRequest, TResult>
    where TRequest : Request<TResult>
{
    private PipelineRecordReader? _records;

    private protected QueryCommand()
    {
    }

    /// <summary>A row, a map or an object that has the parameters as columns; or the bare value.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The parameter that a bare value gives, such as a number.</summary>
    private protected abstract string BareName { get; }

    private protected override string Achieved => "read";

    private protected override object? Target => InputObject;

    /// <summary>Makes the request.</summary>
    /// <exception cref="InvalidInputException">Something is missing or wrong; nothing was sent.</exception>
    private protected abstract TRequest Read(PipelineRecord record);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _records = new PipelineRecordReader(MyInvocation, BareName);
    }

    private protected override void ProcessInput() => Submit(Read(_records!.Read(InputObject)));

    private protected override Task<IReadOnlyList<Outcome<TResult>>> RunAsync(
        IReadOnlyList<TRequest> inputs, CancellationToken token) => Client.SendAsync([.. inputs], token);
}
