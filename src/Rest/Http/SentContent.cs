using System.Net;

namespace Bitrix24.Rest;

/// <summary>
/// The body of a request that knows whether it was written to the network whole. If it was not, the portal has not run
/// the request: the web server before it waits for the whole body.
/// </summary>
internal sealed class SentContent : HttpContent
{
    private readonly HttpContent _body;

    public SentContent(HttpContent body)
    {
        _body = body;
        foreach (KeyValuePair<string, IEnumerable<string>> header in body.Headers)
            Headers.TryAddWithoutValidation(header.Key, header.Value);
    }

    /// <summary>Whether the body was ever written whole.</summary>
    public bool IsWhole { get; private set; }

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await _body.CopyToAsync(stream).ConfigureAwait(false);
        // What is still in a buffer could be lost without an error.
        await stream.FlushAsync().ConfigureAwait(false);
        IsWhole = true;
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = _body.Headers.ContentLength ?? 0;
        return _body.Headers.ContentLength is not null;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _body.Dispose();
        base.Dispose(disposing);
    }
}
