using System.Globalization;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>A portal, and the user who calls it. Shows nothing secret.</summary>
public sealed class PortalConnection : IDisposable
{
    private readonly PortalInfo _info;
    private bool _closed;

    internal PortalConnection(RestClient client, PortalInfo info, bool isSandbox)
    {
        Client = client;
        _info = info;
        Scopes = new(info.Scopes);
        IsSandbox = isSandbox;
    }

    /// <summary>The portal's address: <c>https://example.bitrix24.com/</c>.</summary>
    public Uri Portal => Client.Credential.Portal;

    /// <summary>By what calls are proven: a webhook, or an application.</summary>
    public CredentialKind Kind => Client.Credential.Kind;

    /// <summary>Whether it is a portal in this process's memory, for rehearsals.</summary>
    public bool IsSandbox { get; }

    /// <summary>The id of the connected user.</summary>
    public int UserId => _info.UserId;

    /// <summary>The user's first and last name.</summary>
    public string UserName => _info.UserName;

    /// <summary>Whether the user administers the portal.</summary>
    public bool IsAdmin => _info.IsAdmin;

    /// <summary>What the credential may do: <c>imopenlines</c>, <c>user</c>…</summary>
    public ValueList<string> Scopes { get; }

    /// <summary>How many requests the portal takes, as far as is known: <c>50, then 2 a second</c>.</summary>
    public string RequestLimit => Client.Limits.Rate is { IsLimited: true } rate
        ? string.Format(CultureInfo.InvariantCulture, "{0}, then {1} a second", rate.Burst, rate.PerSecond)
        : "none";

    /// <summary>How many requests of one command are under way at once.</summary>
    public int Throttle => Client.Throttle;

    /// <summary>How many HTTP requests have been sent over this connection so far.</summary>
    public int RequestCount => Client.RequestCount;

    /// <summary>Whether it has been disconnected.</summary>
    public bool IsClosed => _closed;

    /// <summary>The permissions in a sentence.</summary>
    internal string ScopeList => Scopes.Count == 0 ? "none" : string.Join(", ", Scopes);

    internal RestClient Client { get; }

    /// <summary>What has been learned about the portal over this connection.</summary>
    internal PortalQuirks Quirks { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => $"{Portal.Authority} as {UserName} ({UserId})";

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed = true;
        Client.Dispose();
    }
}
