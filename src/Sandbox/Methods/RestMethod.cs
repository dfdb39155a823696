namespace Bitrix24.Sandbox;

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
