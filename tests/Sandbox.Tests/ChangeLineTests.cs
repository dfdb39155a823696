namespace Bitrix24.Sandbox.Tests;

public sealed class ChangeLineTests : IDisposable
{
    private readonly TestPortal _portal = new();

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task An_update_changes_what_was_sent_and_nothing_else()
    {
        int id = await _portal.AddAsync("""{"LINE_NAME": "Before", "QUEUE_TIME": 45, "QUEUE_TYPE": "evenly"}""");
        JObject before = await _portal.LineAsync(id);

        Assert.True(await UpdateAsync(id, """{"LINE_NAME": "After", "QUEUE_TYPE": null}"""));

        before["LINE_NAME"] = "After";
        Assert.True(JToken.DeepEquals(before, await _portal.LineAsync(id)));
    }

    [Fact]
    public async Task A_queue_of_bare_ids_is_refused_as_a_whole()
    {
        int id = await _portal.AddAsync("""{"LINE_NAME": "Before"}""");

        Assert.False(await UpdateAsync(id, """{"LINE_NAME": "After", "QUEUE": [2, 3]}"""));

        JObject line = await _portal.LineAsync(id);
        Assert.Equal("Before", (string?)line["LINE_NAME"]);
        Assert.Equal(["1"], line["QUEUE"]!.Values<string>());
    }

    [Fact]
    public async Task A_queue_is_replaced_and_departments_bring_their_people()
    {
        int id = await _portal.AddAsync();

        await UpdateAsync(id, """
            {"QUEUE": [
                {"ENTITY_TYPE": "user", "ENTITY_ID": "34"},
                {"ENTITY_TYPE": "department", "ENTITY_ID": 10},
                {"ENTITY_TYPE": "user", "ENTITY_ID": 999}
            ]}
            """);

        JObject line = await _portal.LineAsync(id);
        Assert.Equal(["34", "33", "35"], line["QUEUE"]!.Values<string>());
        Assert.Equal("0", (string?)line["QUEUE_FULL"]!["34"]!["DEPARTMENT_ID"]);
        Assert.Equal("10", (string?)line["QUEUE_FULL"]!["33"]!["DEPARTMENT_ID"]);
    }

    [Fact]
    public async Task A_bot_is_reset_by_an_update_that_names_it_without_its_flag()
    {
        int id = await _portal.AddAsync("""{"WELCOME_BOT_ENABLE": "Y", "WELCOME_BOT_ID": 5, "WELCOME_BOT_TIME": 30}""");

        await UpdateAsync(id, """{"WELCOME_BOT_ID": 6}""");

        JObject line = await _portal.LineAsync(id);
        Assert.Equal("0", (string?)line["WELCOME_BOT_ID"]);
        Assert.Equal("30", (string?)line["WELCOME_BOT_TIME"]);
        Assert.Equal("Y", (string?)line["WELCOME_BOT_ENABLE"]);
    }

    [Fact]
    public async Task Whoever_changes_a_line_is_remembered()
    {
        Uri other = _portal.Portal.CreateWebhook(9, "imopenlines");
        int id = (int)await _portal.CallAsync(TestPortal.Add, "{}", other);
        Assert.Equal("9", (string?)(await _portal.LineAsync(id))["MODIFY_USER_ID"]);

        await UpdateAsync(id, "{}");

        Assert.Equal("1", (string?)(await _portal.LineAsync(id))["MODIFY_USER_ID"]);
    }

    [Fact]
    public async Task An_empty_name_becomes_one_with_a_number()
    {
        int id = await _portal.AddAsync("""{"LINE_NAME": "Before"}""");

        await UpdateAsync(id, """{"LINE_NAME": ""}""");

        Assert.Equal("Open Channel #1", (string?)(await _portal.LineAsync(id))["LINE_NAME"]);
    }

    [Theory]
    [InlineData(TestPortal.Update)]
    [InlineData(TestPortal.Delete)]
    [InlineData(TestPortal.Get)]
    public async Task An_unknown_line_is_false_and_no_error(string method) =>
        Assert.False((bool)await _portal.CallAsync(method, """{"CONFIG_ID": 77}"""));

    [Theory]
    [InlineData(TestPortal.Update, "{}")]
    [InlineData(TestPortal.Update, """{"CONFIG_ID": 0}""")]
    [InlineData(TestPortal.Update, """{"config_id": 1}""")]
    [InlineData(TestPortal.Delete, """{"CONFIG_ID": -1}""")]
    [InlineData(TestPortal.Get, """{"CONFIG_ID": "abc"}""")]
    public async Task Without_an_id_there_is_an_error(string method, string parameters)
    {
        await _portal.AddAsync();

        Assert.Equal(
            (400, "CONFIG_ID_EMPTY", "Config ID can't be empty"), await _portal.FailAsync(method, parameters));
        Assert.Equal(1, _portal.Portal.LineCount);
    }

    [Theory]
    [InlineData(TestPortal.Update)]
    [InlineData(TestPortal.Delete)]
    public async Task Who_is_no_administrator_may_not_change_lines(string method)
    {
        await _portal.AddAsync();
        Uri webhook = _portal.Portal.CreateWebhook(9, "imopenlines");

        Assert.Equal(
            (403, "CONFIG_WRONG_USER_PERMISSION", "Permission denied"),
            await _portal.FailAsync(method, """{"CONFIG_ID": 1}""", webhook));
        Assert.Equal(1, _portal.Portal.LineCount);
        Assert.Equal("1", (string?)(await _portal.CallAsync(TestPortal.Get, """{"CONFIG_ID": 1}""", webhook))["ID"]);
    }

    [Fact]
    public async Task Deleting_is_final()
    {
        int id = await _portal.AddAsync();

        Assert.True((bool)await _portal.CallAsync(TestPortal.Delete, """{"CONFIG_ID": "1"}"""));

        Assert.Equal(0, _portal.Portal.LineCount);
        Assert.False(await UpdateAsync(id, "{}"));
    }

    private async Task<bool> UpdateAsync(int id, string settings) => (bool)await _portal.CallAsync(
        TestPortal.Update, $$"""{"CONFIG_ID": {{id}}, "PARAMS": {{settings}}}""");
}
