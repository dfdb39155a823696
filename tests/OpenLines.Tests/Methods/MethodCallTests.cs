using System.Collections;
using System.Security;
using Newtonsoft.Json;

namespace Bitrix24.OpenLines.Tests;

public sealed class MethodCallTests
{
    private enum Mood
    {
        Calm,
    }

    public static TheoryData<object?, string> Values => new()
    {
        { null, "null" },
        { "Ж", "\"Ж\"" },
        { 'x', "\"x\"" },
        { true, "true" },
        { false, "false" },
        { (byte)7, "7" },
        { -3, "-3" },
        { long.MaxValue, "9223372036854775807" },
        { 1.5, "1.5" },
        { 10.50m, "10.50" },
        { Mood.Calm, "\"Calm\"" },
        { new DateTime(2026, 1, 2, 3, 4, 5), "\"2026-01-02T03:04:05\"" },
        { new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), "\"2026-01-02T03:04:05Z\"" },
        { new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), "\"2026-01-02T03:04:05+02:00\"" },
        { new Uri("https://a.example/%20"), "\"https://a.example/%20\"" },
        { "\u0001\u0002\u0003"u8.ToArray(), "\"AQID\"" },
        { new List<int> { 1, 2 }, "[1,2]" },
        { Array.Empty<string>(), "[]" },
        { new Hashtable(), "{}" },
        { new object[] { new Hashtable { ["A"] = new ArrayList { "x", null } } }, "[{\"A\":[\"x\",null]}]" },
        { new Dictionary<string, object?> { [">ID"] = 5 }, "{\">ID\":5}" },
        { new Dictionary<string, object?> { ["id"] = 1, ["ID"] = 2 }, "{\"id\":1,\"ID\":2}" },
        { new Hashtable { [3] = "x" }, "{\"3\":\"x\"}" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_goes_out_as_it_is(object? value, string json) =>
        Assert.Equal(json, Read(value).Parameters()["P"]!.ToString(Formatting.None));

    [Fact]
    public void Parameters_keep_their_order_and_their_names()
    {
        var call = MethodCall.Read(
            " imopenlines.config.get ", new Dictionary<string, object?> { ["b"] = 1, ["A"] = 2, ["a"] = 3 });

        Assert.Equal("imopenlines.config.get", call.Method);
        Assert.Equal(["b", "A", "a"], call.ParameterNames);
    }

    [Fact]
    public void Without_parameters_there_are_none() => Assert.Empty(MethodCall.Read("profile", null).ParameterNames);

    [Theory]
    [InlineData("user.get", false, CallKind.Read)]
    [InlineData("user.get", true, CallKind.Read)]
    [InlineData("imopenlines.config.update", false, CallKind.Creation)]
    [InlineData("imopenlines.config.update", true, CallKind.Change)]
    [InlineData("imbot.v2.Event.get", true, CallKind.Change)]
    public void Who_says_that_a_call_may_be_repeated_is_believed(string method, bool isRepeatable, CallKind kind) =>
        Assert.Equal(kind, MethodCall.Read(method, null, isRepeatable).Kind);

    [Theory]
    [InlineData(null, InputErrorCodes.MissingSetting)]
    [InlineData("  ", InputErrorCodes.MissingSetting)]
    [InlineData("https://portal.example/rest/1/s3cr3t/profile", InputErrorCodes.InvalidValue)]
    [InlineData("user.get?auth=s3cr3t", InputErrorCodes.InvalidValue)]
    [InlineData("user get", InputErrorCodes.InvalidValue)]
    [InlineData("user..get", InputErrorCodes.InvalidValue)]
    [InlineData("user.get.", InputErrorCodes.InvalidValue)]
    [InlineData("user.get\n", null)]
    [InlineData("user.get\nx", InputErrorCodes.InvalidValue)]
    [InlineData("5", InputErrorCodes.InvalidValue)]
    [InlineData("batch", InputErrorCodes.InvalidValue)]
    [InlineData("Batch", InputErrorCodes.InvalidValue)]
    [InlineData("batch.json", InputErrorCodes.InvalidValue)]
    [InlineData("batches.get", null)]
    public void A_name_that_is_none_is_refused_and_not_repeated(string? method, string? code)
    {
        var refusal = Record.Exception(() => MethodCall.Read(method, null)) as InvalidInputException;

        Assert.Equal(code, refusal?.Code);
        Assert.DoesNotContain("s3cr3t", $"{refusal?.Message}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PARAMS[NAME]")]
    [InlineData("a]")]
    [InlineData("")]
    public void A_name_that_means_something_else_in_a_batch_is_refused(string name)
    {
        Refused(() => MethodCall.Read("user.get", new Hashtable { [name] = 1 }));
        Refused(() => MethodCall.Read("user.get", new Hashtable { ["P"] = new Hashtable { [name] = 1 } }));
    }

    [Fact]
    public void What_cannot_be_sent_is_told_with_its_place_and_type()
    {
        var system = new OperatingSystem(PlatformID.Unix, new Version());
        InvalidInputException refusal = Refused(() => Read(new object[] { 1, new Hashtable { ["X"] = system } }));

        Assert.Null(Assert.Single(refusal.Errors).Value);
        Assert.StartsWith(
            "P[1].X: A value of the type OperatingSystem cannot be sent.", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void What_is_no_number_in_JSON_is_refused(object number) => Refused(() => Read(number));

    [Fact]
    public void A_map_that_holds_itself_is_refused()
    {
        var map = new Hashtable();
        map["map"] = map;

        Refused(() => Read(map));
    }

    [Fact]
    public void Names_that_are_written_alike_are_given_twice()
    {
        var map = new Hashtable { [1] = "a", ["1"] = "b" };

        Assert.Equal(InputErrorCodes.DuplicateSetting, Assert.Throws<InvalidInputException>(() => Read(map)).Code);
    }

    [Fact]
    public void A_secure_string_is_sent_and_what_has_a_secrets_name_as_well_and_neither_is_shown()
    {
        using var secret = new SecureString();
        foreach (char letter in "s3cr3t")
            secret.AppendChar(letter);
        MethodCall call = Read(new Hashtable { ["any"] = secret, ["botToken"] = "t0k3n", ["name"] = "shown" });

        Assert.Equal("s3cr3t", (string?)call.Parameters()["P"]!["any"]);
        var error = new RestError("E", "s3cr3t t0k3n shown", Execution.Refused);
        Assert.Equal("*** *** shown", call.Explain(error).Description);
        Assert.Equal("user.get", call.ToString());
    }

    [Theory]
    [InlineData("x", true)]
    [InlineData("", true)]
    [InlineData(false, true)]
    [InlineData(0, true)]
    [InlineData(null, false)]
    [InlineData(new int[0], false)]
    [InlineData(new[] { 1 }, true)]
    [InlineData(new string?[] { null }, false)]
    public void What_a_query_string_cannot_say_does_not_travel_in_one(object? value, bool fits)
    {
        Assert.Equal(fits, Read(value).FitsIntoBatch);
        Assert.Equal(fits, Read(new Hashtable { ["deep"] = value }).FitsIntoBatch);
    }

    [Fact]
    public void A_call_without_parameters_fits_into_a_batch() =>
        Assert.True(MethodCall.Read("profile", null).FitsIntoBatch);

    [Theory]
    [InlineData("CLIENT_ID", true)]
    [InlineData("clientId", true)]
    [InlineData("bot_token", true)]
    [InlineData("AUTH", true)]
    [InlineData("auth_connector", false)]
    [InlineData("NAME", false)]
    public void Secrets_are_found_by_their_names_at_any_depth(string name, bool isSecret)
    {
        var map = new Hashtable { [name] = "x" };

        Assert.Equal(isSecret, SecretNames.AreIn(map));
        Assert.Equal(isSecret, SecretNames.AreIn(new Dictionary<string, object?> { ["a"] = new object[] { map } }));
    }

    [Theory]
    [InlineData("""{"A":{"b":["2026-01-02T03:04:05Z",1,null]}}""", true)]
    [InlineData("{}", true)]
    [InlineData("[1]", false)]
    [InlineData("5", false)]
    [InlineData("{\"A\":", false)]
    [InlineData("{} {}", false)]
    [InlineData("x", false)]
    [InlineData(" ", false)]
    public void Parameters_are_read_from_JSON_as_they_are(string text, bool isMap)
    {
        IDictionary? map = ParameterText.TryParse(text);

        Assert.Equal(isMap, map is not null);
        if (map is not null)
            Assert.Equal(text, MethodCall.Read("user.get", map).Parameters().ToString(Formatting.None));
    }

    private static MethodCall Read(object? value) =>
        MethodCall.Read("user.get", new Dictionary<string, object?> { ["P"] = value });

    private static InvalidInputException Refused(Action read)
    {
        InvalidInputException refusal = Assert.Throws<InvalidInputException>(read);
        Assert.Equal(InputErrorCodes.InvalidValue, refusal.Code);
        return refusal;
    }
}
