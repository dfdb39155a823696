using Bitrix24.Sandbox;

namespace Bitrix24.OpenLines.Tests;

/// <summary>Which lines are asked for, in which order, and how pages follow one another.</summary>
public sealed class OpenLineQueryTests
{
    [Theory]
    [InlineData("Active", true, "{ACTIVE:'Y'}")]
    [InlineData("ACTIVE", "N", "{ACTIVE:'N'}")]
    [InlineData(">ID", 100, "{'>ID':100}")]
    [InlineData(">=id", "100", "{'>=ID':'100'}")]
    [InlineData("%Name", "port", "{'%LINE_NAME':'port'}")]
    [InlineData("!QueueType", "All", "{'!QUEUE_TYPE':'all'}")]
    [InlineData("%QueueType", "even", "{'%QUEUE_TYPE':'even'}")]
    [InlineData("QueueType", "", "{QUEUE_TYPE:''}")]
    [InlineData("<QUEUE_TIME", 60, "{'<QUEUE_TIME':60}")]
    [InlineData("WorktimeFrom", "09:00", "{WORKTIME_FROM:'9'}")]
    [InlineData("XmlId", "", "{XML_ID:''}")]
    [InlineData("ModifyUserId", null, "{MODIFY_USER_ID:null}")]
    [InlineData("SendNotificationEmptyQueue", false, "{SEND_NOTIFICATION_EMPTY_QUEUE:'N'}")]
    public void A_condition_goes_out_as_the_portal_stores_it(string key, object? value, string filter) =>
        Assert.Equal(JObject.Parse(filter).ToString(), Page(Query((key, value))).Filter.ToString());

    [Fact]
    public void A_part_of_the_name_is_one_more_condition_unless_there_is_one_of_ones_own()
    {
        Assert.Equal(
            JObject.Parse("{'>ID':3,'%LINE_NAME':'Sales'}").ToString(),
            Page(Query((">ID", 3)).WithNameLike("Sales")).Filter.ToString());
        Assert.Equal(
            JObject.Parse("{'%LINE_NAME':'port'}").ToString(),
            Page(Query(("%Name", "port")).WithNameLike("Sales")).Filter.ToString());
    }

    [Theory]
    [InlineData("!=%")]
    [InlineData("!%=")]
    [InlineData("=%")]
    [InlineData("%=")]
    [InlineData("!%")]
    [InlineData("!=")]
    [InlineData("!@")]
    [InlineData("<=")]
    [InlineData("@")]
    [InlineData("=")]
    public void A_prefix_of_several_signs_is_taken_whole(string prefix) => Assert.Equal(
        new JObject { [$"{prefix}QUEUE_TIME"] = 60 }.ToString(),
        Page(Query(($"{prefix}QueueTime", 60))).Filter.ToString());

    [Theory]
    [InlineData("><")]
    [InlineData("!><")]
    public void A_range_has_two_ends(string prefix)
    {
        Assert.Equal(
            JObject.Parse($"{{'{prefix}ID':[5,9]}}").ToString(),
            Page(Query(($"{prefix}Id", new object[] { 5, 9 }))).Filter.ToString());
        Assert.Throws<InvalidInputException>(() => Query(($"{prefix}Id", 5)));
        Assert.Throws<InvalidInputException>(() => Query(($"{prefix}Id", new object[] { 5, 7, 9 })));
    }

    [Theory]
    [InlineData(">Id", null, ">Id: '' is nothing to compare with by >.")]
    [InlineData(">Id", "", ">Id: '' is nothing to compare with by >.")]
    [InlineData("%Name", null, "%Name: '' is nothing to compare with by %.")]
    [InlineData("Id", "abc", "Id: 'abc' is not a whole number from 0.")]
    [InlineData("ModifyUserId", "Anna", "ModifyUserId: 'Anna' is not a whole number from 0.")]
    [InlineData(">DateCreate", "tomorrow", ">DateCreate: 'tomorrow' is not a date. Write YYYY-MM-DD, or give a DateTime.")]
    public void A_condition_that_would_find_all_or_nothing_is_refused(string key, object? value, string message)
    {
        InvalidInputException refusal = Assert.Throws<InvalidInputException>(() => Query((key, value)));

        Assert.Equal(InputErrorCodes.InvalidValue, refusal.Code);
        Assert.Equal(message, Assert.Single(refusal.Errors).Message);
    }

    [Fact]
    public void Two_conditions_of_one_name_are_refused() => Assert.Equal(
        InputErrorCodes.DuplicateSetting,
        Assert.Throws<InvalidInputException>(() => Query(("Name", "a"), ("LINE_NAME", "b"))).Code);

    [Fact]
    public void Several_values_stand_for_one_of_them() => Assert.Equal(
        JObject.Parse("{QUEUE_TYPE:['evenly','strictly']}").ToString(),
        Page(Query(("QUEUE_TYPE", new object[] { "Evenly", "STRICTLY" }))).Filter.ToString());

    [Theory]
    [InlineData("Actve", true, InputErrorCodes.UnknownSetting, "Actve: An open line has no such property. Did you mean 'Active'?")]
    [InlineData("Queue", "user:1", InputErrorCodes.UnknownSetting, "Queue: A portal neither searches nor sorts by the queue.")]
    [InlineData("QUEUE_TYPE", "evenl", InputErrorCodes.InvalidValue,
        "QUEUE_TYPE: 'evenl' is not one of evenly, strictly, all. Did you mean 'evenly'?")]
    [InlineData("SKIP_MODIFY_MARK", "Y", InputErrorCodes.UnknownSetting, null)]
    public void What_the_portal_cannot_search_by_is_refused(string key, object value, string code, string? message)
    {
        InvalidInputException refusal = Assert.Throws<InvalidInputException>(() => Query((key, value)));

        Assert.Equal(code, refusal.Code);
        if (message is not null)
            Assert.Equal(message, refusal.Message);
    }

    [Fact]
    public void Equal_values_are_sorted_by_id() => Assert.Equal(
        JObject.Parse("{LINE_NAME:'DESC',ID:'DESC'}").ToString(),
        Page(OpenLineQuery.Of([], ["name"], descending: true)).Order.ToString());

    [Fact]
    public void Selected_properties_come_with_the_id_and_the_name()
    {
        ListOpenLines plain = OpenLineQuery.All.Page(null, 0, 9, OpenLineSelection.Of(["QueueTime"], false));
        ListOpenLines queue = OpenLineQuery.All.Page(null, 0, 9, OpenLineSelection.Of(["Operators", "QUEUE"], false));

        Assert.Equal(["ID", "LINE_NAME", "QUEUE_TIME"], plain.Selection.Columns!);
        Assert.Null(plain.ToCall().Parameters["OPTIONS"]);
        Assert.Equal(["ID", "LINE_NAME"], queue.Selection.Columns!);
        Assert.True(queue.Selection.WithQueue && queue.Selection.WithOperators);
        Assert.Throws<InvalidInputException>(() => OpenLineSelection.Of(["QueueTme"], false));
    }

    [Fact]
    public void Every_name_that_can_be_selected_is_taken() =>
        Assert.NotNull(OpenLineSelection.Of(OpenLineSelection.PropertyNames, withOperators: false));

    [Theory]
    [InlineData(false, 1, 450)]
    [InlineData(true, 450, 1)]
    public async Task Pages_follow_by_id_in_either_direction(bool descending, int first, int last)
    {
        List<int> ids = await ReadAsync(OpenLineQuery.Of([], [], descending));

        Assert.Equal((450, first, last), (ids.Distinct().Count(), ids[0], ids[^1]));
    }

    [Fact]
    public async Task A_lower_bound_of_ones_own_holds_on_every_page() =>
        Assert.Equal(Enumerable.Range(101, 350), await ReadAsync(Query((">ID", 100))));

    [Fact]
    public async Task Pages_follow_by_offset_in_another_order()
    {
        List<int> ids = await ReadAsync(OpenLineQuery.Of([], ["QueueTime"], descending: true));

        Assert.Equal(Enumerable.Range(1, 450).OrderByDescending(id => id % 7).ThenByDescending(id => id), ids);
    }

    [Theory]
    [InlineData(5, 10, 1)]
    [InlineData(150, 210, 2)]
    [InlineData(440, 1000, 1)]
    public async Task Only_as_many_are_read_as_are_wanted(int skip, int first, int requests)
    {
        using RestClient rest = await PortalAsync();
        int before = rest.RequestCount;

        using OpenLinePages pages = new OpenLineClient(rest)
            .Pages(OpenLineQuery.All, OpenLineSelection.Everything, skip, first);
        List<int> ids = await ReadAsync(rest, pages);

        Assert.Equal(Enumerable.Range(1, 450).Skip(skip).Take(first), ids);
        Assert.Equal(requests, rest.RequestCount - before);
    }

    [Fact]
    public async Task After_an_error_there_is_no_more()
    {
        var portal = new SandboxPortal();
        portal.Faults.Add(new SandboxFault { Times = 9, Kind = SandboxFaultKind.Overload });
        using RestClient rest = Client(portal);
        using OpenLinePages pages = new OpenLineClient(rest).Pages(OpenLineQuery.All, OpenLineSelection.Everything);

        Assert.Equal(RestErrorCodes.OverloadLimit, (await pages.ReadNextAsync(CancellationToken.None)).Error!.Code);
        Assert.False(pages.HasMore);
    }

    private static OpenLineQuery Query(params (string Key, object? Value)[] filter) => OpenLineQuery.Of(
        filter.Select(condition => KeyValuePair.Create(condition.Key, condition.Value)), [], descending: false);

    private static ListOpenLines Page(OpenLineQuery query) =>
        query.Page(lastId: null, offset: 0, limit: 200, OpenLineSelection.Everything);

    private static async Task<List<int>> ReadAsync(OpenLineQuery query)
    {
        using RestClient rest = await PortalAsync();
        using OpenLinePages pages = new OpenLineClient(rest).Pages(query, OpenLineSelection.Everything);
        return await ReadAsync(rest, pages);
    }

    private static async Task<List<int>> ReadAsync(RestClient rest, OpenLinePages pages)
    {
        var ids = new List<int>();
        while (pages.HasMore)
            ids.AddRange((await pages.ReadNextAsync(CancellationToken.None)).Value.Select(line => line.Id));
        return ids;
    }

    /// <summary>A portal with 450 lines, whose queue times go from 0 to 6.</summary>
    private static async Task<RestClient> PortalAsync()
    {
        RestClient rest = Client(new SandboxPortal());
        using var writer = new OpenLineWriter(rest, new PortalQuirks(), readBack: false);
        await writer.CreateAsync(
            [.. Enumerable.Range(1, 450).Select(i => new OpenLineSettings { Name = $"Line {i}", QueueTime = i % 7 })],
            CancellationToken.None);
        return rest;
    }

    private static RestClient Client(SandboxPortal portal) => TestClient.Of(portal);
}
