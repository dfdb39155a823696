namespace Bitrix24.Sandbox.Tests;

public sealed class ListLinesTests : IDisposable, IAsyncLifetime
{
    private readonly TestPortal _portal = new();

    /// <summary>Lines 1 to 4.</summary>
    public async Task InitializeAsync()
    {
        await _portal.AddAsync("""{"LINE_NAME": "Support Berlin", "QUEUE_TIME": 30}""");
        await _portal.AddAsync("""{"LINE_NAME": "support Lisboa", "QUEUE_TIME": 100, "ACTIVE": "N"}""");
        await _portal.AddAsync("""{"LINE_NAME": "VIP 100%", "QUEUE_TIME": 9}""");
        await _portal.AddAsync("""{"LINE_NAME": "Ночная смена", "QUEUE_TIME": 60, "ACTIVE": "N"}""");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _portal.Dispose();

    [Theory]
    [InlineData("""{"ID": 2}""", "2")]
    [InlineData("""{"=ID": "2"}""", "2")]
    [InlineData("""{"ID": [1, 3]}""", "1 3")]
    [InlineData("""{"@ID": ["4", "2"]}""", "2 4")]
    [InlineData("""{"!@ID": [4, 2]}""", "1 3")]
    [InlineData("""{"!ID": 1}""", "2 3 4")]
    [InlineData("""{"!=ID": [1, 2]}""", "3 4")]
    [InlineData("""{">ID": 2}""", "3 4")]
    [InlineData("""{">=ID": 2, "<ID": 4}""", "2 3")]
    [InlineData("""{"<=ID": 1}""", "1")]
    [InlineData("""{"><ID": [2, 3]}""", "2 3")]
    [InlineData("""{"!><ID": [2, 3]}""", "1 4")]
    [InlineData("""{"ACTIVE": "N"}""", "2 4")]
    [InlineData("""{"ACTIVE": "Y", ">QUEUE_TIME": 9}""", "1")]
    [InlineData("""{">QUEUE_TIME": "30"}""", "2 4")]
    [InlineData("""{"LINE_NAME": "SUPPORT BERLIN"}""", "1")]
    [InlineData("""{"%LINE_NAME": "support"}""", "1 2")]
    [InlineData("""{"%LINE_NAME": "НОЧ"}""", "4")]
    [InlineData("""{"%LINE_NAME": "100%"}""", "3")]
    [InlineData("""{"!%LINE_NAME": "SUPPORT"}""", "3 4")]
    [InlineData("""{"=%LINE_NAME": "support%"}""", "1 2")]
    [InlineData("""{"%=LINE_NAME": "%lisboa"}""", "2")]
    [InlineData("""{"=%LINE_NAME": "upport%"}""", "")]
    [InlineData("""{"!=%LINE_NAME": "%o%"}""", "3 4")]
    [InlineData("""{"=%LINE_NAME": "VIP____%"}""", "3")]
    [InlineData("""{"XML_ID": null}""", "1 2 3 4")]
    [InlineData("""{"ID": []}""", "")]
    [InlineData("{}", "1 2 3 4")]
    public async Task A_filter_finds(string filter, string ids) =>
        Assert.Equal(ids, await IdsAsync($$"""{"filter": {{filter}}}"""));

    [Theory]
    [InlineData("""{"ID": "DESC"}""", "4 3 2 1")]
    [InlineData("""{"QUEUE_TIME": "asc"}""", "3 1 4 2")]
    [InlineData("""{"ACTIVE": "desc", "ID": "desc"}""", "3 1 4 2")]
    [InlineData("""{"LINE_NAME": "ASC"}""", "1 2 3 4")]
    public async Task An_order_sorts(string order, string ids) =>
        Assert.Equal(ids, await IdsAsync($$"""{"order": {{order}}}"""));

    [Theory]
    [InlineData("""{">ID": 1, "<ID": 4}""", "DESC", 0, "3 2")]
    [InlineData("""{">=ID": 2}""", "DESC", 1, "3 2")]
    [InlineData("""{"<=ID": 3}""", "DESC", 0, "3 2 1")]
    [InlineData("""{">ID": 4}""", "DESC", 0, "")]
    [InlineData("""{"<ID": 1}""", "DESC", 0, "")]
    [InlineData("""{">ID": 2, "ACTIVE": "N"}""", "DESC", 0, "4")]
    [InlineData("""{">ID": 1.5}""", "ASC", 1, "3 4")]
    [InlineData("""{">ID": "-7"}""", "ASC", 0, "1 2 3 4")]
    [InlineData("""{">ID": "many"}""", "ASC", 0, "1 2 3 4")]
    [InlineData("""{"<ID": "many"}""", "ASC", 0, "")]
    [InlineData("""{">ID": null}""", "ASC", 0, "1 2 3 4")]
    [InlineData("""{"<ID": null}""", "ASC", 0, "")]
    [InlineData("""{"ID": null}""", "ASC", 0, "")]
    [InlineData("""{">ID": [3, 1]}""", "ASC", 0, "2 3 4")]
    [InlineData("""{"<ID": [3, 2]}""", "ASC", 0, "1 2")]
    [InlineData("""{"ID": [4, 1]}""", "DESC", 0, "4 1")]
    [InlineData("""{"@ID": [4, null]}""", "DESC", 0, "4")]
    [InlineData("""{"><ID": [3, 2]}""", "ASC", 0, "")]
    [InlineData("""{"><ID": [2, 9]}""", "DESC", 0, "4 3 2")]
    [InlineData("""{"!><ID": [1, 2]}""", "DESC", 0, "4 3")]
    [InlineData("""{">ID": 3, "<ID": 2}""", "ASC", 0, "")]
    public async Task A_range_of_ids_is_found_in_either_direction(
        string filter, string direction, int offset, string ids) => Assert.Equal(
        ids,
        await IdsAsync($$$"""{"filter": {{{filter}}}, "order": {"ID": "{{{direction}}}"}, "offset": {{{offset}}}}"""));

    [Fact]
    public async Task Lines_that_have_gone_leave_gaps()
    {
        for (int i = 0; i < 6; i++)
            await _portal.AddAsync();
        foreach (int id in new[] { 3, 1, 10, 6, 7 })
            await _portal.CallAsync(TestPortal.Delete, $$"""{"CONFIG_ID": {{id}}}""");

        Assert.Equal("2 4 5 8 9", await IdsAsync("{}"));
        Assert.Equal("4 5 8", await IdsAsync("""{"filter": {">=ID": 3, "<=ID": 8}}"""));
        Assert.Equal("8 5 4", await IdsAsync("""{"filter": {">ID": 2, "<ID": 9}, "order": {"ID": "DESC"}}"""));
        Assert.Equal("9 8", await IdsAsync("""{"filter": {">ID": 6}, "order": {"ID": "DESC"}}"""));
        Assert.False((bool)await _portal.CallAsync(TestPortal.Get, """{"CONFIG_ID": 6}"""));
    }

    /// <summary>Reading must not cost more because there is more that is not read.</summary>
    [Fact]
    public async Task A_page_by_id_looks_at_no_more_lines_than_it_shows()
    {
        const string Page = """{"filter": {">ID": 10}, "order": {"ID": "ASC"}, "limit": 20}""";
        for (int i = 0; i < 50; i++)
            await _portal.AddAsync();
        await ListAsync(Page);
        long few = await CostAsync();
        for (int i = 0; i < 5000; i++)
            await _portal.AddAsync();

        Assert.InRange(await CostAsync(), 0, few * 2);

        async Task<long> CostAsync()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            await ListAsync(Page);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Theory]
    [InlineData("\"quoted\" \\ and / <b>")]
    [InlineData("tab\tline\nbell\a")]
    [InlineData("Ünï 夜 \u2028\u0085\u007f")]
    public async Task Any_text_comes_back_as_it_was(string text)
    {
        int id = await _portal.AddAsync(new JObject { ["LINE_NAME"] = text }.ToString());

        Assert.Equal(text, (string?)(await _portal.LineAsync(id))["LINE_NAME"]);
        Assert.Equal(text, (string?)(await ListAsync("""{"order": {"ID": "DESC"}, "limit": 1}"""))[0]["LINE_NAME"]);
    }

    [Fact]
    public async Task Emoji_come_back_from_get_and_as_codes_from_a_list()
    {
        int id = await _portal.AddAsync("""{"LINE_NAME": "👋 Hi", "WELCOME_MESSAGE_TEXT": "🛟"}""");

        JObject line = await _portal.LineAsync(id);
        JToken listed = (await ListAsync("""{"order": {"ID": "DESC"}, "limit": 1}"""))[0]!;

        Assert.Equal("👋 Hi 🛟", $"{line["LINE_NAME"]} {line["WELCOME_MESSAGE_TEXT"]}");
        Assert.Equal(":f09f918b: Hi :f09f9b9f:", $"{listed["LINE_NAME"]} {listed["WELCOME_MESSAGE_TEXT"]}");
    }

    [Fact]
    public async Task What_is_selected_twice_is_answered_once()
    {
        (int _, string body) = await _portal.GetAsync(
            $"{TestPortal.List}?PARAMS[select][]=ID&PARAMS[select][]=ID&PARAMS[select][QUEUE]=ID&OPTIONS[QUEUE]=Y"
            + "&PARAMS[limit]=1");

        Assert.StartsWith("""{"result":[{"ID":"1","QUEUE":[1],"QUEUE_USERS_FIELDS":""", body);
    }

    [Theory]
    [InlineData("""{"limit": 2}""", "1 2")]
    [InlineData("""{"limit": "2", "offset": "1"}""", "2 3")]
    [InlineData("""{"offset": 3}""", "4")]
    [InlineData("""{"offset": 4}""", "")]
    public async Task A_page_is_cut_out(string page, string ids) => Assert.Equal(ids, await IdsAsync(page));

    [Fact]
    public async Task There_are_50_lines_by_default_and_200_at_most()
    {
        for (int i = 0; i < 210; i++)
            await _portal.AddAsync();

        Assert.Equal(50, (await ListAsync("{}")).Count);
        Assert.Equal(50, (await ListAsync("""{"limit": 0}""")).Count);
        Assert.Equal(200, (await ListAsync("""{"limit": 1000}""")).Count);
        Assert.Equal(14, (await ListAsync("""{"limit": 200, "offset": 200}""")).Count);
    }

    [Fact]
    public async Task A_query_string_with_nothing_but_texts_works()
    {
        (int status, string body) = await _portal.GetAsync(
            "imopenlines.config.list.get?PARAMS[limit]=200&PARAMS[filter][%3EID]=3&PARAMS[select][]=ID"
            + "&OPTIONS[QUEUE]=Y");

        Assert.Equal(200, status);
        JObject answer = JObject.Parse(body);
        Assert.Equal("4", (string?)Assert.Single(answer["result"]!)["ID"]);
        Assert.Null(answer["total"]);
        Assert.Null(answer["next"]);
    }

    [Theory]
    [InlineData("""["ID", "LINE_NAME"]""", "ID LINE_NAME")]
    [InlineData("""{"name": "LINE_NAME"}""", "name")]
    public async Task A_selection_is_answered_in_its_order(string select, string names)
    {
        JObject line = (JObject)(await ListAsync($$"""{"select": {{select}}}"""))[0];

        Assert.Equal(names, string.Join(' ', line.Properties().Select(p => p.Name)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"select": ["*"]}""")]
    [InlineData("""{"select": []}""")]
    public async Task Everything_is_what_get_shows_without_the_queue(string parameters)
    {
        JToken line = (await ListAsync(parameters))[0];

        Assert.True(JToken.DeepEquals(
            await _portal.CallAsync(TestPortal.Get, """{"CONFIG_ID": 1, "WITH_QUEUE": "N"}"""), line));
    }

    [Fact]
    public async Task A_queue_shows_people_as_numbers_and_its_configuration_in_order()
    {
        int id = await _portal.AddAsync("""
            {"QUEUE": [{"ENTITY_TYPE": "department", "ENTITY_ID": 9}, {"ENTITY_TYPE": "user", "ENTITY_ID": 2}]}
            """);

        JToken line = (await ListAsync(
            $$$"""{"filter": {"ID": {{{id}}}}, "select": ["ID"]}""", """{"QUEUE": "Y", "CONFIG_QUEUE": "Y"}"""))[0];

        Assert.All(line["QUEUE"]!, user => Assert.Equal(JTokenType.Integer, user.Type));
        Assert.Equal([30, 31, 32, 2], line["QUEUE"]!.Values<int>());
        Assert.Equal("Karel Dvořák", (string?)line["QUEUE_USERS_FIELDS"]!["30"]!["USER_NAME"]);
        Assert.Equal(
            """[{"ENTITY_ID":"9","ENTITY_TYPE":"department"},{"ENTITY_ID":"2","ENTITY_TYPE":"user"}]""",
            line["CONFIG_QUEUE"]!.ToString(Newtonsoft.Json.Formatting.None));
    }

    [Fact]
    public async Task Only_changeable_lines_are_none_for_who_may_not_change_any()
    {
        Uri webhook = _portal.Portal.CreateWebhook(9, "imopenlines");

        Assert.Equal(4, (await ListAsync("{}", """{"CHECK_PERMISSION": "VIEW"}""", webhook)).Count);
        Assert.Empty(await ListAsync("{}", """{"CHECK_PERMISSION": "MODIFY"}""", webhook));
        Assert.Equal(4, (await ListAsync("{}", """{"CHECK_PERMISSION": "MODIFY"}""")).Count);
    }

    [Theory]
    [InlineData("""{"top": 1, "skip": 2}""", "{}", "Unsupported PARAMS fields are passed: top, skip")]
    [InlineData("""{"select": "ID"}""", "{}", "A wrong format for the PARAMS field 'select' is passed")]
    [InlineData("""{"order": "ID"}""", "{}", "A wrong format for the PARAMS field 'order' is passed")]
    [InlineData("""{"filter": 5}""", "{}", "A wrong format for the PARAMS field 'filter' is passed")]
    [InlineData("""{"limit": -1}""", "{}", "A non-negative integer is expected in the PARAMS field 'limit'")]
    [InlineData("""{"limit": "ten"}""", "{}", "A non-negative integer is expected in the PARAMS field 'limit'")]
    [InlineData("""{"offset": 1.5}""", "{}", "A non-negative integer is expected in the PARAMS field 'offset'")]
    [InlineData("""{"select": [""]}""", "{}", "A wrong field name is passed in the PARAMS field 'select'")]
    [InlineData("""{"order": ["ID"]}""", "{}", "A wrong field name is passed in the PARAMS field 'order'")]
    [InlineData("""{"filter": {">": 1}}""", "{}", "A wrong field name is passed in the PARAMS field 'filter'")]
    [InlineData("""{"select": ["NOPE"]}""", "{}", "An unknown field 'NOPE' is passed in the PARAMS field 'select'")]
    [InlineData("""{"select": ["QUEUE"]}""", "{}", "An unknown field 'QUEUE' is passed in the PARAMS field 'select'")]
    [InlineData("""{"order": {"NO": "ASC"}}""", "{}", "An unknown field 'NO' is passed in the PARAMS field 'order'")]
    [InlineData("""{"filter": {"%id": 1}}""", "{}", "An unknown field 'id' is passed in the PARAMS field 'filter'")]
    [InlineData("""{"select": {"a b": "ID"}}""", "{}", "A wrong field alias is passed in the PARAMS field 'select'")]
    [InlineData(
        """{"select": {"CRM": "ID"}}""", "{}",
        "The alias 'CRM' matches an existing field in the PARAMS field 'select'")]
    [InlineData(
        """{"order": {"ID": "up"}}""", "{}", "A wrong sorting direction is passed in the PARAMS field 'order'")]
    [InlineData("{}", """{"FOO": 1}""", "Unsupported OPTIONS fields are passed: FOO")]
    [InlineData("{}", """{"QUEUE": ["Y"]}""", "A wrong format for the OPTIONS field 'QUEUE' is passed")]
    [InlineData("{}", """{"CONFIG_QUEUE": {}}""", "A wrong format for the OPTIONS field 'CONFIG_QUEUE' is passed")]
    [InlineData(
        "{}", """{"CHECK_PERMISSION": "DANCE"}""",
        "An unknown value for the OPTIONS field 'CHECK_PERMISSION' is passed")]
    public async Task What_is_wrong_is_told(string parameters, string options, string text) => Assert.Equal(
        (400, "INVALID_FORMAT", text),
        await _portal.FailAsync(TestPortal.List, $$"""{"PARAMS": {{parameters}}, "OPTIONS": {{options}}}"""));

    private async Task<string> IdsAsync(string parameters) =>
        string.Join(' ', (await ListAsync(parameters)).Select(line => (string?)line["ID"]));

    private async Task<JArray> ListAsync(string parameters, string options = "{}", Uri? webhook = null) =>
        (JArray)await _portal.CallAsync(
            TestPortal.List, $$"""{"PARAMS": {{parameters}}, "OPTIONS": {{options}}}""", webhook);
}
