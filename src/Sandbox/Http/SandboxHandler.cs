using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Bitrix24.Sandbox;

/// <summary>Stands where the network would be.</summary>
internal sealed class SandboxHandler(SandboxPortal portal) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
    {
        string? body = request.Content is null
            ? null
            : await request.Content.ReadAsStringAsync().ConfigureAwait(false);
        string? contentType = request.Content?.Headers.ContentType?.ToString();

        string? authorization = request.Headers.Authorization?.ToString();

        SandboxResponse response = await portal
            .HandleAsync(new SandboxRequest(request.RequestUri!, contentType, body, authorization), token)
            .ConfigureAwait(false);
        return response.Connection switch
        {
            SandboxConnection.Refused => throw new HttpRequestException(
                "The connection was refused.", new SocketException((int)SocketError.ConnectionRefused)),
            SandboxConnection.Broken => throw new HttpRequestException(
                "An error occurred while sending the request.",
                new IOException("The connection was closed before the response was complete.")),
            _ => Answer(request, response),
        };
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request, SandboxResponse response)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)response.Status)
        {
            RequestMessage = request,
            Content = new StringContent(response.Body, Encoding.UTF8, response.ContentType),
        };
        answer.Headers.Location = response.Location;
        return answer;
    }
}
