using Newtonsoft.Json;

namespace Bitrix24.Sandbox.Tests;

public sealed class BatchTests : IDisposable
{
    private readonly TestPortal _portal = new();

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task A_map_of_calls_is_answered_under_its_keys()
    {
        JToken batch = await BatchAsync("""{"me": "profile", "who": "user.get?FILTER[NAME]=Marta"}""");

        Assert.Equal("1", (string?)batch["result"]!["me"]!["ID"]);
        Assert.Equal("Lindqvist", (string?)batch["result"]!["who"]![0]!["LAST_NAME"]);
        Assert.Equal("""{"who":1}""", Text(batch["result_total"]));
        Assert.Equal(["me", "who"], ((JObject)batch["result_time"]!).Properties().Select(p => p.Name));
    }

    [Fact]
    public async Task What_is_empty_is_an_empty_list()
    {
        JToken batch = await BatchAsync("{}");

        foreach (string part in new[] { "result", "result_error", "result_total", "result_next", "result_time" })
            Assert.Equal("[]", Text(batch[part]));
    }

    [Fact]
    public async Task A_list_of_calls_is_answered_by_lists()
    {
        JToken batch = await BatchAsync("""["profile", "scope"]""");

        Assert.Equal(2, Assert.IsType<JArray>(batch["result"]).Count);
        Assert.IsType<JArray>(batch["result_time"]);
    }

    [Fact]
    public async Task A_list_with_a_gap_becomes_a_map()
    {
        JToken batch = await BatchAsync("""["profile", "nope", "scope"]""");

        Assert.Equal(["0", "2"], ((JObject)batch["result"]!).Properties().Select(p => p.Name));
        Assert.Equal(["1"], ((JObject)batch["result_error"]!).Properties().Select(p => p.Name));
    }

    [Fact]
    public async Task An_error_at_the_first_position_is_a_list_of_errors()
    {
        JToken batch = await BatchAsync("""["nope", "scope"]""");

        Assert.Equal("ERROR_METHOD_NOT_FOUND", (string?)Assert.IsType<JArray>(batch["result_error"])[0]["error"]);
        Assert.IsType<JObject>(batch["result"]);
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("false", true)]
    [InlineData("\"\"", true)]
    [InlineData("1", false)]
    [InlineData("\"N\"", false)]
    [InlineData("\"false\"", false)]
    public async Task Halt_is_read_as_PHP_reads_truth(string halt, bool goesOn)
    {
        JToken batch = await BatchAsync("""{"a": "scope", "b": "nope", "c": "scope"}""", halt);

        Assert.Equal(goesOn, batch["result"]!["c"] is not null);
        Assert.NotNull(batch["result"]!["a"]);
        Assert.NotNull(batch["result_error"]!["b"]);
    }

    [Fact]
    public async Task Call_51_is_refused_and_the_first_50_run()
    {
        JToken batch = await BatchAsync(Commands(51, TestPortal.Add));

        Assert.Equal(50, batch["result"]!.Count());
        Assert.Equal("ERROR_BATCH_LENGTH_EXCEEDED", (string?)batch["result_error"]!["50"]!["error"]);
        Assert.Equal(50, _portal.Portal.LineCount);
    }

    [Fact]
    public async Task Fifty_calls_are_all_run()
    {
        JToken batch = await BatchAsync(Commands(50, TestPortal.Add));

        Assert.Equal("[]", Text(batch["result_error"]));
        Assert.Equal(50, _portal.Portal.LineCount);
    }

    [Fact]
    public async Task A_batch_holds_no_batch()
    {
        JToken batch = await BatchAsync("""{"a": "Batch?cmd[x]=profile"}""");

        Assert.Equal("ERROR_BATCH_METHOD_NOT_ALLOWED", (string?)batch["result_error"]!["a"]!["error"]);
    }

    [Fact]
    public async Task A_call_sees_the_results_of_those_before_it()
    {
        JToken batch = await BatchAsync("""
            {
                "new": "imopenlines.config.add?PARAMS[LINE_NAME]=Chained",
                "read": "imopenlines.config.get?CONFIG_ID=$result[new]",
                "again": "imopenlines.config.add?PARAMS[LINE_NAME]=Copy%20of%20$result[read][LINE_NAME]%21",
                "copy": "imopenlines.config.get?CONFIG_ID=$result[again]"
            }
            """);

        Assert.Equal("Chained", (string?)batch["result"]!["read"]!["LINE_NAME"]);
        Assert.Equal("Copy of Chained!", (string?)batch["result"]!["copy"]!["LINE_NAME"]);
    }

    [Fact]
    public async Task A_list_inside_a_result_is_reached_by_position()
    {
        JToken batch = await BatchAsync("""
            {"list": "user.get?ID=7", "one": "department.get?ID=$result[list][0][UF_DEPARTMENT][0]"}
            """);

        Assert.Equal("Support", (string?)batch["result"]!["one"]![0]!["NAME"]);
    }

    [Fact]
    public async Task A_line_inside_a_result_is_reached_in_a_list_and_by_itself()
    {
        await _portal.AddAsync("""{"LINE_NAME": "One"}""");
        int second = await _portal.AddAsync("""{"LINE_NAME": "Two", "WORKTIME_DAYOFF": ["SA", "SU"]}""");

        JToken batch = await BatchAsync("""
            {
                "list": "imopenlines.config.list.get?PARAMS[filter][%3EID]=1",
                "one": "imopenlines.config.get?CONFIG_ID=$result[list][0][ID]",
                "copy": "imopenlines.config.add?PARAMS[LINE_NAME]=$result[one][WORKTIME_DAYOFF][1]",
                "whole": "imopenlines.config.get?CONFIG_ID=$result[one]"
            }
            """);

        Assert.Equal(second, (int)batch["result"]!["one"]!["ID"]!);
        Assert.Equal("SU", (string?)(await _portal.LineAsync((int)batch["result"]!["copy"]!))["LINE_NAME"]);
        Assert.Equal("One", (string?)batch["result"]!["whole"]!["LINE_NAME"]);
        Assert.Equal("Two", (string?)batch["result"]!["list"]![0]!["LINE_NAME"]);
    }

    [Theory]
    [InlineData("$result[failed]")]
    [InlineData("$result[failed][ID]")]
    [InlineData("$result[me][NO_SUCH_FIELD]")]
    public async Task A_reference_that_leads_nowhere_hits_line_1(string reference)
    {
        int innocent = await _portal.AddAsync("""{"LINE_NAME": "Innocent"}""");

        JToken batch = await BatchAsync(
            $$"""{"failed": "nope", "me": "profile", "d": "imopenlines.config.delete?CONFIG_ID={{reference}}"}""");

        Assert.Equal(1, innocent);
        Assert.True((bool)batch["result"]!["d"]!);
        Assert.Equal(0, _portal.Portal.LineCount);
    }

    [Fact]
    public async Task A_creation_that_answers_false_stops_nothing()
    {
        _portal.Portal.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.StorageFailure });

        JToken batch = await BatchAsync(
            """{"a": "imopenlines.config.add", "b": "imopenlines.config.add"}""", halt: "1");

        Assert.False((bool)batch["result"]!["a"]!);
        Assert.Equal(1, (int)batch["result"]!["b"]!);
        Assert.Equal("[]", Text(batch["result_error"]));
    }

    [Fact]
    public async Task A_missing_right_is_that_calls_error()
    {
        Uri webhook = _portal.Portal.CreateWebhook(1, "user");

        JToken batch = await BatchAsync("""{"a": "imopenlines.config.add", "b": "user.get"}""", webhook: webhook);

        Assert.Equal("insufficient_scope", (string?)batch["result_error"]!["a"]!["error"]);
        Assert.Equal(40, batch["result"]!["b"]!.Count());
    }

    private static string Commands(int count, string command) =>
        new JArray(Enumerable.Repeat(command, count)).ToString();

    private static string Text(JToken? token) => token!.ToString(Formatting.None);

    private Task<JToken> BatchAsync(string commands, string halt = "0", Uri? webhook = null) =>
        _portal.CallAsync("batch", $$"""{"halt": {{halt}}, "cmd": {{commands}}}""", webhook);
}
