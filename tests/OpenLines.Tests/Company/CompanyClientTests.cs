using System.Globalization;
using Bitrix24.Rest.Tests;
using Bitrix24.Sandbox;
using Newtonsoft.Json;

namespace Bitrix24.OpenLines.Tests;

public sealed class CompanyClientTests
{
    private readonly StubPortal _portal = new();

    [Theory]
    [InlineData("LAST_NAME", "LAST_NAME")]
    [InlineData("%lastName", "%LAST_NAME")]
    [InlineData("!=%email", "!=%EMAIL")]
    [InlineData(">=Id", ">=ID")]
    [InlineData("@departments", "@UF_DEPARTMENT")]
    [InlineData("uf_skype", "UF_SKYPE")]
    [InlineData("PersonalCity", "PERSONAL_CITY")]
    public void A_condition_goes_out_under_the_name_of_the_portal(string given, string sent) => Assert.Equal(
        [sent, "ACTIVE"],
        UserQuery.Of([new(given, "x")]).Conditions.Properties().Select(condition => condition.Name));

    [Theory]
    [InlineData("LASTNAM", "UnknownSetting", "'LAST_NAME'")]
    [InlineData("", "UnknownSetting", "no such field")]
    public void A_condition_that_the_portal_would_pass_over_is_refused(string given, string code, string says)
    {
        var refusal = Assert.Throws<InvalidInputException>(() => UserQuery.Of([new(given, "x")]));

        Assert.Equal(code, refusal.Code);
        Assert.Contains(says, refusal.Message);
    }

    [Fact]
    public void A_condition_is_given_once()
    {
        Assert.Equal("DuplicateSetting", Assert.Throws<InvalidInputException>(
            () => UserQuery.Of([new("NAME", "x"), new("firstName", "y")])).Code);
        Assert.Equal("DuplicateSetting", Assert.Throws<InvalidInputException>(
            () => UserQuery.Of([new("UF_DEPARTMENT", 1)], [2])).Code);
    }

    [Fact]
    public void Those_who_have_left_are_read_where_they_are_asked_for()
    {
        Assert.True((bool)UserQuery.Of([]).Conditions["ACTIVE"]!);
        Assert.Empty(UserQuery.Of([], withInactive: true).Conditions);
        Assert.Equal(["!ACTIVE"], UserQuery.Of([new("!active", true)]).Conditions.Properties().Select(one => one.Name));
    }

    [Fact]
    public async Task Pages_come_several_at_a_time_and_end_where_one_is_not_full()
    {
        _portal.Answers(Page(1, 50)).Answers(Batch(Page(51, 50), Page(101, 50), Page(151, 7), Page(900, 50)));
        using RestClient client = _portal.Client();
        DirectoryPages<User> pages = new CompanyClient(client).Users(UserQuery.Of([]));

        var ids = new List<int>();
        while (pages.HasMore)
            ids.AddRange((await pages.ReadNextAsync(CancellationToken.None)).Value.Select(user => user.Id));

        Assert.Equal(Enumerable.Range(1, 157), ids);
        Assert.Null(_portal.Sent[0].Body["start"]);
        Assert.Equal(
            ["50", "100", "150", "200"],
            _portal.Sent[1].Body["cmd"]!.Select(call => ((string)((JProperty)call).Value!).Split("start=")[1]));
    }

    [Fact]
    public async Task What_stands_before_a_page_that_fails_is_told_and_then_the_error()
    {
        const string failure = """{"error":"ACCESS_DENIED","error_description":"no"}""";
        _portal.Answers(Page(1, 50)).Answers(Batch(Page(51, 50), failure, Page(151, 50), Page(201, 50)));
        using RestClient client = _portal.Client();
        DirectoryPages<User> pages = new CompanyClient(client).Users(UserQuery.Of([]));

        Assert.Equal(50, (await pages.ReadNextAsync(CancellationToken.None)).Value.Count);
        Assert.Equal(50, (await pages.ReadNextAsync(CancellationToken.None)).Value.Count);
        Assert.Equal("ACCESS_DENIED", (await pages.ReadNextAsync(CancellationToken.None)).Error!.Code);

        Assert.False(pages.HasMore);
        Assert.Equal(2, _portal.Sent.Count);
    }

    [Fact]
    public async Task Fifty_ids_are_one_call_and_each_has_its_outcome()
    {
        var portal = new SandboxPortal();
        using RestClient client = TestClient.Of(portal);
        int[] ids = [.. Enumerable.Range(1, 60), 3];

        IReadOnlyList<Outcome<User>> users = await new CompanyClient(client).GetUsersAsync(ids, CancellationToken.None);

        Assert.Equal(61, users.Count);
        Assert.Equal(ids.Take(40), users.Take(40).Select(user => user.Value.Id));
        Assert.All(users.Skip(40).Take(20), user => Assert.Equal("UserNotFound", user.Error!.Code));
        Assert.Equal("Chloé Dubois (3)", users[60].Value.ToString());
        Assert.Equal(2, portal.Statistics.CallsByMethod["user.get"]);
    }

    [Fact]
    public async Task A_user_of_whom_little_is_told_is_a_user()
    {
        _portal.Answers("""
            {"result":[{"ID":7,"NAME":"","LAST_NAME":null,"LAST_LOGIN":{},"UF_X":"y"},{"NAME":"none"}]}
            """);
        using RestClient client = _portal.Client();

        User user = Assert.Single(
            (await client.SendAsync(new GetUsers(UserQuery.Of([])), CancellationToken.None)).Value);

        Assert.Equal(("7", null, null, null), ($"{user}", user.Name, user.Email, user.LastLogin));
        Assert.Null(user.Departments);
        Assert.Equal("""{"UF_X":"y"}""", $"{user.AdditionalData}");
    }

    [Fact]
    public async Task Departments_have_a_parent_and_a_head_or_none()
    {
        _portal.Answers("""
            {"result":[{"ID":"1","NAME":"x","PARENT":"0","UF_HEAD":""},{"ID":2,"NAME":"y","PARENT":1}]}
            """);
        using RestClient client = _portal.Client();

        Assert.Equal(
            [new(1, "x"), new(2, "y", 1)],
            (await client.SendAsync(new GetDepartments(new DepartmentQuery()), CancellationToken.None)).Value);
    }

    [Fact]
    public async Task Users_and_departments_stand_in_a_queue()
    {
        using RestClient client = TestClient.Of(new SandboxPortal());
        User user = (await new CompanyClient(client).GetUsersAsync([15], CancellationToken.None))[0].Value;

        var settings = OpenLineSettings.ReadCreation(
            [new("Name", "x"), new("Queue", new object[] { user, new Department(4, "y"), "user:3" })],
            InputSource.Explicit);

        Assert.Equal("user:15;department:4;user:3", settings.Queue!.ToString());
    }

    private static string Page(int first, int count) => new JObject
    {
        ["result"] = new JArray(Enumerable.Range(first, count)
            .Select(id => new JObject { ["ID"] = id.ToString(CultureInfo.InvariantCulture) })),
    }.ToString(Formatting.None);

    /// <summary>The answer to a batch of calls that would answer so, one by one.</summary>
    private static string Batch(params string[] answers)
    {
        var results = new JObject();
        var errors = new JObject();
        for (int place = 0; place < answers.Length; place++)
        {
            var answer = JObject.Parse(answers[place]);
            if (answer["result"] is { } result)
                results[BatchName(place)] = result;
            else
                errors[BatchName(place)] = answer;
        }
        return new JObject
        {
            ["result"] = new JObject { ["result"] = results, ["result_error"] = errors },
        }.ToString(Formatting.None);
    }

    private static string BatchName(int place) => $"c{place}";
}
