namespace Bitrix24.Rest.Tests;

public sealed class TokenCacheTests : IDisposable
{
    private const string ClientId = "app.1";

    private static readonly Uri Portal = new("https://portal.example/");
    private static readonly RenewedTokens Tokens = new(
        "access-s3cr3t", "refresh-s3cr3t", Portal, new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("b24 ключ ");
    private readonly ImpatientClock _clock = new();

    private string File => Path.Combine(_folder.FullName, "b24.tokens");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_is_written_is_read_again()
    {
        await Write(Tokens);

        Assert.Equal(Tokens, await Read());
    }

    [Fact]
    public async Task What_is_written_takes_the_place_of_what_was_there()
    {
        await Write(Tokens with { RefreshToken = new string('x', 4000) });
        await Write(Tokens);

        Assert.Equal(Tokens, await Read());
        Assert.Equal(["b24.tokens", "b24.tokens.lock"], FilesInFolder());
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_is_empty_has_no_tokens()
    {
        Assert.Null(await Read());
        await System.IO.File.WriteAllTextAsync(File, "");
        Assert.Null(await Read());
    }

    [Fact]
    public async Task Only_its_owner_may_read_the_file()
    {
        if (OperatingSystem.IsWindows())
            return;
        await System.IO.File.WriteAllTextAsync(File, "");
        System.IO.File.SetUnixFileMode(File, (UnixFileMode)0b110_110_110);

        await Write(Tokens);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public void A_private_file_is_private_before_it_has_content()
    {
        if (OperatingSystem.IsWindows())
            return;
        string empty = PrivateFile.Create(File, []);

        Assert.StartsWith(File + ".", empty, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(empty));
    }

    [Fact]
    public async Task On_Windows_the_file_shows_no_token()
    {
        await Write(Tokens);

        string content = await System.IO.File.ReadAllTextAsync(File);
        Assert.Equal(!OperatingSystem.IsWindows(), content.Contains("s3cr3t", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://other.example/", ClientId)]
    [InlineData("https://portal.example/", "app.2")]
    public async Task A_file_of_another_application_or_portal_is_an_error(string portal, string clientId)
    {
        await Write(Tokens);
        using IOpenTokenStore store = await Open(portal: new Uri(portal), clientId: clientId);

        RestError error = (await Assert.ThrowsAsync<RestException>(store.ReadAsync)).Error;

        Assert.Equal(RestErrorCodes.TokenCacheMismatch, error.Code);
        Assert.Contains(
            $"{File} belongs to app.1 on portal.example, and not to {clientId} on {new Uri(portal).Host}.",
            error.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portal_that_was_renamed_is_known_by_both_names()
    {
        await Write(Tokens with { Portal = new Uri("https://renamed.example/") });

        Assert.NotNull(await Read());
        using IOpenTokenStore store = await Open(portal: new Uri("https://renamed.example/"));
        Assert.NotNull(await store.ReadAsync());
    }

    [Theory]
    [InlineData("refresh-s3cr3t")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"kind\":\"Bitrix24 tokens, version 2\",\"refresh_token\":\"refresh-s3cr3t\"}")]
    public async Task A_file_of_another_kind_is_an_error_that_does_not_show_it(string content)
    {
        await System.IO.File.WriteAllTextAsync(File, content);

        await IsUnusable();
    }

    [Theory]
    [InlineData("portal", "http://evil.example/")]
    [InlineData("client_id", null)]
    [InlineData("tokens.access_token", null)]
    [InlineData("tokens.refresh_token", "")]
    [InlineData("tokens.client_endpoint", "http://evil.example/")]
    [InlineData("tokens.client_endpoint", "https://portal.example/rest/1/abc/")]
    [InlineData("tokens.expires_at", "soon")]
    [InlineData("tokens.expires_at", -1)]
    [InlineData("tokens.expires_at", long.MaxValue)]
    [InlineData("tokens", null)]
    [InlineData("encrypted", "no base64")]
    [InlineData("encrypted", "AAAA")]
    public async Task A_file_with_a_part_that_makes_no_sense_is_an_error(string part, object? value)
    {
        var content = JObject.Parse("""
            {
              "kind": "Bitrix24 tokens, version 1", "portal": "https://portal.example/", "client_id": "app.1",
              "tokens": {
                "access_token": "access-s3cr3t", "refresh_token": "refresh-s3cr3t",
                "client_endpoint": "https://portal.example/", "expires_at": 1800000000
              }
            }
            """);
        await System.IO.File.WriteAllTextAsync(File, content.ToString());
        Assert.Equal("access-s3cr3t", (await Read())!.AccessToken);
        string[] path = part.Split('.');
        var parent = (JObject)(path.Length == 1 ? content : content[path[0]]!);
        parent[path[^1]] = value is null ? null : JToken.FromObject(value);
        await System.IO.File.WriteAllTextAsync(File, content.ToString());

        await IsUnusable();
    }

    [Fact]
    public async Task A_file_that_was_cut_off_is_an_error()
    {
        await Write(Tokens);
        byte[] whole = await System.IO.File.ReadAllBytesAsync(File);
        await System.IO.File.WriteAllBytesAsync(File, whole[..100]);

        await IsUnusable();
    }

    [Fact]
    public async Task A_folder_in_its_place_or_none_around_it_is_an_error()
    {
        Directory.CreateDirectory(File);
        await IsUnusable();

        var cache = new TokenCache(Path.Combine(_folder.FullName, "missing", "b24.tokens"));
        RestException refusal = await Assert.ThrowsAsync<RestException>(
            () => cache.OpenAsync(Portal, ClientId, CancellationToken.None));
        Assert.Equal(RestErrorCodes.TokenCacheUnusable, refusal.Error.Code);
        Assert.Contains(cache.Path, refusal.Error.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_replaced_stays_and_nothing_is_left_beside_it()
    {
        using IOpenTokenStore store = await Open();
        Directory.CreateDirectory(Path.Combine(File, "full"));

        await Assert.ThrowsAnyAsync<Exception>(() => store.WriteAsync(Tokens));

        Assert.Equal(["b24.tokens", "b24.tokens.lock"], FilesInFolder());
    }

    [Fact]
    public async Task Room_is_reserved_in_the_file_before_there_are_tokens()
    {
        using IOpenTokenStore store = await Open();

        await store.PrepareAsync();

        Assert.True(new FileInfo(File).Length >= 16 * 1024);
        Assert.Null(await store.ReadAsync());
        Assert.Equal(["b24.tokens", "b24.tokens.lock"], FilesInFolder());
    }

    [Fact]
    public async Task Tokens_are_stored_with_room_for_the_next_ones()
    {
        await Write(Tokens);
        using IOpenTokenStore store = await Open();

        Assert.True(new FileInfo(File).Length >= 16 * 1024);
        await store.PrepareAsync();

        Assert.Equal(Tokens, await store.ReadAsync());
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_an_error_before_a_token_is_spent()
    {
        using IOpenTokenStore store = await Open();
        Directory.CreateDirectory(File);

        RestError error = (await Assert.ThrowsAsync<RestException>(store.PrepareAsync)).Error;

        Assert.Equal(RestErrorCodes.TokenCacheNotWritable, error.Code);
        Assert.Contains(
            $"{File} cannot be written, so the refresh token was not used", error.Description,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_are_written_into_the_file_where_no_other_can_be_made_beside_it()
    {
        if (OperatingSystem.IsWindows())
            return;
        // A name so long that only ".lock" can follow, not the ending of a temporary file.
        string path = Path.Combine(_folder.FullName, new string('x', 250));
        await System.IO.File.WriteAllTextAsync(path + ".lock", "");
        await System.IO.File.WriteAllTextAsync(path, new string(' ', 16 * 1024));
        System.IO.File.SetUnixFileMode(path, (UnixFileMode)0b110_110_110);
        var cache = new TokenCache(path, _clock);
        using IOpenTokenStore store = await cache.OpenAsync(Portal, ClientId, CancellationToken.None);

        await store.PrepareAsync();
        await store.WriteAsync(Tokens with { RefreshToken = new string('y', 400) });
        await store.WriteAsync(Tokens);

        Assert.Equal(Tokens, await store.ReadAsync());
        Assert.Equal(16 * 1024, new FileInfo(path).Length);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(path));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_symbolic_link_stays_one(bool isTargetMissing)
    {
        if (OperatingSystem.IsWindows())
            return;
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "vault"));
        string target = Path.Combine(_folder.FullName, "vault", "tokens");
        if (!isTargetMissing)
            await System.IO.File.WriteAllTextAsync(target, "");
        System.IO.File.CreateSymbolicLink(File, Path.Combine("vault", "tokens"));

        await Write(Tokens);

        Assert.Equal(Path.Combine("vault", "tokens"), new FileInfo(File).LinkTarget);
        Assert.Null(new FileInfo(target).LinkTarget);
        Assert.Equal(Tokens, await Read());
        // Whoever comes by another link waits for the same lock.
        Assert.True(System.IO.File.Exists(target + ".lock"));
    }

    [Fact]
    public async Task Nobody_else_can_open_the_lock()
    {
        if (OperatingSystem.IsWindows())
            return;

        using IOpenTokenStore store = await Open();

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File + ".lock"));
    }

    [Fact]
    public async Task Whoever_comes_second_waits_for_the_first()
    {
        IOpenTokenStore first = await Open();
        var waits = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        Task<IOpenTokenStore> second = new TokenCache(File, new DelayClock(() =>
        {
            waits.TrySetResult();
            return goOn.Task;
        })).OpenAsync(Portal, ClientId, CancellationToken.None);

        await waits.Task;
        Assert.False(second.IsCompleted);
        await first.WriteAsync(Tokens);
        first.Dispose();
        goOn.SetResult();

        using IOpenTokenStore opened = await second;
        Assert.Equal(Tokens, await opened.ReadAsync());
    }

    [Fact]
    public async Task Whoever_waits_in_vain_is_told_the_lock()
    {
        using IOpenTokenStore first = await Open();

        RestError error = (await Assert.ThrowsAsync<RestException>(() => Open())).Error;

        Assert.Equal(RestErrorCodes.TokenCacheBusy, error.Code);
        Assert.Contains(File + ".lock", error.Description, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(2), new TimeSpan(_clock.Pauses.Sum(pause => pause.Ticks)));
    }

    [Fact]
    public async Task The_waiting_can_be_cancelled()
    {
        using IOpenTokenStore first = await Open();
        using var stop = new CancellationTokenSource();
        var cache = new TokenCache(File, new DelayClock(stop.CancelAsync));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cache.OpenAsync(Portal, ClientId, stop.Token));
    }

    [Fact]
    public async Task A_lock_that_a_dead_process_has_left_stops_nobody()
    {
        await System.IO.File.WriteAllTextAsync(File + ".lock", "");

        Assert.Null(await Read());
    }

    private async Task IsUnusable()
    {
        using IOpenTokenStore store = await Open();
        RestException refusal = await Assert.ThrowsAsync<RestException>(store.ReadAsync);
        Assert.Equal(RestErrorCodes.TokenCacheUnusable, refusal.Error.Code);
        Assert.Contains(File, refusal.Error.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", refusal.ToString(), StringComparison.Ordinal);
    }

    private Task<IOpenTokenStore> Open(Uri? portal = null, string clientId = ClientId) =>
        new TokenCache(File, _clock).OpenAsync(portal ?? Portal, clientId, CancellationToken.None);

    private async Task Write(RenewedTokens tokens)
    {
        using IOpenTokenStore store = await Open();
        await store.WriteAsync(tokens);
    }

    private async Task<RenewedTokens?> Read()
    {
        using IOpenTokenStore store = await Open();
        return await store.ReadAsync();
    }

    private string[] FilesInFolder() =>
        [.. _folder.EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal)];

    /// <summary>A clock whose pauses end when a test says so.</summary>
    private sealed class DelayClock(Func<Task> delay) : Clock
    {
        public override DateTimeOffset Now => DateTimeOffset.UnixEpoch;

        public override TimeSpan Elapsed => TimeSpan.Zero;

        public override Task DelayAsync(TimeSpan time, CancellationToken token) => delay();

        public override void CancelAfter(CancellationTokenSource source, TimeSpan time)
        {
        }
    }
}
