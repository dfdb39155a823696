using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using System.Text.RegularExpressions;
using Bitrix24.Rest.Tests;
using Newtonsoft.Json;

namespace Bitrix24.OpenLines.Tests;

/// <summary>What happens to a request or to its answer.</summary>
internal enum Damage
{
    /// <summary>Nobody listens. The request is not sent.</summary>
    Refused,

    /// <summary>The connection breaks before the portal gets the request.</summary>
    DropBefore,

    /// <summary>The connection breaks after the portal has handled the request.</summary>
    DropAfter,

    /// <summary>The connection breaks, or a proxy gives up, while the portal still works on the request.</summary>
    DropDuring,

    /// <summary>There is no answer, and the connection stays open.</summary>
    Silence,

    /// <summary>The body ends too early.</summary>
    Cut,

    /// <summary>The body ends in an exception.</summary>
    Throw,

    /// <summary>The body stops, and the connection stays open.</summary>
    Hang,

    /// <summary>The body arrives bit by bit, perhaps too late.</summary>
    Slow,

    /// <summary>A character of the JSON's structure is another one.</summary>
    BrokenStructure,

    /// <summary>A byte is not UTF-8.</summary>
    InvalidByte,

    /// <summary>The body is corrupt gzip, which fails while it is unpacked.</summary>
    BrokenGzip,

    /// <summary>The header says gzip, and the body is something else or stays packed.</summary>
    WrongEncoding,

    /// <summary>The JSON is valid, and a value in it has another type.</summary>
    WrongShape,

    /// <summary>Somebody else answers, before or after the portal has handled the request.</summary>
    OtherAnswer,

    /// <summary>A proxy refuses the request and does not pass it on.</summary>
    TurnedAway,

    /// <summary>The body never ends. At most once in a case, because it is slow.</summary>
    Endless,
}

/// <summary>
/// Damages what a portal answers, at random. Which damage does what is the same for the same seed.
/// </summary>
/// <remarks>
/// Nobody can detect a damage that leaves a valid answer with another value, such as another digit in an id, false in
/// place of true, or an empty list in place of rows. The handler avoids all of these: a changed byte breaks the structure or
/// is not UTF-8, and a changed value has a type that the portal never sends in that place.
/// </remarks>
internal sealed class DamagingHandler(
    HttpMessageHandler portal, SimulatedClock clock, Random random, double rate, Damage? only)
    : DelegatingHandler(portal)
{
    /// <summary>A case that sends more requests never ends.</summary>
    public const int MostRequests = 5000;

    private const int Depth = 10_000;

    private static readonly Damage[] Kinds = [.. Enum.GetValues<Damage>().Where(kind => kind != Damage.Endless)];

    private static readonly string[] OtherBodies =
    [
        "", " ", "null", "5", "[]", "{}", "\"text\"", "<html><body>Welcome</body></html>", "{\"result\":",
        "{\"result\":null}", "{\"result\":{}}", "{\"result\":\"text\"}", "{\"result\":[null]}", "{\"result\":[[]]}",
        "{\"result\":{\"result\":null}}", "{\"result\":{\"result\":[[]]}}", "{\"message\":\"Bad Gateway\"}",
        "{\"error\":null}", "{\"error\":{}}",
        Nested("[", "]"), Nested("{\"a\":", "}"), $"{{\"result\":{Nested("[", "]")}}}",
        $"{{\"result\":{{\"result\":{{\"c0\":[{Nested("{\"a\":", "}")}]}}}}}}", $"{{\"time\":{Nested("[", "]")}}}",
    ];

    private static readonly byte[] Spaces = [.. Enumerable.Repeat((byte)' ', 1 << 16)];

    private static readonly byte[] Rows =
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"ID\":\"1\",\"LINE_NAME\":\"Line\"},", 1 << 11)));

    private readonly CancellationTokenSource _stop = new();
    private int _requests;

    /// <summary>Cancelled when the case has sent too many requests.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Whether the case has sent too many requests.</summary>
    public bool HasRunAway => _requests > MostRequests;

    /// <summary>How many endless answers may still be given.</summary>
    public int EndlessLeft { get; set; }

    /// <summary>How many endless answers were given.</summary>
    public int EndlessCount { get; private set; }

    /// <summary>The error codes that the portal has sent.</summary>
    public HashSet<string> PortalCodes { get; } = [];

    /// <summary>Every damage so far, for the message of a case that fails.</summary>
    public List<string> Log { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
    {
        _requests++;
        if (HasRunAway)
            await _stop.CancelAsync().ConfigureAwait(false);
        string method = request.RequestUri!.Segments[^1];
        if (EndlessLeft > 0 && random.Next(3) == 0 && method != "token/")
        {
            EndlessLeft--;
            EndlessCount++;
            Log.Add($"{method}: {Damage.Endless}");
            using HttpResponseMessage answer = await ForwardAsync(request, token).ConfigureAwait(false);
            return EndlessAnswer();
        }
        if (random.NextDouble() >= rate)
        {
            Log.Add(method);
            return await ForwardAsync(request, token).ConfigureAwait(false);
        }
        Damage damage = only ?? Kinds[random.Next(Kinds.Length)];
        Log.Add($"{method}: {damage}");
        return damage switch
        {
            Damage.Refused => throw NotSent(),
            Damage.DropBefore => throw Broken(),
            Damage.DropAfter => throw await AfterAsync(request, token).ConfigureAwait(false),
            Damage.DropDuring => await LeaveAsync(request, token).ConfigureAwait(false),
            Damage.Silence => await SilenceAsync(request, token).ConfigureAwait(false),
            Damage.TurnedAway => TurnedAway(),
            Damage.OtherAnswer => await OtherAnswerAsync(request, token).ConfigureAwait(false),
            _ => await WithBodyAsync(damage, request, token).ConfigureAwait(false),
        };
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _stop.Dispose();
    }

    private static string Nested(string open, string close) =>
        string.Concat(Enumerable.Repeat(open, Depth)) + "1" + string.Concat(Enumerable.Repeat(close, Depth));

    private async Task<HttpResponseMessage> ForwardAsync(HttpRequestMessage request, CancellationToken token)
    {
        HttpResponseMessage answer = await base.SendAsync(request, token).ConfigureAwait(false);
        string body = await answer.Content.ReadAsStringAsync(CancellationToken.None).ConfigureAwait(false);
        foreach (Match error in Regex.Matches(body, "\"error\":\"([^\"]+)\""))
            PortalCodes.Add(error.Groups[1].Value);
        return answer;
    }

    private async Task<Exception> AfterAsync(HttpRequestMessage request, CancellationToken token)
    {
        using HttpResponseMessage answer = await ForwardAsync(request, token).ConfigureAwait(false);
        return Broken();
    }

    /// <summary>The request is on its way for a while, and runs when nobody waits for it any more.</summary>
    private async Task<HttpResponseMessage> LeaveAsync(HttpRequestMessage request, CancellationToken token)
    {
        string body = await request.Content!.ReadAsStringAsync(token).ConfigureAwait(false);
        string type = request.Content.Headers.ContentType!.MediaType!;
        var copy = new HttpRequestMessage(request.Method, request.RequestUri)
        {
            Content = new StringContent(body, Encoding.UTF8, type),
        };
        _ = RunLateAsync(copy, Seconds(40));
        await clock.DelayAsync(Seconds(10), token).ConfigureAwait(false);
        if (random.Next(2) == 0)
            throw Broken();
        return Html(Pick(HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout));
    }

    private async Task RunLateAsync(HttpRequestMessage request, TimeSpan delay)
    {
        await clock.DelayAsync(delay, CancellationToken.None).ConfigureAwait(false);
        using HttpResponseMessage answer = await ForwardAsync(request, CancellationToken.None).ConfigureAwait(false);
        request.Dispose();
    }

    private async Task<HttpResponseMessage> SilenceAsync(HttpRequestMessage request, CancellationToken token)
    {
        if (random.Next(2) == 0)
            (await ForwardAsync(request, token).ConfigureAwait(false)).Dispose();
        await clock.DelayAsync(TimeSpan.FromDays(1), token).ConfigureAwait(false);
        throw Broken();
    }

    private HttpResponseMessage TurnedAway() => random.Next(3) == 0
        ? Json(HttpStatusCode.ServiceUnavailable, "{\"error\":\"QUERY_LIMIT_EXCEEDED\",\"error_description\":\"\"}")
        : Html(Pick(
            HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.ProxyAuthenticationRequired,
            HttpStatusCode.TooManyRequests, HttpStatusCode.Found, HttpStatusCode.RequestEntityTooLarge));

    private async Task<HttpResponseMessage> OtherAnswerAsync(HttpRequestMessage request, CancellationToken token)
    {
        if (random.Next(2) == 0)
            (await ForwardAsync(request, token).ConfigureAwait(false)).Dispose();
        HttpStatusCode status = random.Next(2) == 0
            ? HttpStatusCode.OK
            : Pick(HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable);
        string body = Pick(OtherBodies);
        Log[^1] += $" {(int)status} {Start(body)}";
        return Json(status, body);
    }

    private async Task<HttpResponseMessage> WithBodyAsync(
        Damage damage, HttpRequestMessage request, CancellationToken token)
    {
        HttpResponseMessage answer = await ForwardAsync(request, token).ConfigureAwait(false);
        byte[] body = await answer.Content.ReadAsByteArrayAsync(CancellationToken.None).ConfigureAwait(false);
        bool isPacked = false;
        Stream damaged = damage switch
        {
            Damage.Cut => new DamagedBody(Part(body), clock) { ChunkSize = ChunkSize(body) },
            Damage.Throw => new DamagedBody(Part(body), clock) { ChunkSize = ChunkSize(body), Failure = BrokenBody },
            Damage.Hang => new DamagedBody(Part(body), clock) { ChunkSize = ChunkSize(body), Hangs = true },
            Damage.Slow => Slowly(body),
            Damage.BrokenStructure => new DamagedBody(BreakStructure(body), clock),
            Damage.InvalidByte => new DamagedBody(WithInvalidByte(body), clock),
            Damage.BrokenGzip => Unpacked(Corrupt(Packed(body))),
            Damage.WrongEncoding => WronglyEncoded(body, out isPacked),
            Damage.WrongShape => new DamagedBody(WithWrongType(body), clock),
            _ => throw new ArgumentOutOfRangeException(nameof(damage)),
        };
        var content = new StreamContent(damaged);
        content.Headers.ContentType = answer.Content.Headers.ContentType;
        if (isPacked)
            content.Headers.ContentEncoding.Add("gzip");
        HttpStatusCode status = answer.StatusCode;
        answer.Dispose();
        return new HttpResponseMessage(status) { RequestMessage = request, Content = content };
    }

    /// <summary>Each part comes within the time limit or after it.</summary>
    private DamagedBody Slowly(byte[] body)
    {
        int most = Pick(1, 20, 80, 120);
        return new DamagedBody(body, clock) { ChunkSize = (body.Length / 8) + 1, Pause = () => Seconds(most) };
    }

    private HttpResponseMessage EndlessAnswer()
    {
        bool isRows = random.Next(2) == 0;
        string start = isRows ? "{\"result\":[" : "";
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StreamContent(
                new DamagedBody(Encoding.UTF8.GetBytes(start), clock) { Endless = isRows ? Rows : Spaces }),
        };
    }

    private byte[] Part(byte[] body) => body[..random.Next(body.Length)];

    private int ChunkSize(byte[] body) => 1 + random.Next(body.Length + 1);

    private byte[] BreakStructure(byte[] body)
    {
        int[] places = [.. Enumerable.Range(0, body.Length).Where(i => "{}[],:\"".Contains((char)body[i]))];
        if (places.Length == 0)
            return [];
        int place = places[random.Next(places.Length)];
        Log[^1] += $" at {place}";
        body[place] = Pick<byte>(0, 1, (byte)';', 0xFF);
        return body;
    }

    private byte[] WithInvalidByte(byte[] body)
    {
        int place = random.Next(body.Length);
        Log[^1] += $" at {place}";
        body[place] = Pick<byte>(0x80, 0xC0, 0xFF);
        return body;
    }

    private static byte[] Packed(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body);
        return packed.ToArray();
    }

    private byte[] Corrupt(byte[] packed)
    {
        if (random.Next(3) == 0)
            return Part(packed);
        packed[random.Next(packed.Length)] ^= (byte)(1 << random.Next(8));
        return packed;
    }

    private GZipStream Unpacked(byte[] packed) =>
        new(new DamagedBody(packed, clock) { ChunkSize = ChunkSize(packed) }, CompressionMode.Decompress);

    private Stream WronglyEncoded(byte[] body, out bool isPacked)
    {
        isPacked = true;
        return random.Next(3) switch
        {
            0 => new DamagedBody(body, clock),
            1 => new DamagedBody(Packed(body), clock),
            // It was to be unpacked, and is no gzip.
            _ => Unpacked(body),
        };
    }

    /// <summary>Goes into the answer some way, and puts a value of another type there.</summary>
    private byte[] WithWrongType(byte[] body)
    {
        using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(body)))
        {
            DateParseHandling = DateParseHandling.None,
        };
        JToken root = JToken.ReadFrom(reader);
        JToken place = root;
        while (random.Next(10) < 7 && place is JContainer { Count: > 0 } container)
        {
            JToken child = container.ElementAt(random.Next(container.Count));
            place = child is JProperty property ? property.Value : child;
        }
        string wrong = Pick<string>([.. TypesFor(place)]);
        Log[^1] += $" {place.Path} = {wrong}";
        if (place == root)
            return Encoding.UTF8.GetBytes(wrong);
        place.Replace(JToken.Parse(wrong));
        return Encoding.UTF8.GetBytes(root.ToString(Formatting.None));
    }

    private static IEnumerable<string> TypesFor(JToken place)
    {
        if (place is not JObject)
            yield return "{}";
        if (place is JArray)
        {
            yield return "[null]";
            yield return "[[]]";
        }
        else
            yield return "[]";
        if (place.Type is not JTokenType.String)
            yield return "\"text\"";
        if (place.Type is not JTokenType.Null)
            yield return "null";
    }

    /// <summary>What ends a request that was not sent.</summary>
    private HttpRequestException NotSent() => new("No connection.", Pick<Exception>(
        new SocketException((int)SocketError.ConnectionRefused), new SocketException((int)SocketError.HostNotFound),
        new AuthenticationException("The certificate has expired.")));

    /// <summary>What ends a request that may have arrived.</summary>
    private Exception Broken() => random.Next(7) switch
    {
        0 => new HttpRequestException("The answer ended prematurely."),
        1 => new HttpRequestException("Sending failed.", new IOException("Unable to read.",
            new SocketException((int)SocketError.ConnectionReset))),
        2 => new IOException("The stream was closed."),
        3 => new TaskCanceledException("The connection was closed."),
        4 => new ObjectDisposedException("HttpConnection"),
        5 => new SocketException((int)SocketError.ConnectionReset),
        _ => new InvalidOperationException("Unexpected."),
    };

    /// <summary>What ends a body: whatever it is, the request has arrived.</summary>
    private Exception BrokenBody() => random.Next(10) switch
    {
        0 => new InvalidDataException("The archive entry was compressed using an unsupported compression method."),
        1 => new HttpRequestException("No route.", new SocketException((int)SocketError.HostUnreachable)),
        2 => new AuthenticationException("The certificate was revoked."),
        3 => new NotSupportedException(),
        _ => Broken(),
    };

    private static HttpResponseMessage Html(HttpStatusCode status) => new(status)
    {
        Content = new StringContent($"<html><body>{status}</body></html>", Encoding.UTF8, "text/html"),
    };

    private static HttpResponseMessage Json(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private static string Start(string body) => body.Length > 60 ? body[..60] : body;

    private TimeSpan Seconds(int most) => TimeSpan.FromSeconds(random.NextDouble() * most);

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
