namespace Bitrix24.Rest;

/// <summary>What became of one input: a value, or the error in its place. Each input has exactly one outcome.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class Outcome<T>
{
    private readonly T _value;

    private Outcome(
        T value,
        RestError? error,
        IReadOnlyList<string> notices,
        bool wasRepeated = false,
        bool mayHaveRunBefore = false)
    {
        _value = value;
        Error = error;
        Notices = notices;
        WasRepeated = wasRepeated;
        MayHaveRunBefore = mayHaveRunBefore;
    }

    /// <summary>Why there is no value; null when there is one.</summary>
    public RestError? Error { get; }

    /// <summary>What a person should hear although the input succeeded.</summary>
    public IReadOnlyList<string> Notices { get; }

    /// <summary>
    /// Whether the call was sent more than once, so that what was sent together with it may have run before it.
    /// </summary>
    public bool WasRepeated { get; }

    /// <summary>
    /// Whether the call was sent before and that answer was lost, so that the value may describe the work of both.
    /// </summary>
    public bool MayHaveRunBefore { get; }

    /// <summary>Whether there is a value.</summary>
    public bool IsSuccess => Error is null;

    /// <summary>The value.</summary>
    /// <exception cref="RestException">There is none.</exception>
    public T Value => Error is null ? _value : throw new RestException(Error);

    /// <summary>Reads the value as something else; an error and the notices stay what they are.</summary>
    public Outcome<TResult> Map<TResult>(Func<T, Outcome<TResult>> read) =>
        (Error is null ? read(_value) : Outcome.Failure<TResult>(Error)).With(Notices);

    /// <summary>Keeps what an earlier attempt has left: its notices, and whether its answer was lost.</summary>
    internal Outcome<T> After(Outcome<T>? earlier) => earlier is null
        ? this
        : new(
            _value,
            Error,
            [.. earlier.Notices, .. Notices],
            wasRepeated: true,
            MayHaveRunBefore || earlier.MayHaveRunBefore || earlier.Error?.Execution is Execution.Unclear);

    /// <summary>Puts notices before its own.</summary>
    public Outcome<T> With(IReadOnlyList<string> notices) =>
        notices.Count == 0 ? this : new(_value, Error, [.. notices, .. Notices], WasRepeated, MayHaveRunBefore);

    internal static Outcome<T> Of(T value, IReadOnlyList<string> notices) => new(value, null, notices);

    internal static Outcome<T> Of(RestError error) => new(default!, error, []);
}

/// <summary>Makes outcomes.</summary>
public static class Outcome
{
    /// <summary>The input succeeded.</summary>
    public static Outcome<T> Success<T>(T value, params string[] notices) => Outcome<T>.Of(value, notices);

    /// <summary>The input failed.</summary>
    public static Outcome<T> Failure<T>(RestError error) => Outcome<T>.Of(error);
}
