using System;
using System.Collections.Generic;
using System.Linq;

namespace Bitrix24.Sandbox;

/// <summary>An inbound webhook: a secret that acts as a user, within scopes.</summary>
internal sealed class Webhook(User user, string secret, IReadOnlyList<string> scopes)
{
    public User User { get; } = user;

    public string Secret { get; } = secret;

    public IReadOnlyList<string> Scopes { get; } = scopes;

    /// <summary>Whether it has one of the scopes that a method asks for.</summary>
    public bool Has(IEnumerable<string> anyOf) =>
        anyOf.Any(scope => scope == Sandbox.Scopes.Basic || Scopes.Contains(scope, StringComparer.OrdinalIgnoreCase));
}
