using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Bitrix24.Rest.Tests;

/// <summary>What goes over a real connection, and what is read from it.</summary>
public sealed class NetworkTests : IDisposable
{
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);

    public NetworkTests() => _server.Start();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_request_says_what_it_is_and_what_it_accepts()
    {
        (string request, Outcome<JToken> outcome) = await SendAsync(Answer("200 OK", "{\"result\":7}"u8.ToArray()));

        Assert.Equal(7, (int)outcome.Value);
        Assert.StartsWith("POST /rest/1/s3cr3tw0rd/user.get.json HTTP/1.1", request, StringComparison.Ordinal);
        Assert.Contains("User-Agent: Bitrix24.OpenLines\r\n", request, StringComparison.Ordinal);
        Assert.Contains("Accept: application/json\r\n", request, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json; charset=utf-8\r\n", request, StringComparison.Ordinal);
        Assert.Contains("Accept-Encoding: gzip, deflate\r\n", request, StringComparison.Ordinal);
        Assert.Contains("Content-Length: 2\r\n", request, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n{}", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_packed_answer_is_unpacked()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write("{\"result\":7}"u8);

        (_, Outcome<JToken> outcome) = await SendAsync(Answer("200 OK", packed.ToArray(), "Content-Encoding: gzip"));

        Assert.Equal(7, (int)outcome.Value);
    }

    [Fact]
    public async Task A_redirection_is_not_followed()
    {
        (_, Outcome<JToken> outcome) = await SendAsync(
            Answer("302 Found", [], $"Location: http://{_server.LocalEndpoint}/elsewhere"));

        Assert.Equal(RestErrorCodes.NotAPortal, outcome.Error!.Code);
        Assert.False(_server.Pending());
    }

    private static byte[] Answer(string status, byte[] body, string header = "X: y") =>
    [
        .. Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{header}\r\n\r\n"),
        .. body,
    ];

    private async Task<(string Request, Outcome<JToken> Outcome)> SendAsync(byte[] answer)
    {
        using var client = new RestClient(
            WebhookCredential.Parse($"http://{_server.LocalEndpoint}/rest/1/{StubPortal.Secret}/"));
        Task<string> request = AnswerAsync(answer);
        Outcome<JToken> outcome = await client.SendAsync(new RestCall("user.get"), CancellationToken.None);
        return (await request, outcome);
    }

    private async Task<string> AnswerAsync(byte[] answer)
    {
        using TcpClient connection = await _server.AcceptTcpClientAsync();
        var buffer = new byte[4096];
        var request = new StringBuilder();
        while (!request.ToString().EndsWith('}'))
            request.Append(Encoding.UTF8.GetString(buffer, 0, await connection.GetStream().ReadAsync(buffer)));
        await connection.GetStream().WriteAsync(answer);
        return request.ToString();
    }
}
