using System;

namespace Bitrix24.Rest;

/// <summary>How calls are addressed to one portal and proven to it. Keeps its secret to itself.</summary>
public abstract class Credential
{
    private protected Credential(Uri portal) => Portal = portal;

    /// <summary>The portal's address, without anything secret: <c>https://example.bitrix24.com/</c>.</summary>
    public Uri Portal { get; }

    /// <summary>The address of a method. Secret: never shown, never logged.</summary>
    internal abstract Uri AddressOf(string method);

    /// <summary>Takes the secret out of a text that came from elsewhere.</summary>
    internal abstract string Redact(string text);
}
