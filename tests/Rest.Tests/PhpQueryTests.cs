namespace Bitrix24.Rest.Tests;

public sealed class PhpQueryTests
{
    [Theory]
    [InlineData("{}", "")]
    [InlineData("{a:1}", "a=1")]
    [InlineData("{a:1,b:'x'}", "a=1&b=x")]
    [InlineData("{a:true,b:false}", "a=1&b=0")]
    [InlineData("{a:1.5}", "a=1.5")]
    [InlineData("{a:null,b:1}", "b=1")]
    [InlineData("{a:['x','y']}", "a[0]=x&a[1]=y")]
    [InlineData("{P:{Q:[{T:'user',I:'1'}]}}", "P[Q][0][T]=user&P[Q][0][I]=1")]
    [InlineData("{'>ID':0}", ">ID=0")]
    public void Writes_nested_values_as_PHP_reads_them(string json, string query) =>
        Assert.Equal(query, Uri.UnescapeDataString(PhpQuery.Encode(JObject.Parse(json))));

    [Theory]
    [InlineData("a&b=c")]
    [InlineData("1 + 1 = 100 %")]
    [InlineData("строка; 日本語 \"quoted\" 🙂\r\n")]
    [InlineData("[x]")]
    public void Escapes_what_would_mean_something_else(string text)
    {
        string query = PhpQuery.Encode(new JObject { ["a"] = text });

        Assert.Equal("a=" + Uri.EscapeDataString(text), query);
    }

    [Fact]
    public void Escapes_a_text_of_any_length()
    {
        string text = string.Concat(Enumerable.Repeat("🙂", 10_001)) + "x";

        string query = PhpQuery.Encode(new JObject { ["a"] = text });

        Assert.Equal(text, Uri.UnescapeDataString(query["a=".Length..]));
    }
}
