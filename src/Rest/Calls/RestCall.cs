namespace Bitrix24.Rest;

/// <summary>One call of a REST method: its name, its parameters, and whether it may be repeated.</summary>
public sealed class RestCall
{
    /// <summary>Describes a call.</summary>
    /// <param name="method">The method, for example <c>imopenlines.config.add</c>.</param>
    /// <param name="parameters">The parameters as they go out; none when null.</param>
    /// <param name="kind">Whether the call may be sent again when its answer was lost.</param>
    public RestCall(string method, JObject? parameters = null, CallKind kind = CallKind.Read)
    {
        Method = method ?? throw new ArgumentNullException(nameof(method));
        Parameters = parameters ?? [];
        Kind = kind;
    }

    /// <summary>The REST method.</summary>
    public string Method { get; }

    /// <summary>The parameters as they go out.</summary>
    public JObject Parameters { get; }

    /// <summary>Whether the call may be sent again when its answer was lost.</summary>
    public CallKind Kind { get; }

    /// <summary>What the call is made for, by which <see cref="RunMonitor.Leaving"/> knows it; null for nothing.</summary>
    public object? Source { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Method;
}

/// <summary>What sending a call a second time would do. Decides what may be repeated after an unclear answer.</summary>
public enum CallKind
{
    /// <summary>Changes nothing: may always be sent again.</summary>
    Read,

    /// <summary>Sets a state: sent twice, it leaves what it leaves when sent once.</summary>
    Change,

    /// <summary>
    /// Reads what the calls before it in its batch have written: never sent again, for without them it says nothing.
    /// </summary>
    FollowUp,

    /// <summary>Makes something new each time: never sent again while the first may have run.</summary>
    Creation,
}
