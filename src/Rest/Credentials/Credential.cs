using System;

namespace Bitrix24.Rest;

/// <summary>How calls are addressed to one portal and proven to it. Keeps its secret to itself.</summary>
public abstract class Credential
{
    private protected Credential(Uri portal) => Portal = portal;

    /// <summary>What sort of credential it is.</summary>
    public abstract CredentialKind Kind { get; }

    /// <summary>The portal's address, without anything secret: <c>https://example.bitrix24.com/</c>.</summary>
    public Uri Portal { get; }

    /// <summary>Where requests go at this moment, and what proves them.</summary>
    internal abstract Access Access { get; }

    /// <summary>Takes the secret out of a text that came from elsewhere.</summary>
    internal abstract string Redact(string text);
}
