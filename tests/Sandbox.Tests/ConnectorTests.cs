using Newtonsoft.Json;

namespace Bitrix24.Sandbox.Tests;

public sealed class ConnectorTests : IDisposable
{
    /// <summary>The sample of the reference.</summary>
    public const string Sample = """
        {
            "ID": "myconnector",
            "NAME": "My Connector",
            "ICON": {
                "DATA_IMAGE": "data:image/svg+xml,%3Csvg%20xmlns%3D%22http://www.w3.org/2000/svg%22/%3E",
                "COLOR": "#69acc0", "SIZE": "90%", "POSITION": "center"
            },
            "PLACEMENT_HANDLER": "https://example.com/connector/settings",
            "ICON_DISABLED": {"DATA_IMAGE": "data:image/svg+xml,%3Csvg/%3E", "COLOR": "#99adb3"},
            "DEL_EXTERNAL_MESSAGES": true,
            "CHAT_GROUP": false
        }
        """;

    private const string Register = "imconnector.register";
    private const string Unregister = "imconnector.unregister";
    private const string List = "imconnector.list";
    private const string Activate = "imconnector.activate";
    private const string Status = "imconnector.status";
    private const string SetData = "imconnector.connector.data.set";

    private readonly TestPortal _portal = new();

    public ConnectorTests() => _portal.Application = _portal.Portal.Application;

    public void Dispose() => _portal.Dispose();

    [Theory]
    [InlineData(Register)]
    [InlineData(Unregister)]
    [InlineData(List)]
    [InlineData(Activate)]
    [InlineData(Status)]
    [InlineData(SetData)]
    public async Task A_webhook_is_refused(string method) => Assert.Equal(
        (
            403,
            "WRONG_AUTH_TYPE",
            "Current authorization type is denied for this method Application context required"
        ),
        await _portal.FailAsync(method, "{}", _portal.Portal.WebhookUrl));

    [Fact]
    public async Task The_scope_is_that_of_open_lines()
    {
        _portal.Application = _portal.Portal.CreateApplication(1, "imconnector");

        Assert.Equal("insufficient_scope", (await _portal.FailAsync(List)).Code);
    }

    [Fact]
    public async Task A_connector_is_registered_and_registered_again_and_unregistered()
    {
        Assert.Equal("""{"result":true}""", Text(await _portal.CallAsync(Register, Sample)));
        JToken first = await _portal.CallAsync(List);
        await _portal.CallAsync(Register, Sample.Replace("My Connector", "Renamed"));
        JToken second = await _portal.CallAsync(List);
        await _portal.CallAsync(Activate, """{"CONNECTOR": "myconnector", "LINE": 1, "ACTIVE": 1}""");
        Assert.Equal("""{"result":true}""", Text(await _portal.CallAsync(Unregister, """{"ID": "myconnector"}""")));
        JToken third = await _portal.CallAsync(List);

        Assert.Equal("Live Chat", (string?)first["livechat"]);
        Assert.Equal("Telegram", (string?)first["telegrambot"]);
        Assert.Equal("Bitrix24.Network", (string?)first["network"]);
        Assert.Equal("My Connector", (string?)first["myconnector"]);
        Assert.Equal("Renamed", (string?)second["myconnector"]);
        Assert.Equal(first.Count(), second.Count());
        Assert.Null(third["myconnector"]);
    }

    [Fact]
    public async Task An_id_is_written_small()
    {
        await _portal.CallAsync(Register, Sample.Replace("myconnector", "MyConnector_1"));

        Assert.Equal("My Connector", (string?)(await _portal.CallAsync(List))["myconnector_1"]);
        await _portal.CallAsync(Activate, """{"CONNECTOR": "myconnector_1", "LINE": 1, "ACTIVE": 1}""");
        Assert.True((bool)(await _portal.CallAsync(Unregister, """{"ID": "MYCONNECTOR_1"}"""))["result"]!);
    }

    [Fact]
    public async Task A_connector_that_was_never_active_is_not_unregistered()
    {
        await _portal.CallAsync(Register, Sample);
        JToken never = await _portal.CallAsync(Unregister, """{"ID": "myconnector"}""");
        await _portal.CallAsync(Activate, """{"CONNECTOR": "myconnector", "LINE": 1, "ACTIVE": 1}""");
        await _portal.CallAsync(Activate, """{"CONNECTOR": "myconnector", "LINE": 1, "ACTIVE": 0}""");
        JToken once = await _portal.CallAsync(Unregister, """{"ID": "myconnector"}""");

        Assert.Equal("APPLICATION_UNREGISTRATION_ERROR", (string?)never["error"]);
        Assert.Equal("""{"result":true}""", Text(once));
    }

    [Theory]
    [InlineData("ID", "\"my.connector\"", "APPLICATION_REGISTRATION_ERROR_POINT")]
    [InlineData("ID", "\"\"", "CONNECTOR_ID_REQUIRED")]
    [InlineData("ID", "12", "CONNECTOR_ID_REQUIRED")]
    [InlineData("NAME", "null", "NAME_REQUIRED")]
    [InlineData("ICON", "{}", "ICON_REQUIRED")]
    [InlineData("ICON", """{"DATA_IMAGE": 1}""", "ICON_REQUIRED")]
    [InlineData("PLACEMENT_HANDLER", "[]", "NO_PLACEMENT_HANDLER")]
    [InlineData("PLACEMENT_HANDLER", "\"settings\"", "GENERAL_CONNECTOR_REGISTRATION_ERROR")]
    public async Task A_registration_fails_with_a_result(string name, string value, string code)
    {
        JObject parameters = JObject.Parse(Sample);
        parameters[name] = JToken.Parse(value);

        JObject result = (JObject)await _portal.CallAsync(Register, parameters.ToString());

        Assert.Equal(["result", "error", "error_description"], result.Properties().Select(p => p.Name));
        Assert.Equal((false, code), ((bool)result["result"]!, (string?)result["error"]));
        Assert.Null((await _portal.CallAsync(List))["myconnector"]);
    }

    [Fact]
    public async Task What_was_registered_is_kept_and_what_was_not_given_is_as_documented()
    {
        await _portal.CallAsync(Register, Sample);

        SandboxConnector kept = _portal.Portal.Connector("myconnector")!;

        Assert.Equal(
            ("My Connector", "https://example.com/connector/settings", "#69acc0", "90%", "center", "#99adb3"),
            (kept.Name, kept.PlacementHandler, kept.Icon.Color, kept.Icon.Size, kept.Icon.Position,
                kept.IconDisabled.Color));
        Assert.StartsWith("data:image/svg+xml,", kept.Icon.Image, StringComparison.Ordinal);
        Assert.True(kept is
        {
            DeletesExternalMessages: true, EditsInternalMessages: true, DeletesInternalMessages: true,
            TakesNewsletters: true, NeedsSystemMessages: true, NeedsSignature: true, IsForGroups: false,
        });
        Assert.Null(_portal.Portal.Connector("other"));
    }

    [Theory]
    [InlineData("false")]
    [InlineData("0")]
    [InlineData("\"N\"")]
    [InlineData("\"0\"")]
    public async Task A_flag_that_is_off_is_kept_as_such_and_a_new_registration_knows_nothing_of_the_old(string off)
    {
        JObject parameters = JObject.Parse(Sample);
        parameters["NEED_SIGNATURE"] = JToken.Parse(off);
        parameters["EDIT_INTERNAL_MESSAGES"] = JToken.Parse(off);
        await _portal.CallAsync(Register, parameters.ToString());
        SandboxConnector first = _portal.Portal.Connector("myconnector")!;
        await _portal.CallAsync(Register, Sample);
        SandboxConnector second = _portal.Portal.Connector("myconnector")!;

        Assert.Equal((false, false, true), (first.NeedsSignature, first.EditsInternalMessages, first.TakesNewsletters));
        Assert.Equal((true, true), (second.NeedsSignature, second.EditsInternalMessages));
    }

    [Fact]
    public async Task Storage_can_fail_both_ways()
    {
        foreach (string method in new[] { Register, Unregister })
            _portal.Portal.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.StorageFailure, Method = method });

        Assert.Equal(
            "APPLICATION_REGISTRATION_ERROR", (string?)(await _portal.CallAsync(Register, Sample))["error"]);
        Assert.True((bool)(await _portal.CallAsync(Register, Sample))["result"]!);
        Assert.Equal(
            "APPLICATION_UNREGISTRATION_ERROR", (string?)(await _portal.CallAsync(Unregister, Sample))["error"]);
    }

    [Fact]
    public async Task An_application_unregisters_only_its_own()
    {
        await _portal.CallAsync(Register, Sample);
        _portal.Application = _portal.Portal.CreateApplication(1, "imopenlines");

        JToken result = await _portal.CallAsync(Unregister, """{"ID": "myconnector"}""");

        Assert.Equal(
            """{"result":false,"error":"APPLICATION_UNREGISTRATION_ERROR",""" +
            "\"error_description\":\"Error unregistering the application\"}",
            Text(result));
        Assert.NotNull((await _portal.CallAsync(List))["myconnector"]);
    }

    [Fact]
    public async Task Who_is_no_administrator_may_not_list()
    {
        _portal.Application = _portal.Portal.CreateApplication(9, "imopenlines");

        Assert.Equal(
            (400, "ACCESS_DENIED", "You don't have access to this action"), await _portal.FailAsync(List));
    }

    [Theory]
    [InlineData("\"1\"", true)]
    [InlineData("\"Y\"", true)]
    [InlineData("\"N\"", true)]
    [InlineData("\"false\"", true)]
    [InlineData("\"0\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("0", false)]
    [InlineData("false", false)]
    public async Task To_activate_takes_PHPs_truth(string active, bool isActive)
    {
        await _portal.CallAsync(Activate, """{"CONNECTOR": "myconnector", "LINE": 107, "ACTIVE": "1"}""");

        JToken result = await _portal.CallAsync(
            Activate, $$"""{"CONNECTOR": "myconnector", "LINE": 107, "ACTIVE": {{active}}}""");

        Assert.True((bool)result);
        JToken status = await _portal.CallAsync(Status, """{"CONNECTOR": "myconnector", "LINE": "107"}""");
        string flag = isActive ? "true" : "false";
        Assert.Equal(
            $$"""{"LINE":107,"CONNECTOR":"myconnector","ERROR":false,"CONFIGURED":{{flag}},"STATUS":{{flag}}}""",
            Text(status));
    }

    [Fact]
    public async Task Without_a_line_the_status_is_that_of_line_0()
    {
        await _portal.CallAsync(Activate, """{"CONNECTOR": "myconnector", "LINE": 1, "ACTIVE": 1}""");

        JToken status = await _portal.CallAsync(Status, """{"CONNECTOR": "myconnector"}""");

        Assert.Equal((0, false), ((int)status["LINE"]!, (bool)status["STATUS"]!));
    }

    [Theory]
    [InlineData(SetData, "{}", "CONNECTOR")]
    [InlineData(SetData, """{"CONNECTOR": "", "LINE": 1, "DATA": {"ID": 1}}""", "CONNECTOR")]
    [InlineData(SetData, """{"CONNECTOR": "x"}""", "LINE")]
    [InlineData(SetData, """{"CONNECTOR": "x", "LINE": 0, "DATA": {"ID": 1}}""", "LINE")]
    [InlineData(SetData, """{"CONNECTOR": "x", "LINE": 1}""", "DATA")]
    [InlineData(SetData, """{"CONNECTOR": "x", "LINE": 1, "DATA": {}}""", "DATA")]
    [InlineData(SetData, """{"connector": "x", "line": 1, "data": {"ID": 1}}""", "CONNECTOR")]
    [InlineData(Activate, "{}", "CONNECTOR")]
    [InlineData(Activate, """{"CONNECTOR": "x"}""", "LINE")]
    [InlineData(Activate, """{"CONNECTOR": "x", "LINE": 1}""", "ACTIVE")]
    [InlineData(Status, "{}", "CONNECTOR")]
    public async Task A_missing_argument_is_named(string method, string parameters, string argument)
    {
        (int status, JObject body) = await _portal.PostAsync(method, parameters);

        Assert.Equal(400, status);
        Assert.Equal(
            ("ERROR_ARGUMENT", $"Argument '{argument}' is null or empty", argument),
            ((string?)body["error"], (string?)body["error_description"], (string?)body["argument"]));
    }

    [Fact]
    public async Task A_missing_argument_is_named_in_a_batch_as_well()
    {
        JToken batch = await _portal.CallAsync("batch", $$"""{"cmd": {"a": "{{SetData}}?CONNECTOR=x&LINE=1"} }""");

        Assert.Equal("DATA", (string?)batch["result_error"]!["a"]!["argument"]);
    }

    [Fact]
    public async Task Data_is_merged_and_what_is_empty_changes_nothing()
    {
        await SetAsync("""{"ID": "channel-123", "URL": "https://example.com/chats/123", "NAME": "Support Channel"}""");
        await SetAsync("""{"ID": "channel-124", "URL": "", "NAME": null, "URL_IM": "https://example.com/im"}""");
        await SetAsync("""{"url": "https://example.com/lower", "COLOR": "red"}""");

        Assert.Equal(
            [
                "ID=channel-124", "NAME=Support Channel", "URL=https://example.com/chats/123",
                "URL_IM=https://example.com/im",
            ],
            _portal.Portal.ConnectorData("myconnector", 107)
                .Select(item => $"{item.Key}={item.Value}")
                .Order(StringComparer.Ordinal));
        Assert.Empty(_portal.Portal.ConnectorData("myconnector", 108));
        Assert.Empty(_portal.Portal.ConnectorData("other", 107));

        async Task SetAsync(string data) => Assert.True((bool)await _portal.CallAsync(
            SetData, $$"""{"CONNECTOR": "myconnector", "LINE": 107, "DATA": {{data}}}"""));
    }

    [Fact]
    public async Task Data_comes_through_a_batch()
    {
        await _portal.CallAsync(
            "batch", $$$"""{"cmd": ["{{{SetData}}}?CONNECTOR=x&LINE=1&DATA[ID]=a%20b"]}""");

        Assert.Equal("a b", _portal.Portal.ConnectorData("x", 1)["ID"]);
    }

    [Fact]
    public async Task A_line_takes_its_connectors_with_it()
    {
        int id = await _portal.AddAsync();
        await _portal.CallAsync(SetData, $$$"""{"CONNECTOR": "x", "LINE": {{{id}}}, "DATA": {"ID": "a"}}""");
        await _portal.CallAsync(SetData, """{"CONNECTOR": "x", "LINE": 77, "DATA": {"ID": "b"}}""");

        await _portal.CallAsync(TestPortal.Delete, $$"""{"CONFIG_ID": {{id}}}""");

        Assert.Empty(_portal.Portal.ConnectorData("x", id));
        Assert.Equal("b", _portal.Portal.ConnectorData("x", 77)["ID"]);
    }

    [Fact]
    public async Task A_connector_that_goes_leaves_every_line()
    {
        await _portal.CallAsync(Register, Sample);
        await _portal.CallAsync(SetData, """{"CONNECTOR": "myconnector", "LINE": 1, "DATA": {"ID": "a"}}""");

        await _portal.CallAsync(Activate, """{"CONNECTOR": "myconnector", "LINE": 1, "ACTIVE": 1}""");
        await _portal.CallAsync(Unregister, """{"ID": "myconnector"}""");

        Assert.Empty(_portal.Portal.ConnectorData("myconnector", 1));
    }

    [Fact]
    public async Task A_connector_that_another_application_has_as_well_stays_at_its_lines()
    {
        await _portal.CallAsync(Register, Sample);
        _portal.Application = _portal.Portal.CreateApplication(1, "imopenlines");
        await _portal.CallAsync(Register, Sample);
        await _portal.CallAsync(SetData, """{"CONNECTOR": "myconnector", "LINE": 1, "DATA": {"ID": "a"}}""");

        await _portal.CallAsync(Activate, """{"CONNECTOR": "myconnector", "LINE": 1, "ACTIVE": 1}""");
        await _portal.CallAsync(Unregister, """{"ID": "myconnector"}""");

        Assert.Equal("a", _portal.Portal.ConnectorData("myconnector", 1)["ID"]);
    }

    private static string Text(JToken json) => json.ToString(Formatting.None);
}
