namespace Bitrix24.Sandbox.Tests;

/// <summary>
/// The sample requests of the reference at https://apidocs.bitrix24.com/ are answered in the shape it documents.
/// </summary>
public sealed class DocumentedSamplesTests : IDisposable
{
    private const string AddSample = """
        {
            "PARAMS": {
                "LINE_NAME": "Online Store Support Line",
                "QUEUE": [
                    {"ENTITY_TYPE": "user", "ENTITY_ID": "1"},
                    {"ENTITY_TYPE": "user", "ENTITY_ID": "15"},
                    {"ENTITY_TYPE": "user", "ENTITY_ID": "23"}
                ],
                "QUEUE_TYPE": "strictly",
                "QUEUE_TIME": 45,
                "CRM_CREATE": "deal",
                "CRM_SOURCE": "openline_web",
                "MAX_CHAT": 4,
                "TYPE_MAX_CHAT": "answered_new",
                "WORKTIME_ENABLE": "Y",
                "WORKTIME_FROM": "09:00",
                "WORKTIME_TO": "21:00",
                "WORKTIME_TIMEZONE": "Europe/Berlin",
                "WORKTIME_DAYOFF": ["SA", "SU"],
                "WORKTIME_DAYOFF_RULE": "text"
            }
        }
        """;

    private readonly TestPortal _portal = new();

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task Add_answers_an_id_and_the_time_it_took()
    {
        (int status, JObject body) = await _portal.PostAsync(TestPortal.Add, AddSample);

        Assert.Equal(200, status);
        Assert.Equal(JTokenType.Integer, body["result"]!.Type);
        Assert.Equal(
            [
                "start", "finish", "duration", "processing", "date_start", "date_finish", "operating_reset_at",
                "operating",
            ],
            ((JObject)body["time"]!).Properties().Select(p => p.Name));
    }

    [Fact]
    public async Task Get_answers_texts_with_a_few_documented_exceptions()
    {
        await _portal.PostAsync(TestPortal.Add, AddSample);

        JObject line = (JObject)await _portal.CallAsync(
            TestPortal.Get, """{"CONFIG_ID": 1, "WITH_QUEUE": "Y", "SHOW_OFFLINE": "Y"}""");

        string[] structured = line.Properties()
            .Where(p => p.Value.Type is not JTokenType.String)
            .Select(p => p.Name)
            .ToArray();
        Assert.Equal(
            [
                "WORKTIME_HOLIDAYS", "WORKTIME_DAYOFF", "DATE_CREATE", "DATE_MODIFY", "XML_ID", "LANGUAGE_ID",
                "DEFAULT_OPERATOR_DATA", "KPI_FIRST_ANSWER_LIST", "KPI_FURTHER_ANSWER_LIST", "WELCOME_FORM_ID",
                "QUEUE", "QUEUE_FULL", "QUEUE_USERS_FIELDS",
            ],
            structured);
        Assert.Equal(94, line.Count);
        Assert.Equal("{}", line["DATE_CREATE"]!.ToString());
        Assert.Equal(JTokenType.Null, line["XML_ID"]!.Type);
        // The sample has 09:00 and 21:00, a form that published servers do not take.
        Assert.Equal("18.30", (string?)line["WORKTIME_TO"]);
        Assert.Equal(["1", "15", "23"], line["QUEUE"]!.Values<string>());
        JObject seat = JObject.Parse("""
            {
                "ID": "2", "SORT": "1", "USER_ID": "15", "DEPARTMENT_ID": "0",
                "USER_NAME": null, "USER_WORK_POSITION": null, "USER_AVATAR": null, "USER_AVATAR_ID": "0"
            }
            """);
        Assert.True(JToken.DeepEquals(seat, line["QUEUE_FULL"]!["15"]));
        Assert.Equal("Y", (string?)line["QUEUE_ONLINE"]);
    }

    [Fact]
    public async Task Get_leaves_out_the_queue_or_those_who_are_offline()
    {
        await _portal.AddAsync("""{"QUEUE": [{"ENTITY_TYPE": "department", "ENTITY_ID": "3"}]}""");

        JToken online = await _portal.CallAsync(TestPortal.Get, """{"CONFIG_ID": 1, "SHOW_OFFLINE": "N"}""");
        JToken without = await _portal.CallAsync(TestPortal.Get, """{"CONFIG_ID": 1, "WITH_QUEUE": "N"}""");

        Assert.Equal(["7"], online["QUEUE"]!.Values<string>());
        Assert.DoesNotContain(
            ((JObject)without).Properties(), p => p.Name is "QUEUE" or "QUEUE_FULL" or "QUEUE_ONLINE");
    }

    [Fact]
    public async Task Update_and_delete_answer_true()
    {
        await _portal.PostAsync(TestPortal.Add, AddSample);

        JToken updated = await _portal.CallAsync(TestPortal.Update, """
            {"CONFIG_ID": 1, "PARAMS": {"LINE_NAME": "Online Store Support Line (VIP)", "NO_ANSWER_TIME": 120}}
            """);
        Assert.Equal("true", updated.ToString().ToLowerInvariant());
        Assert.Equal("Online Store Support Line (VIP)", (string?)(await _portal.LineAsync(1))["LINE_NAME"]);
        Assert.True((bool)await _portal.CallAsync(TestPortal.Delete, """{"CONFIG_ID": 1}"""));
    }

    [Fact]
    public async Task List_answers_the_selection_and_the_queues()
    {
        await _portal.PostAsync(TestPortal.Add, AddSample);

        (_, JObject body) = await _portal.PostAsync(TestPortal.List, """
            {
                "PARAMS": {
                    "select": ["ID", "LINE_NAME", "ACTIVE"], "order": {"ID": "ASC"}, "filter": {"ACTIVE": "Y"},
                    "limit": 50, "offset": 0
                },
                "OPTIONS": {"QUEUE": "Y", "CONFIG_QUEUE": "Y"}
            }
            """);

        Assert.Equal(["result", "time"], body.Properties().Select(p => p.Name));
        JObject line = (JObject)Assert.Single(body["result"]!);
        Assert.Equal(
            ["ID", "LINE_NAME", "ACTIVE", "QUEUE", "QUEUE_USERS_FIELDS", "CONFIG_QUEUE"],
            line.Properties().Select(p => p.Name));
        Assert.Equal(
            ["USER_NAME", "USER_WORK_POSITION", "USER_AVATAR", "USER_AVATAR_ID"],
            ((JObject)line["QUEUE_USERS_FIELDS"]!["15"]!).Properties().Select(p => p.Name));
    }

    [Fact]
    public async Task The_sample_batch_answers_two_results_and_one_error()
    {
        JToken batch = await _portal.CallAsync("batch", """
            {
                "halt": 0,
                "cmd": {"get_user": "user.current", "get_departments": "department.get", "get_app": "app.info"}
            }
            """);

        JToken user = batch["result"]!["get_user"]!;
        Assert.Equal("1", (string?)user["ID"]);
        Assert.Equal(
            ("02.02.2026 08:30:00", "2026-02-02 08:45:00"),
            ((string?)user["TIMESTAMP_X"], (string?)user["LAST_ACTIVITY_DATE"]));
        Assert.Equal(12, batch["result"]!["get_departments"]!.Count());
        Assert.Equal(12, (int)batch["result_total"]!["get_departments"]!);
        Assert.Equal("ACCESS_DENIED", (string?)batch["result_error"]!["get_app"]!["error"]);
    }
}
