namespace Bitrix24.Rest;

/// <summary>How calls are addressed to one portal and proven to it. Keeps its secret to itself.</summary>
public abstract class Credential
{
    private protected Credential(Uri portal) => Portal = portal;

    /// <summary>What sort of credential it is.</summary>
    public abstract CredentialKind Kind { get; }

    /// <summary>The portal's address, without anything secret: <c>https://example.bitrix24.com/</c>.</summary>
    public Uri Portal { get; private protected set; }

    /// <summary>Where requests go at this moment and what proves them; null when it has to be renewed first.</summary>
    internal abstract Access? Access { get; }

    /// <summary>Whether something new can be had when the portal says that the access has expired.</summary>
    internal virtual bool CanRenew => false;

    /// <summary>Takes its secrets out of what came from elsewhere.</summary>
    public SecretWords Secrets { get; } = new();

    /// <summary>Gives an access that is newer than the one that has expired.</summary>
    /// <param name="used">The access that has expired; null when there was none.</param>
    /// <param name="http">Reaches whoever gives it.</param>
    /// <param name="run">Is shown what is waited for.</param>
    /// <param name="token">Stops the waiting; what other calls wait for goes on.</param>
    internal virtual Task<Outcome<Access>> RenewAsync(
        Access? used, Transport http, RunMonitor? run, CancellationToken token) =>
        throw new NotSupportedException();
}

/// <summary>What sort of credential it is: the portal opens some methods to one of them only.</summary>
public enum CredentialKind
{
    /// <summary>An inbound webhook: the address is the password.</summary>
    Webhook,

    /// <summary>An OAuth 2.0 application that acts for a user.</summary>
    Application,
}

/// <summary>
/// Where requests go and what proves them, as it is at one moment: a renewed token changes both at once.
/// Secret: never shown, never logged.
/// </summary>
internal sealed class Access
{
    private readonly Uri _endpoint;
    private readonly string? _token;

    /// <param name="endpoint">What the method's name is put behind; ends with a slash.</param>
    /// <param name="token">What proves a request; null when the address does.</param>
    /// <param name="isKept">Whether it comes from a store, where it may have grown old.</param>
    public Access(Uri endpoint, string? token = null, bool isKept = false)
    {
        _endpoint = endpoint;
        _token = token;
        IsKept = isKept;
    }

    /// <summary>Whether it may have expired before this process has used it.</summary>
    public bool IsKept { get; }

    /// <summary>The address of a method.</summary>
    public Uri AddressOf(string method) => new(_endpoint, Uri.EscapeDataString(method) + ".json");

    /// <summary>The body of a request. The parameters stay as they are: they may go again with another token.</summary>
    public JObject BodyOf(JObject parameters) =>
        _token is null ? parameters : new JObject(parameters) { ["auth"] = _token };
}
