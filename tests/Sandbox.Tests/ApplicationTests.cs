using System.Text;
using System.Text.RegularExpressions;

namespace Bitrix24.Sandbox.Tests;

/// <summary>Calls by applications, and how they come by their tokens.</summary>
public sealed class ApplicationTests : IDisposable
{
    private readonly TestPortal _portal;
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public ApplicationTests() => _portal = new TestPortal(new SandboxOptions { Clock = () => _now });

    private SandboxApplication Application => _portal.Portal.Application;

    public void Dispose() => _portal.Dispose();

    [Fact]
    public void An_application_has_everything_it_needs()
    {
        Assert.Matches("^local\\.[0-9a-f]{14}\\.[0-9]{8}$", Application.ClientId);
        Assert.Matches("^[A-Za-z]{50}$", Application.ClientSecret);
        Assert.Matches("^[a-z0-9]{32}$", Application.AccessToken);
        Assert.Matches("^[a-z0-9]{32}$", Application.RefreshToken);
        Assert.Equal(1, Application.UserId);
        Assert.Equal(["imopenlines", "user", "department", "imbot", "im", "crm", "basic"], Application.Scopes);
        SandboxApplication other = _portal.Portal.CreateApplication(9, "imbot");
        Assert.NotEqual(Application.ClientId, other.ClientId);
        Assert.NotEqual(Application.AccessToken, other.AccessToken);
        Assert.Throws<ArgumentException>(() => _portal.Portal.CreateApplication(SandboxBots.SalesBot));
    }

    [Fact]
    public async Task A_token_counts_in_the_query_in_a_form_in_JSON_and_in_a_header()
    {
        string token = Application.AccessToken;
        HttpContent form = new StringContent($"auth={token}", Encoding.UTF8, "application/x-www-form-urlencoded");
        HttpContent json = new StringContent($$"""{"auth": "{{token}}"}""", Encoding.UTF8, "application/json");

        await AssertIsMartaAsync(HttpMethod.Get, $"rest/profile?auth={token}");
        await AssertIsMartaAsync(HttpMethod.Get, $"rest/Profile.json?auth={token}");
        await AssertIsMartaAsync(HttpMethod.Post, "rest/profile", form);
        await AssertIsMartaAsync(HttpMethod.Post, "rest/profile", json);
        await AssertIsMartaAsync(HttpMethod.Get, "rest/profile", authorization: $"Bearer {token}");

        async Task AssertIsMartaAsync(
            HttpMethod method, string path, HttpContent? content = null, string? authorization = null)
        {
            (int status, JObject body) = await _portal.SendAsync(method, path, content, authorization);
            Assert.Equal((200, "Marta"), (status, (string?)body["result"]?["NAME"]));
        }
    }

    [Theory]
    [InlineData("rest/profile", null)]
    [InlineData("rest/profile?auth=wrong", null)]
    [InlineData("rest/profile?auth[x]=1", null)]
    [InlineData("rest/profile", "Bearer wrong")]
    [InlineData("rest/profile", "Basic {token}")]
    [InlineData("rest/1/{token}/profile", null)]
    public async Task A_wrong_token_is_refused(string path, string? authorization)
    {
        (int status, JObject body) = await _portal.SendAsync(
            HttpMethod.Get, Fill(path), authorization: authorization is null ? null : Fill(authorization));

        Assert.Equal((401, "NO_AUTH_FOUND"), (status, (string?)body["error"]));

        string Fill(string text) => text.Replace("{token}", Application.AccessToken);
    }

    [Fact]
    public async Task A_token_is_no_parameter_and_appears_in_no_log()
    {
        _portal.Application = Application;

        var parameters = new JObject { ["auth"] = "secret", ["ID"] = 1 };
        Assert.Equal("secret", Credentials.Extract(parameters, "Bearer other"));
        Assert.Equal(["ID"], parameters.Properties().Select(p => p.Name));

        // In a batch only who sent it counts.
        await _portal.CallAsync("user.get");
        JToken batch = await _portal.CallAsync("batch", """{"cmd": ["profile?auth=wrong", "app.info"]}""");
        await RenewAsync();

        Assert.Equal("Marta", (string?)batch["result"]![0]!["NAME"]);
        Assert.Equal(Application.ClientId, (string?)batch["result"]![1]!["CODE"]);
        Assert.Equal(
            ["user.get", "batch profile?app.info", "oauth/token"],
            _portal.Portal.Requests.Select(r => $"{r.Method} {string.Join('?', r.Calls)}".Trim()));
    }

    [Fact]
    public async Task An_application_acts_as_its_user_and_within_its_scopes()
    {
        _portal.Application = _portal.Portal.CreateApplication(13, "department", "department");

        Assert.Equal("Олена", (string?)(await _portal.CallAsync("profile"))["NAME"]);
        Assert.Equal(["department"], (await _portal.CallAsync("scope")).Values<string>());
        Assert.Equal(12, (await _portal.CallAsync("department.get")).Count());
        Assert.Equal("insufficient_scope", (await _portal.FailAsync("user.get")).Code);
    }

    [Fact]
    public async Task An_application_can_ask_about_itself()
    {
        _portal.Application = _portal.Portal.CreateApplication(9);

        JObject info = (JObject)await _portal.CallAsync("app.info");

        Assert.Equal(
            [
                "ID", "CODE", "VERSION", "STATUS", "INSTALLED", "PAYMENT_EXPIRED", "DAYS", "LANGUAGE_ID", "LICENSE",
                "LICENSE_TYPE", "LICENSE_FAMILY", "client_id", "scope", "expires", "install", "user_id",
            ],
            info.Properties().Select(p => p.Name));
        Assert.Equal(
            (_portal.Application.ClientId, "9", "2026-03-01T13:00:00+00:00"),
            ((string?)info["client_id"], (string?)info["user_id"], (string?)info["expires"]));
        Assert.Equal((2, "L", true), ((int)info["ID"]!, (string?)info["STATUS"], (bool)info["INSTALLED"]!));
        Assert.Equal(_portal.Application.ClientId, (string?)info["CODE"]);
    }

    [Fact]
    public async Task An_access_token_expires_after_its_time()
    {
        _portal.Application = Application;
        _now += TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1);
        await _portal.CallAsync("profile");

        _now += TimeSpan.FromSeconds(1);

        Assert.Equal(
            (401, "expired_token", "The access token provided has expired"), await _portal.FailAsync("profile"));
    }

    [Fact]
    public async Task The_life_of_a_token_can_be_chosen()
    {
        using var portal = new TestPortal(
            new SandboxOptions { Clock = () => _now, TokenLifetime = TimeSpan.FromMinutes(1) });
        portal.Application = portal.Portal.Application;
        await portal.CallAsync("profile");

        _now += TimeSpan.FromMinutes(1);

        Assert.Equal("expired_token", (await portal.FailAsync("profile")).Code);
    }

    [Fact]
    public async Task Renewal_answers_a_new_pair_and_where_to_go_with_it()
    {
        string access = Application.AccessToken;
        string refresh = Application.RefreshToken;

        (int status, JObject body) = await RenewAsync();

        Assert.Equal(200, status);
        Assert.Equal(
            [
                "access_token", "client_endpoint", "domain", "expires", "expires_in", "member_id", "refresh_token",
                "scope", "server_endpoint", "status", "user_id",
            ],
            body.Properties().Select(p => p.Name));
        Assert.Equal("https://sandbox.bitrix24.example/rest/", (string?)body["client_endpoint"]);
        Assert.Equal(_now.ToUnixTimeSeconds() + 3600, (long)body["expires"]!);
        Assert.Equal((3600, 1), ((int)body["expires_in"]!, (int)body["user_id"]!));
        Assert.Equal(
            ("imopenlines,user,department,imbot,im,crm,basic", "L"),
            ((string?)body["scope"], (string?)body["status"]));
        Assert.Equal(Application.AccessToken, (string?)body["access_token"]);
        Assert.Equal(Application.RefreshToken, (string?)body["refresh_token"]);
        Assert.NotEqual(access, Application.AccessToken);
        Assert.NotEqual(refresh, Application.RefreshToken);
    }

    [Fact]
    public async Task The_access_token_before_counts_until_its_own_end()
    {
        string before = Application.AccessToken;
        _now += TimeSpan.FromMinutes(30);
        await RenewAsync();

        Assert.Equal(200, await StatusAsync(before));
        _now += TimeSpan.FromMinutes(30);
        Assert.Equal(401, await StatusAsync(before));
        Assert.Equal(200, await StatusAsync(Application.AccessToken));

        async Task<int> StatusAsync(string token) =>
            (await _portal.SendAsync(HttpMethod.Get, $"rest/profile?auth={token}")).Status;
    }

    [Fact]
    public async Task A_refresh_token_is_spent_at_once()
    {
        string spent = Application.RefreshToken;
        await RenewAsync();

        (int status, JObject body) = await RenewAsync(("refresh_token", spent));

        Assert.Equal((400, "invalid_grant"), (status, (string?)body["error"]));
        Assert.NotNull((string?)body["error_description"]);
        Assert.Equal(200, (await RenewAsync()).Status);
    }

    [Fact]
    public async Task A_refresh_token_lives_180_days()
    {
        _now += TimeSpan.FromDays(180) - TimeSpan.FromSeconds(1);
        Assert.Equal(200, (await RenewAsync()).Status);

        _now += TimeSpan.FromDays(180);

        Assert.Equal("invalid_grant", (string?)(await RenewAsync()).Body["error"]);
    }

    [Theory]
    [InlineData("grant_type", "", 400, "invalid_request")]
    [InlineData("grant_type", "password", 400, "invalid_request")]
    [InlineData("client_id", "", 400, "invalid_request")]
    [InlineData("client_secret", "", 400, "invalid_request")]
    [InlineData("refresh_token", "", 400, "invalid_request")]
    [InlineData("client_id", "local.nobody.1", 401, "invalid_client")]
    [InlineData("client_secret", "wrong", 401, "invalid_client")]
    [InlineData("refresh_token", "wrong", 400, "invalid_grant")]
    public async Task What_is_wrong_with_a_renewal_is_said(string name, string value, int status, string code)
    {
        (int Status, JObject Body) answer = await RenewAsync((name, value));

        Assert.Equal((status, code), (answer.Status, (string?)answer.Body["error"]));
        Assert.Equal(["error", "error_description"], answer.Body.Properties().Select(p => p.Name));
    }

    [Fact]
    public async Task A_refresh_token_is_the_applications_own()
    {
        string foreign = _portal.Portal.CreateApplication(1).RefreshToken;

        Assert.Equal("invalid_grant", (string?)(await RenewAsync(("refresh_token", foreign))).Body["error"]);
    }

    [Fact]
    public async Task Renewal_goes_by_GET_by_form_and_by_JSON()
    {
        string form = Form();
        var content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        Assert.Equal(200, (await _portal.SendAsync(HttpMethod.Post, "oauth/token/", content)).Status);

        var json = new StringContent(
            new JObject(Form().Split('&').Select(p => new JProperty(p.Split('=')[0], p.Split('=')[1]))).ToString(),
            Encoding.UTF8, "application/json");
        Assert.Equal(200, (await _portal.SendAsync(HttpMethod.Post, "oauth/token", json)).Status);
        Assert.Equal(200, (await _portal.SendAsync(HttpMethod.Get, $"oauth/token/?{Form()}")).Status);
    }

    [Fact]
    public async Task Tokens_lead_to_the_address_that_the_portal_is_served_under()
    {
        using var portal = new TestPortal(new SandboxOptions { BaseAddress = new("http://127.0.0.1:8080/b24/") });
        SandboxApplication application = portal.Application = portal.Portal.Application;

        (int _, JObject body) = await portal.SendAsync(
            HttpMethod.Get,
            $"oauth/token/?grant_type=refresh_token&client_id={application.ClientId}"
            + $"&client_secret={application.ClientSecret}&refresh_token={application.RefreshToken}");
        JToken info = await portal.CallAsync("app.info");

        Assert.Equal("http://127.0.0.1:8080/b24/rest/", (string?)body["client_endpoint"]);
        Assert.Equal("127.0.0.1:8080", (string?)body["domain"]);
        Assert.Equal(body["member_id"], info["install"]!["member_id"]);
        Assert.Equal(body["client_endpoint"], info["install"]!["client_endpoint"]);
    }

    [Theory]
    [InlineData("https://app.example/back", "https://app.example/back?code=")]
    [InlineData("https://app.example/back?a=1", "https://app.example/back?a=1&code=")]
    public async Task Whoever_authorizes_an_application_comes_back_to_it_with_a_code(string back, string location)
    {
        SandboxApplication application = _portal.Portal.CreateApplication(9, new Uri(back), "imopenlines", "crm");

        SandboxResponse answer = await AuthorizeAsync($"client_id={application.ClientId}&state=a%20b");

        Assert.Equal(302, answer.Status);
        Assert.StartsWith(location, answer.Location!.AbsoluteUri);
        JObject sent = PhpQuery.Parse(answer.Location.Query);
        Assert.Equal(
            ("a b", "sandbox.bitrix24.example", "imopenlines,crm", "sandbox.bitrix24.example"),
            ((string?)sent["state"], (string?)sent["domain"], (string?)sent["scope"], (string?)sent["server_domain"]));
        (int status, JObject tokens) = await ExchangeAsync(application, (string)sent["code"]!);
        Assert.Equal((200, 9), (status, (int)tokens["user_id"]!));
        Assert.Equal(application.AccessToken, (string?)tokens["access_token"]);
        Assert.Equal(sent["member_id"], tokens["member_id"]);
    }

    [Fact]
    public async Task An_application_without_an_address_shows_the_code()
    {
        SandboxResponse answer = await AuthorizeAsync($"client_id={Application.ClientId}");

        Assert.Equal((200, "text/html"), (answer.Status, answer.ContentType));
        Assert.Equal(200, (await ExchangeAsync(Application, CodeOn(answer))).Status);
    }

    [Theory]
    [InlineData("/back")]
    [InlineData("app.example")]
    [InlineData("mailto:app@app.example")]
    public void An_application_has_an_absolute_address(string back) => Assert.Throws<ArgumentException>(
        () => _portal.Portal.CreateApplication(9, new Uri(back, UriKind.RelativeOrAbsolute)));

    [Fact]
    public async Task Nobody_authorizes_an_application_that_is_not_there()
    {
        SandboxResponse answer = await AuthorizeAsync("client_id=local.nobody.1");

        Assert.Equal((400, "text/html"), (answer.Status, answer.ContentType));
        Assert.Null(answer.Location);
    }

    [Fact]
    public async Task A_code_counts_once_for_its_application_and_for_30_seconds()
    {
        SandboxApplication other = _portal.Portal.CreateApplication(9);
        string query = $"client_id={Application.ClientId}";
        string spent = CodeOn(await AuthorizeAsync(query));
        string late = CodeOn(await AuthorizeAsync(query));

        Assert.Equal("invalid_grant", (string?)(await ExchangeAsync(other, spent)).Body["error"]);
        _now += TimeSpan.FromSeconds(29);
        Assert.Equal(200, (await ExchangeAsync(Application, spent)).Status);
        Assert.Equal("invalid_grant", (string?)(await ExchangeAsync(Application, spent)).Body["error"]);
        _now += TimeSpan.FromSeconds(1);
        Assert.Equal("invalid_grant", (string?)(await ExchangeAsync(Application, late)).Body["error"]);
        Assert.Equal("invalid_request", (string?)(await ExchangeAsync(Application, "")).Body["error"]);
    }

    [Fact]
    public async Task A_code_leaves_the_refresh_token_before_as_it_is()
    {
        string before = Application.RefreshToken;
        await ExchangeAsync(Application, CodeOn(await AuthorizeAsync($"client_id={Application.ClientId}")));

        Assert.NotEqual(before, Application.RefreshToken);
        Assert.Equal(200, (await RenewAsync(("refresh_token", before))).Status);
    }

    private static string CodeOn(SandboxResponse page) =>
        Regex.Match(page.Body, "<b>(.*)</b>").Groups[1].Value;

    private Task<SandboxResponse> AuthorizeAsync(string query) => _portal.Portal.HandleAsync(
        new SandboxRequest(new Uri(_portal.Portal.Address, $"oauth/authorize/?{query}")), CancellationToken.None);

    private Task<(int Status, JObject Body)> ExchangeAsync(SandboxApplication application, string code) =>
        _portal.SendAsync(
            HttpMethod.Get,
            $"oauth/token/?grant_type=authorization_code&client_id={application.ClientId}"
            + $"&client_secret={application.ClientSecret}&code={code}");

    private Task<(int Status, JObject Body)> RenewAsync(params (string Name, string Value)[] changes) =>
        _portal.SendAsync(HttpMethod.Get, $"oauth/token/?{Form(changes)}");

    private string Form(params (string Name, string Value)[] changes) => string.Join('&', new[]
    {
        ("grant_type", "refresh_token"),
        ("client_id", Application.ClientId),
        ("client_secret", Application.ClientSecret),
        ("refresh_token", Application.RefreshToken),
    }.Select(p => changes.FirstOrDefault(change => change.Name == p.Item1) is { Name: not null } changed ? changed : p)
    .Select(((string Name, string Value) p) => $"{p.Name}={p.Value}"));
}
