namespace Bitrix24.Sandbox.Tests;

public sealed class SystemTests : IDisposable
{
    private readonly TestPortal _portal = new();

    public void Dispose() => _portal.Dispose();

    [Theory]
    [InlineData("rest/1/wrong/")]
    [InlineData("rest/2/{secret}/")]
    [InlineData("rest/99/{secret}/")]
    [InlineData("rest/1/")]
    [InlineData("rest/")]
    public async Task A_wrong_secret_is_refused(string path)
    {
        string secret = _portal.Portal.WebhookUrl.Segments[^1].TrimEnd('/');
        var webhook = new Uri(_portal.Portal.WebhookUrl, "/" + path.Replace("{secret}", secret));

        Assert.Equal(
            (401, "NO_AUTH_FOUND", "Wrong authorization data"), await _portal.FailAsync("profile", "{}", webhook));
    }

    [Fact]
    public async Task An_unknown_method_is_not_found() => Assert.Equal(
        (404, "ERROR_METHOD_NOT_FOUND", "Method not found!"), await _portal.FailAsync("imopenlines.config.nope"));

    [Fact]
    public async Task What_is_not_the_REST_API_is_a_page()
    {
        (int status, string body) = await _portal.GetAsync("", new Uri("https://sandbox.bitrix24.example/company/"));

        Assert.Equal(404, status);
        Assert.StartsWith("<html>", body);
    }

    [Theory]
    [InlineData("profile")]
    [InlineData("PROFILE")]
    [InlineData("Profile.json")]
    public async Task Method_names_count_in_any_case_and_with_a_suffix(string method)
    {
        JToken profile = await _portal.CallAsync(method);

        Assert.Equal("1", (string?)profile["ID"]);
        Assert.True((bool)profile["ADMIN"]!);
    }

    [Fact]
    public async Task A_webhook_acts_as_its_user_and_within_its_scopes()
    {
        Uri webhook = _portal.Portal.CreateWebhook(13, "department");

        JToken profile = await _portal.CallAsync("profile", "{}", webhook);
        Assert.Equal("Олена", (string?)profile["NAME"]);
        Assert.False((bool)profile["ADMIN"]!);
        Assert.Equal(["department"], (await _portal.CallAsync("scope", "{}", webhook)).Values<string>());
        Assert.Equal(12, (await _portal.CallAsync("department.get", "{}", webhook)).Count());
        (int status, string code, _) = await _portal.FailAsync("user.get", "{}", webhook);
        Assert.Equal((403, "insufficient_scope"), (status, code));
    }

    [Fact]
    public async Task A_narrower_user_scope_opens_the_users_too()
    {
        Uri webhook = _portal.Portal.CreateWebhook(1, "user_brief");

        Assert.Equal(40, (await _portal.CallAsync("user.get", "{}", webhook)).Count());
    }

    [Fact]
    public void A_webhook_needs_a_user() =>
        Assert.Throws<ArgumentException>(() => _portal.Portal.CreateWebhook(41, "user"));

    [Fact]
    public void Every_portal_has_a_secret_of_its_own()
    {
        Uri other = new SandboxPortal().WebhookUrl;

        Assert.NotEqual(_portal.Portal.WebhookUrl, other);
        Assert.Matches("^https://sandbox\\.bitrix24\\.example/rest/1/[a-z0-9]{16}/$", other.AbsoluteUri);
    }

    [Fact]
    public async Task The_administrator_has_the_scopes_of_Open_Channels()
    {
        JToken scopes = await _portal.CallAsync("scope");

        Assert.Equal(
            ["imopenlines", "user", "department", "imbot", "im", "crm", "basic"], scopes.Values<string>());
        Assert.Contains("telephony", (await _portal.CallAsync("scope", """{"full": true}""")).Values<string>());
    }

    [Fact]
    public async Task The_time_is_the_clocks()
    {
        var noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2));
        using var portal = new TestPortal(new SandboxOptions { Clock = () => noon });

        (_, JObject body) = await portal.PostAsync("server.time");

        Assert.Equal("2026-03-01T12:00:00+02:00", (string?)body["result"]);
        Assert.Equal("2026-03-01T12:00:00+02:00", (string?)body["time"]!["date_start"]);
        Assert.Equal(noon.ToUnixTimeSeconds(), (double)body["time"]!["start"]!);
        Assert.Equal(noon.ToUnixTimeSeconds() + 600, (long)body["time"]!["operating_reset_at"]!);
    }

    [Theory]
    [InlineData("imopenlines.config.add", true, true)]
    [InlineData("user.get", true, false)]
    [InlineData("no.such.method", false, false)]
    [InlineData("", false, false)]
    public async Task A_method_tells_whether_it_is_there_and_open(string name, bool exists, bool isOpen)
    {
        Uri webhook = _portal.Portal.CreateWebhook(1, "imopenlines");

        JToken answer = await _portal.CallAsync("method.get", $$"""{"name": "{{name}}"}""", webhook);

        Assert.Equal((exists, isOpen), ((bool)answer["isExisting"]!, (bool)answer["isAvailable"]!));
    }

    [Fact]
    public async Task A_webhook_is_no_application() => Assert.Equal(
        (400, "ACCESS_DENIED", "Access denied! Application context required"), await _portal.FailAsync("app.info"));

    [Theory]
    [InlineData("profile.xml", 200, "<response><result><ID>1</ID><ADMIN>1</ADMIN><NAME>Marta</NAME>")]
    [InlineData("Scope.XML", 200, "<response><result><item>imopenlines</item><item>user</item>")]
    [InlineData("batch.xml?cmd[me]=profile", 200, "<response><result><result><me><ID>1</ID>")]
    [InlineData("batch.xml?cmd[]=profile", 200, "<response><result><result><item><ID>1</ID>")]
    [InlineData("app.info.xml", 400, "<response><error>ACCESS_DENIED</error><error_description>")]
    [InlineData("no.xml", 404, "<response><error>ERROR_METHOD_NOT_FOUND</error>")]
    [InlineData(
        "imopenlines.config.add.xml?PARAMS[LINE_NAME]=a%26b", 200, "<response><result>1</result><time><start>")]
    public async Task A_method_answers_XML_where_its_name_asks_for_it(string method, int status, string start)
    {
        (int actual, string body) = await _portal.GetAsync(method);

        Assert.Equal(status, actual);
        Assert.StartsWith(start, body);
    }

    [Fact]
    public async Task What_XML_cannot_have_in_it_is_escaped()
    {
        await _portal.AddAsync("""{"LINE_NAME": "a<b> & \u0007\ud83dc", "CLOSE_TEXT": "ы"}""");

        (_, string body) = await _portal.GetAsync($"{TestPortal.Get}.xml?CONFIG_ID=1");

        Assert.Contains("<LINE_NAME>a&lt;b&gt; &amp; ", body);
        Assert.Equal("response", System.Xml.Linq.XDocument.Parse(body).Root!.Name.LocalName);
    }
}
