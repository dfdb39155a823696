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

    private const long LongestStream = 1024L * 1024 * 1024;

    private readonly Credential _credential;
    private readonly HttpClient _http;
    private readonly RestClientOptions _options;
    private int _requestCount;
    private volatile bool _hasAnswered;
    private volatile bool _isClosed;

    public Transport(Credential credential, RestClientOptions options)
    {
        _credential = credential;
        _options = options;
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

    /// <summary>Whether any request has been answered so far.</summary>
    public bool HasAnswered => _hasAnswered;

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
                using var text = new StreamReader(body, Encoding.UTF8);
                return read(status, await text.ReadToEndAsync().ConfigureAwait(false));
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

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        _options.Clock.CancelAfter(limit, _options.Timeout);
        void Limit(bool isWaiting) => _options.Clock.CancelAfter(
            limit, isWaiting ? _options.Timeout : Timeout.InfiniteTimeSpan);
        Interlocked.Increment(ref _requestCount);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
            using HttpResponseMessage response = await _http
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            _hasAnswered = true;
            // The token that the request was sent with does not stop the reading of its body.
            using CancellationTokenRegistration stop = limit.Token.Register(response.Dispose);
            Stream body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            return Redacted(await read(
                (int)response.StatusCode, new TimedStream(body, longest, Limit)).ConfigureAwait(false));
        }
        // Whatever goes wrong between the socket and the answer that has been read: a list of exception types would
        // miss one, such as that of a corrupt gzip stream, and report a lost answer as a defect of the module.
        catch (Exception e)
        {
            // A connection that dies while we are being stopped is a cancellation, not a fault.
            token.ThrowIfCancellationRequested();
            return Outcome.Failure<T>(e switch
            {
                _ when limit.IsCancellationRequested => Faults.TimedOut(
                    $"{address.Authority} did not answer within {_options.Timeout.TotalSeconds:0} seconds."),
                AnswerTooLargeException tooLarge => Faults.TooLarge(address.Authority, tooLarge.Megabytes),
                OperationCanceledException => Faults.Unclear(
                    $"The connection to {address.Authority} was closed on this side.", mayStillRun: true),
                _ => Faults.FromTransport(e, address.Authority, _credential),
            });
        }
    }

    /// <summary>Waits before the next attempt.</summary>
    /// <param name="attempt">How often the request has been sent so far, from 1.</param>
    /// <param name="token">Ends the pause.</param>
    public Task PauseAsync(int attempt, CancellationToken token) =>
        _options.Clock.DelayAsync(NextPause(attempt), token);

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
