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
    /// <param name="token">Stops the waiting; what other calls wait for goes on.</param>
    internal virtual Task<Outcome<Access>> RenewAsync(Access? used, Transport http, CancellationToken token) =>
        throw new NotSupportedException();
}
