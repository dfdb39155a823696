namespace Bitrix24.Rest.Tests;

public sealed class ApplicationCredentialTests
{
    private const string Token = "t0ken-of-access";

    [Theory]
    [InlineData("example.bitrix24.com", "https://example.bitrix24.com/")]
    [InlineData(" https://portal.example:8443 ", "https://portal.example:8443/")]
    [InlineData("https://portal.example/rest/", "https://portal.example/")]
    [InlineData("portal.example/rest", "https://portal.example/")]
    [InlineData("http://127.0.0.1:5000/", "http://127.0.0.1:5000/")]
    [InlineData("localhost:5000", "https://localhost:5000/")]
    public void Reads_the_portal_as_a_host_name_or_a_URL(string address, string portal)
    {
        var credential = ApplicationCredential.Create(new() { Portal = address, AccessToken = Token });

        Assert.Equal(CredentialKind.Application, credential.Kind);
        Assert.Equal(new Uri(portal), credential.Portal);
        Assert.Equal(new Uri(portal + "rest/x.add.json"), credential.Access!.AddressOf("x.add"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("https://")]
    [InlineData("http://portal.example/")]
    [InlineData("ftp://portal.example/")]
    [InlineData("https://portal.example/rest/1/abc123/")]
    [InlineData("https://portal.example/crm/")]
    [InlineData("https://portal.example/?auth=abc123")]
    [InlineData("https://portal.example/#abc123")]
    [InlineData("https://me:abc123@portal.example/")]
    public void Refuses_what_is_no_address_and_does_not_repeat_it(string? address)
    {
        FormatException portal = Assert.Throws<FormatException>(
            () => ApplicationCredential.Create(new() { Portal = address!, AccessToken = Token }));
        FormatException server = Assert.Throws<FormatException>(() => ApplicationCredential.Create(
            new() { Portal = "portal.example", AccessToken = Token, AuthorizationServer = address! }));

        Assert.All([portal.Message, server.Message], message =>
        {
            Assert.DoesNotContain("abc123", message, StringComparison.Ordinal);
            Assert.DoesNotContain(Token, message, StringComparison.Ordinal);
        });
        Assert.Contains("authorization server", server.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, null, Token)]
    [InlineData("app.1", "secret", "refresh", Token)]
    [InlineData("app.1", "secret", "refresh", null)]
    public void Takes_a_token_alone_or_what_renews_it(string? id, string? secret, string? refresh, string? access)
    {
        ApplicationCredential credential = Create(id, secret, refresh, access);

        Assert.Equal(refresh is not null, credential.CanRenew);
        Assert.Equal(access is null, credential.Access is null);
    }

    [Fact]
    public void Blanks_around_what_was_copied_are_left_out()
    {
        ApplicationCredential credential = Create(" app.1 ", " secret\n", " refresh ", $" {Token}\r\n");

        Assert.Equal("app.1", credential.ClientId);
        Assert.Equal(Token, (string?)credential.Access!.BodyOf(new JObject())["auth"]);
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData(null, null, null, " ")]
    [InlineData("app.1", null, null, Token)]
    [InlineData(null, "secret", null, Token)]
    [InlineData(null, null, "refresh", Token)]
    [InlineData("app.1", "secret", null, Token)]
    [InlineData("app.1", "secret", "", Token)]
    [InlineData("app.1", null, "refresh", null)]
    [InlineData(null, "secret", "refresh", null)]
    public void Refuses_half_of_what_renews_a_token(string? id, string? secret, string? refresh, string? access)
    {
        FormatException refusal = Assert.Throws<FormatException>(() => Create(id, secret, refresh, access));

        Assert.DoesNotContain(Token, refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_shows_a_secret()
    {
        var options = new ApplicationCredentialOptions
        {
            Portal = "portal.example",
            ClientId = "app.1",
            ClientSecret = "s3cret",
            AccessToken = Token,
            RefreshToken = "r3fresh",
        };
        var credential = ApplicationCredential.Create(options);

        Assert.Equal("https://portal.example/ (app.1)", credential.ToString());
        Assert.Equal("https://portal.example/", Create(null, null, null, Token).ToString());
        Assert.Equal(
            "Tokens of https://portal.example/",
            new RenewedTokens(Token, "r3fresh", new Uri("https://portal.example/"), default).ToString());
        Assert.All([$"{options}", $"{credential.Access}"], text =>
            Assert.DoesNotContain(Token, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://other.example/rest/12/abc-12_3/x.add.json", "https://other.example/rest/12/***/x.add.json")]
    [InlineData(@"see https:\/\/other.example\/rest\/1\/abc123\/", @"see https:\/\/other.example\/rest\/1\/***\/")]
    [InlineData("to=https%3a%2f%2fa.example%2frest%2f1%2fabc123", "to=https%3a%2f%2fa.example%2frest%2f1%2f***")]
    [InlineData("see https://other.example/rest/x.add.json", "see https://other.example/rest/x.add.json")]
    public void Takes_the_path_of_any_webhook_out(string text, string redacted) =>
        Assert.Equal(redacted, Create(null, null, null, Token).Secrets.Redact(text));

    [Fact]
    public void What_is_too_short_for_a_secret_stays_in_sentences()
    {
        ApplicationCredential credential = Create(null, null, null, Token);

        credential.Secrets.Add("", null, "abc", "abcd");

        Assert.Equal("abc *** ***", credential.Secrets.Redact($"abc abcd {Token}"));
    }

    [Theory]
    [InlineData("at ?auth=a/c+c s and more")]
    [InlineData("at ?auth=a%2Fc%2Bc%20s and more")]
    [InlineData("at ?auth=a%2Fc%2Bc+s and more")]
    [InlineData("at ?auth=a/c+c s/longer and more")]
    public void Takes_a_secret_out_in_each_form(string text)
    {
        ApplicationCredential credential = Create("app.1", "a/c+c s/longer", "refresh", "a/c+c s");

        Assert.Equal("at ?auth=*** and more", credential.Secrets.Redact(text));
    }

    private static ApplicationCredential Create(string? id, string? secret, string? refresh, string? access) =>
        ApplicationCredential.Create(new()
        {
            Portal = "portal.example",
            ClientId = id,
            ClientSecret = secret,
            RefreshToken = refresh,
            AccessToken = access,
        });
}
