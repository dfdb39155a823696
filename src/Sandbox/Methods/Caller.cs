namespace Bitrix24.Sandbox;

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
