using Newtonsoft.Json;

namespace Bitrix24.Sandbox.Tests;

public sealed class PhpQueryTests
{
    [Theory]
    [InlineData("a=1&b=two+words", """{"a":"1","b":"two words"}""")]
    [InlineData("?a=1", """{"a":"1"}""")]
    [InlineData("a=%D0%BB%26%3D%2B", """{"a":"л&=+"}""")]
    [InlineData("a&b=", """{"a":"","b":""}""")]
    [InlineData("a[x]=1&a[y][z]=2", """{"a":{"x":"1","y":{"z":"2"}}}""")]
    [InlineData("a%5Bx%5D=1", """{"a":{"x":"1"}}""")]
    [InlineData("a[]=x&a[]=y", """{"a":{"0":"x","1":"y"}}""")]
    [InlineData("a[5]=x&a[]=y&a[k]=z&a[]=w", """{"a":{"5":"x","6":"y","k":"z","7":"w"}}""")]
    [InlineData("a[][n]=1&a[][n]=2", """{"a":{"0":{"n":"1"},"1":{"n":"2"}}}""")]
    [InlineData("a=1&a=2", """{"a":"2"}""")]
    [InlineData("a=1&a[x]=2", """{"a":{"x":"2"}}""")]
    [InlineData("a[x]=1&a=2", """{"a":"2"}""")]
    [InlineData("a.b c=1", """{"a_b_c":"1"}""")]
    [InlineData("a[b.c]=1", """{"a":{"b.c":"1"}}""")]
    [InlineData("a[b]tail=1", """{"a":{"b":"1"}}""")]
    [InlineData("a[b=1", """{"a_b":"1"}""")]
    [InlineData("a[%3E%3DID]=1", """{"a":{">=ID":"1"}}""")]
    [InlineData("[a]=1&=2&&", "{}")]
    [InlineData("", "{}")]
    public void A_query_nests_as_in_PHP(string query, string json) =>
        Assert.Equal(json, PhpQuery.Parse(query).ToString(Formatting.None));

    [Fact]
    public async Task A_form_is_read_like_a_query()
    {
        using var portal = new TestPortal();

        JToken id = await portal.FormAsync(
            TestPortal.Add,
            "PARAMS[LINE_NAME]=Caf%C3%A9+%26+Co&PARAMS[WORKTIME_DAYOFF][]=SA&PARAMS[WORKTIME_DAYOFF][]=SU");

        JObject line = await portal.LineAsync((int)id);
        Assert.Equal("Café & Co", (string?)line["LINE_NAME"]);
        Assert.Equal(["SA", "SU"], line["WORKTIME_DAYOFF"]!.Values<string>());
    }

    [Fact]
    public async Task A_batch_given_by_GET_works()
    {
        using var portal = new TestPortal();
        string call = Uri.EscapeDataString("user.get?FILTER[ID]=7");

        (_, string body) = await portal.GetAsync($"batch?halt=0&cmd[seven]={call}");

        Assert.Equal("Ingrid", (string?)JObject.Parse(body)["result"]!["result"]!["seven"]![0]!["NAME"]);
    }

    [Fact]
    public async Task The_body_wins_over_the_query()
    {
        using var portal = new TestPortal();

        JToken users = await portal.CallAsync("user.get?ID=3&sort=ID", """{"ID": 5}""");

        Assert.Equal("5", (string?)Assert.Single(users)["ID"]);
    }
}
