using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Bitrix24.Rest.Tests;

/// <summary>Over a real connection: a request that was not sent whole did not run.</summary>
public sealed class SentContentTests : IDisposable
{
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);

    public SentContentTests() => _server.Start();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_connection_that_breaks_while_the_request_is_sent_did_not_run_it()
    {
        // Far more than the system takes before anybody reads it.
        RestError error = await SendAsync(new string('x', 64 * 1024 * 1024), read: 1024);

        Assert.Equal(RestErrorCodes.ConnectionFailed, error.Code);
        Assert.Equal(Execution.NotRun, error.Execution);
        Assert.Null(error.MayRunUntil);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_request_was_sent_may_have_run_it()
    {
        RestError error = await SendAsync("x", read: int.MaxValue);

        Assert.Equal(RestErrorCodes.NeverAnswered, error.Code);
        Assert.Equal(Execution.Unclear, error.Execution);
        Assert.NotNull(error.MayRunUntil);
    }

    /// <summary>Sends a creation to a server that reads some bytes of it, at least its head, and resets.</summary>
    private async Task<RestError> SendAsync(string text, int read)
    {
        string address = $"http://{_server.LocalEndpoint}/rest/1/{StubPortal.Secret}/";
        using var client = new RestClient(WebhookCredential.Parse(address), new RestClientOptions
        {
            Limits = new PortalLimits { Bodies = new BodySizes(single: long.MaxValue) },
        });
        Task reset = ResetAsync(read);

        Outcome<JToken> outcome = await client.SendAsync(
            new RestCall("x.add", new JObject { ["text"] = text }, CallKind.Creation), CancellationToken.None);

        await reset;
        return outcome.Error!;
    }

    private async Task ResetAsync(int bytes)
    {
        using TcpClient connection = await _server.AcceptTcpClientAsync();
        var buffer = new byte[1024];
        var received = new StringBuilder();
        while (received.Length < bytes && !received.ToString().EndsWith('}'))
        {
            int length = await connection.GetStream().ReadAsync(buffer);
            received.Append(Encoding.UTF8.GetString(buffer, 0, length));
        }
        connection.Client.LingerState = new LingerOption(true, 0);
    }
}
