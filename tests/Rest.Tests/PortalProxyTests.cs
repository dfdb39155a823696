using System.Net;

namespace Bitrix24.Rest.Tests;

public sealed class PortalProxyTests
{
    private static readonly Uri Proxy = new("http://proxy.example:3128/");

    [Theory]
    [InlineData("https://portal.example/rest/", true)]
    [InlineData("http://portal.example/rest/", false)]
    [InlineData("http://localhost:8080/rest/", false)]
    [InlineData("https://localhost:8080/rest/", false)]
    [InlineData("http://127.0.0.1:8080/rest/", false)]
    [InlineData("http://[::1]:8080/rest/", false)]
    public void Sends_only_what_is_encrypted_and_remote_to_a_proxy(string address, bool isProxied)
    {
        var proxy = new PortalProxy(new WebProxy(Proxy));
        var destination = new Uri(address);

        Assert.Equal(!isProxied, proxy.IsBypassed(destination));
        Assert.Equal(isProxied ? Proxy : destination, proxy.GetProxy(destination));
    }

    [Fact]
    public void Uses_no_proxy_where_the_system_has_none() =>
        Assert.True(new PortalProxy(null).IsBypassed(new Uri("https://portal.example/")));
}
