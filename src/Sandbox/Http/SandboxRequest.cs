using System.Text;

namespace Bitrix24.Sandbox;

/// <summary>One HTTP request to the portal, whichever transport it came by.</summary>
public sealed class SandboxRequest
{
    /// <summary>Describes a request.</summary>
    /// <param name="address">The absolute address; its authority does not matter.</param>
    /// <param name="contentType">
    /// The body's media type, with its boundary where it has one; null when there is no body.
    /// </param>
    /// <param name="body">The body's text.</param>
    /// <param name="authorization">The <c>Authorization</c> header; null when there is none.</param>
    public SandboxRequest(
        Uri address, string? contentType = null, string? body = null, string? authorization = null)
    {
        Address = address ?? throw new ArgumentNullException(nameof(address));
        ContentType = contentType;
        Body = body ?? "";
        Size = Encoding.UTF8.GetByteCount(Body);
        Authorization = authorization;
    }

    /// <summary>The absolute address, webhook secret included.</summary>
    public Uri Address { get; }

    /// <summary>The body's media type, with its boundary where it has one; null when there is no body.</summary>
    public string? ContentType { get; }

    /// <summary>How many bytes the body has.</summary>
    internal long Size { get; }

    /// <summary>The body's text.</summary>
    public string Body { get; }

    /// <summary>The <c>Authorization</c> header, token included; null when there is none.</summary>
    public string? Authorization { get; }
}
