using System.Text;
using Bitrix24.Sandbox;

namespace Bitrix24.SandboxServer;

/// <summary>Posts events to their handlers: those of one address one after another.</summary>
internal sealed class EventPoster : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new() { Timeout = Patience };
    private readonly Dictionary<string, Task> _last = [];

    public void Dispose() => _http.Dispose();

    /// <summary>Posts an event after those before it; answers the HTTP status, 0 where nobody answers.</summary>
    public Task<int> PostAsync(SandboxDelivery delivery)
    {
        lock (_last)
        {
            Task before = _last.GetValueOrDefault(delivery.Address, Task.CompletedTask);
            Task<int> posted = Task.Run(() => PostAfterAsync(before, delivery));
            _last[delivery.Address] = posted;
            return posted;
        }
    }

    private async Task<int> PostAfterAsync(Task before, SandboxDelivery delivery)
    {
        await before;
        if (delivery.IsOver)
            return 0;
        using var body = new StringContent(delivery.Form, Encoding.UTF8, "application/x-www-form-urlencoded");
        try
        {
            using HttpResponseMessage answer = await _http.PostAsync(delivery.Address, body);
            return (int)answer.StatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            return 0;
        }
    }
}
