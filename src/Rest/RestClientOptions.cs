using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Bitrix24.Rest;

/// <summary>What a client can be given in place of the defaults.</summary>
public sealed class RestClientOptions
{
    /// <summary>Where requests go; the network by default.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>How long an answer may take. A portal ends a request after 60 seconds by itself.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How a pause is made; a test puts a clock of its own here.</summary>
    public Func<TimeSpan, CancellationToken, Task> Delay { get; init; } = Task.Delay;
}
