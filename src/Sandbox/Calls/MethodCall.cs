namespace Bitrix24.Sandbox;

/// <summary>One call of a method: who calls, with what, in whose time.</summary>
internal sealed record MethodCall(Caller Caller, JObject Parameters, RequestTime Time)
{
    /// <summary>Whether it is one of a batch.</summary>
    public bool IsInBatch { get; init; }

    /// <summary>A parameter whose name counts in any case; null when it is not there.</summary>
    public JToken? InAnyCase(string name) => Parameters.GetValue(name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a method answers; one page of a list also has a total and the start of the next page.</summary>
internal sealed record MethodResult(JToken Value, int? Total = null, int? Next = null);

/// <summary>Who calls: a user, within scopes; by an application, or by a webhook, which belongs to none.</summary>
internal sealed class Caller(User user, IEnumerable<string> scopes, SandboxApplication? application = null)
{
    public User User { get; } = user;

    public IReadOnlyList<string> Scopes { get; } = scopes.Distinct(StringComparer.OrdinalIgnoreCase).ToList();

    public SandboxApplication? Application { get; } = application;

    /// <summary>Whether it has one of the scopes that a method asks for.</summary>
    public bool Has(IEnumerable<string> anyOf) =>
        anyOf.Any(scope => scope == Sandbox.Scopes.Basic || Scopes.Contains(scope, StringComparer.OrdinalIgnoreCase));
}

/// <summary>A method of the API.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Scopes">The scopes that open it; any one is enough.</param>
/// <param name="Run">What it does.</param>
internal sealed record RestMethod(string Name, string[] Scopes, Func<MethodCall, MethodResult> Run)
{
    public RestMethod(string name, string scope, Func<MethodCall, JToken> run)
        : this(name, [scope], call => new MethodResult(run(call)))
    {
    }

    /// <summary>What it does where it only runs other calls, and takes their time; null where it does not.</summary>
    public Func<MethodCall, Task<MethodResult>>? RunCalls { get; init; }
}
