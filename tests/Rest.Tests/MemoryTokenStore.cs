namespace Bitrix24.Rest.Tests;

/// <summary>A store of tokens that several credentials share as processes share a file.</summary>
internal sealed class MemoryTokenStore : ITokenStore
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>What is kept.</summary>
    public RenewedTokens? Tokens { get; set; }

    public List<RenewedTokens> Written { get; } = [];

    /// <summary>Runs before tokens are kept.</summary>
    public Action<RenewedTokens> OnWrite { get; set; } = _ => { };

    /// <summary>Runs before the refresh token is used.</summary>
    public Action OnPrepare { get; set; } = () => { };

    /// <summary>Runs before tokens are read.</summary>
    public Action OnRead { get; set; } = () => { };

    public string Description => "The store of the test";

    public async Task<IOpenTokenStore> OpenAsync(Uri portal, string clientId, CancellationToken token)
    {
        await _gate.WaitAsync(token);
        return new Open(this);
    }

    private sealed class Open(MemoryTokenStore store) : IOpenTokenStore
    {
        public Task<RenewedTokens?> ReadAsync()
        {
            store.OnRead();
            return Task.FromResult(store.Tokens);
        }

        public Task PrepareAsync()
        {
            store.OnPrepare();
            return Task.CompletedTask;
        }

        public async Task WriteAsync(RenewedTokens tokens)
        {
            await Task.Yield();
            store.OnWrite(tokens);
            store.Tokens = tokens;
            store.Written.Add(tokens);
        }

        public void Dispose() => store._gate.Release();
    }
}
