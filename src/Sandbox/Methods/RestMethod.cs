using System;
using Newtonsoft.Json.Linq;

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
}
