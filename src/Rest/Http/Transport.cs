using System.Net;
using System.Runtime.InteropServices;
using System.Text;

namespace Bitrix24.Rest;

/// <summary>
/// Sends requests over HTTP: to the portal, and to whoever else the credential needs. What fails becomes an outcome
/// that has no secret in it.
/// </summary>
internal sealed class Transport : IDisposable
{
    /// <summary>
    /// In bytes, unpacked. An answer that is held as a whole takes many times its length; of one that is read as it
    /// arrives, only its end is missed.
    /// </summary>
    internal const long LongestAnswer = 64L * 1024 * 1024;

    /// <summary>
    /// A byte that is not UTF-8 is an error: with another character in its place, it would be another name.
    /// </summary>
    internal static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const long LongestStream = 256L * 1024 * 1024;

    private readonly Credential _credential;
    private readonly HttpClient _http;
    private readonly RestClientOptions _options;
    private readonly FirstAnswers _firstAnswers;
    private int _requestCount;
    private volatile bool _isClosed;

    public Transport(Credential credential, RestClientOptions options)
    {
        _credential = credential;
        _options = options;
        _firstAnswers = new FirstAnswers(options.Clock, options.ConnectionTimeout);
        _http = new HttpClient(_options.Handler ?? NetworkHandler())
        {
            // Every request has a time limit of its own, so that it can be told apart from a cancellation.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "Bitrix24.OpenLines");
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/json");
    }

    /// <summary>How many requests have been sent so far.</summary>
    public int RequestCount => Volatile.Read(ref _requestCount);

    /// <summary>Whether a server has ever answered.</summary>
    public bool HasAnswered(Uri server) => _firstAnswers.Has(server);

    /// <summary>
    /// Whether a server may be tried again after a pause. One that has never answered is given up soon.
    /// </summary>
    public bool MayTryAgain(Uri server, TimeSpan pause) => _firstAnswers.AllowAnother(server, pause);

    /// <summary>Sends a request once.</summary>
    /// <param name="address">Where it goes.</param>
    /// <param name="content">Its body.</param>
    /// <param name="read">Reads the answer from its status and its body.</param>
    /// <param name="token">Stops it.</param>
    public Task<Outcome<T>> PostAsync<T>(
        Uri address, HttpContent content, Func<int, string, Outcome<T>> read, CancellationToken token) =>
        PostAsync(
            address,
            content,
            async (status, body) =>
            {
                using var text = new StreamReader(body, Utf8);
                try
                {
                    return read(status, await text.ReadToEndAsync().ConfigureAwait(false));
                }
                catch (DecoderFallbackException)
                {
                    // Of an answer that is not JSON, the status says what is to be known.
                    return read(status, "");
                }
            },
            LongestAnswer,
            token);

    /// <summary>Sends a request once, and reads the answer as it arrives.</summary>
    /// <param name="address">Where it goes.</param>
    /// <param name="content">Its body.</param>
    /// <param name="read">Reads the answer from its status and its body.</param>
    /// <param name="token">Stops it.</param>
    public Task<Outcome<T>> PostAsync<T>(
        Uri address, HttpContent content, Func<int, Stream, Task<Outcome<T>>> read, CancellationToken token) =>
        PostAsync(address, content, read, LongestStream, token);

    private async Task<Outcome<T>> PostAsync<T>(
        Uri address,
        HttpContent content,
        Func<int, Stream, Task<Outcome<T>>> read,
        long longest,
        CancellationToken token)
    {
        if (_isClosed)
            return Outcome.Failure<T>(new RestError(
                RestErrorCodes.ConnectionClosed, $"The connection to {address.Authority} has been closed.",
                Execution.Refused));

        using var deadline = new RequestDeadline(
            _options.Clock, _options.Timeout, _firstAnswers.Begin(address), token);
        var sent = new SentContent(content);
        Interlocked.Increment(ref _requestCount);
        bool hasArrived = false;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = sent };
            using HttpResponseMessage response = await _http
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
            deadline.Pause();
            hasArrived = true;
            _firstAnswers.Add(address);
            // The token that the request was sent with does not stop the reading of its body.
            using CancellationTokenRegistration stop = deadline.Token.Register(response.Dispose);
            Stream body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            return Redacted(await read(
                (int)response.StatusCode, new TimedStream(body, longest, deadline)).ConfigureAwait(false));
        }
        // Whatever goes wrong between the socket and the answer that has been read: a list of exception types would
        // miss one, such as that of a corrupt gzip stream, and report a lost answer as a defect of the module.
        catch (Exception e)
        {
            // A connection that dies while we are being stopped is a cancellation, not a fault.
            token.ThrowIfCancellationRequested();
            bool hasAnswered = HasAnswered(address);
            TimeSpan? limit = !deadline.Token.IsCancellationRequested ? null
                : hasAnswered ? _options.Timeout
                : _options.ConnectionTimeout;
            var fault = new TransportFault(
                e, address.Authority, sent.IsWhole, hasAnswered, limit) { HasArrived = hasArrived };
            return Outcome.Failure<T>(fault.ToError(_credential));
        }
    }

    /// <summary>Waits before the next attempt.</summary>
    public Task PauseAsync(TimeSpan pause, CancellationToken token) => _options.Clock.DelayAsync(pause, token);

    /// <summary>How long to wait before the next attempt.</summary>
    /// <param name="attempt">How often the request has been sent so far, from 1.</param>
    public TimeSpan NextPause(int attempt)
    {
        double random;
        lock (_options.Random)
            random = _options.Random.NextDouble();
        return RetryPolicy.Pause(attempt, random);
    }

    /// <summary>A portal or a proxy may quote the address that it was asked for.</summary>
    public Outcome<T> Redacted<T>(Outcome<T> outcome) => outcome.Error is { } error
        ? Outcome.Failure<T>(_credential.Secrets.Redact(error))
        : outcome;

    /// <inheritdoc/>
    public void Dispose()
    {
        _isClosed = true;
        _http.Dispose();
    }

    private static HttpClientHandler NetworkHandler()
    {
        // Windows PowerShell starts with protocols that portals refuse; elsewhere the system decides.
        if (RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal))
            ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;

        return new HttpClientHandler
        {
            // A redirection would carry the secret path to another host, and turn the POST into a GET.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            // .NET Framework would allow two, and batches would queue behind one another.
            MaxConnectionsPerServer = 16,
            UseCookies = false,
            Proxy = new PortalProxy(WebRequest.DefaultWebProxy),
        };
    }
}
