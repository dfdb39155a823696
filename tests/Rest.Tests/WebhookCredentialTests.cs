namespace Bitrix24.Rest.Tests;

public sealed class WebhookCredentialTests
{
    [Theory]
    [InlineData("https://example.bitrix24.com/rest/1/abc123/", 1, "https://example.bitrix24.com/")]
    [InlineData(" https://portal.example:8443/rest/27/a-b_c ", 27, "https://portal.example:8443/")]
    [InlineData("http://127.0.0.1:5000/rest/1/abc/", 1, "http://127.0.0.1:5000/")]
    [InlineData("http://localhost/rest/1/abc/", 1, "http://localhost/")]
    public void Reads_the_address_as_the_portal_shows_it(string address, int user, string portal)
    {
        var credential = WebhookCredential.Parse(address);

        Assert.Equal(CredentialKind.Webhook, credential.Kind);
        Assert.Equal(user, credential.UserId);
        Assert.Equal(new Uri(portal), credential.Portal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc123")]
    [InlineData("ftp://portal.example/rest/1/abc123/")]
    [InlineData("https://portal.example/")]
    [InlineData("https://portal.example/rest/abc123/")]
    [InlineData("https://portal.example/rest/1/abc123/profile.json")]
    [InlineData("https://portal.example/rest/1/abc123/?auth=abc123")]
    [InlineData("http://portal.example/rest/1/abc123/")]
    public void Refuses_what_is_no_webhook_and_does_not_repeat_it(string address)
    {
        FormatException refusal = Assert.Throws<FormatException>(() => WebhookCredential.Parse(address));

        Assert.DoesNotContain("portal.example/rest/1/abc123", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_http_is_for_this_machine_only() => Assert.Contains(
        "https://",
        Assert.Throws<FormatException>(() => WebhookCredential.Parse("http://portal.example/rest/1/abc/")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Shows_itself_without_the_secret() => Assert.Equal(
        "https://portal.example/rest/7/***/", WebhookCredential.Parse(StubPortal.Url).ToString());
}
