namespace Bitrix24.OpenLines;

/// <summary>
/// A call of one method, found fit to be sent: what goes out, and what its answer means.
/// <see cref="RequestExtensions"/> sends one or many.
/// </summary>
/// <typeparam name="TResult">What it answers.</typeparam>
public abstract class Request<TResult> : IJournaled
{
    /// <param name="method">The REST method.</param>
    /// <param name="kind">What to send it a second time would do.</param>
    private protected Request(string method, CallKind kind = CallKind.Read)
    {
        Method = method;
        Kind = kind;
    }

    string IJournaled.Content => ToCall().ToContent();

    string? IJournaled.Name => null;

    RestError IJournaled.Unknown(string reason) => Unknown(reason);

    /// <summary>The REST method.</summary>
    public string Method { get; }

    /// <summary>What to send it a second time would do.</summary>
    public virtual CallKind Kind { get; }

    /// <summary>What of it no text may quote; nothing, by default.</summary>
    internal virtual IEnumerable<string?> Secrets => [];

    /// <summary>The error when it is unknown whether the request ran.</summary>
    /// <param name="reason">Why, in a sentence.</param>
    /// <param name="status">The HTTP status; null when there was no answer or the call was part of a batch.</param>
    public virtual RestError Unknown(string reason, int? status = null) =>
        OpenLineErrors.Unknown($"{Method} ran", reason, status);

    /// <summary>Writes the parameters of the method; none, by default.</summary>
    internal virtual JObject Parameters() => [];

    /// <summary>The call as it goes out.</summary>
    /// <param name="source">What it is made for; the request itself by default.</param>
    internal RestCall ToCall(object? source = null) => new(Method, Parameters(), Kind) { Source = source ?? this };

    /// <summary>Reads the answer. A portal often answers <c>false</c> where it means an error.</summary>
    internal abstract Outcome<TResult> Read(JToken answer);

    /// <summary>The result of a method that answers <c>true</c> when it was done.</summary>
    private protected static Outcome<TResult> IfTrue(JToken answer, TResult result) =>
        answer is JValue { Value: true } ? Outcome.Success(result) : Unexpected("true", answer);

    /// <summary>The failure of an answer that is not of the documented form.</summary>
    private protected static Outcome<TResult> Unexpected(string expected, JToken answer) =>
        Outcome.Failure<TResult>(OpenLineErrors.Unexpected(expected, answer));

    /// <summary>
    /// Reads an error; a failure, by default. It can say that what was asked for is there already, and so is done.
    /// </summary>
    internal virtual Outcome<TResult> Read(RestError error) => Outcome.Failure<TResult>(Explain(error));

    /// <summary>Reads the answer to a call that may have run before; as any other, by default.</summary>
    internal virtual Outcome<TResult> ReadAfterLostAnswer(JToken answer) => Read(answer);

    /// <summary>
    /// Reads the error of a call that may have run before; as any other, by default. It can show that the call has been
    /// carried out then: a bot that was to go is not there.
    /// </summary>
    internal virtual Outcome<TResult> ReadAfterLostAnswer(RestError error) => Read(error);

    /// <summary>
    /// What a failure means to the person who asked; as it came, by default. Of a creation whose answer was lost, that
    /// nobody knows.
    /// </summary>
    internal virtual RestError Explain(RestError error) =>
        error.Execution is Execution.Unclear && Kind is CallKind.Creation
            ? Unknown(error.Description, error.Status)
            : error;
}
