namespace Bitrix24.Sandbox.Tests;

public sealed class DirectoryTests : IDisposable
{
    private readonly TestPortal _portal = new();

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task A_company_of_40_is_one_page()
    {
        (_, JObject body) = await _portal.PostAsync("user.get");

        Assert.Equal(40, body["result"]!.Count());
        Assert.Equal(40, (int)body["total"]!);
        Assert.Null(body["next"]);
        Assert.Equal(Enumerable.Range(1, 40), body["result"]!.Select(user => (int)user["ID"]!));
    }

    [Theory]
    [InlineData(0, 1, 50, 50)]
    [InlineData(50, 51, 50, 100)]
    [InlineData(70, 71, 50, null)]
    [InlineData(100, 101, 20, null)]
    public async Task A_company_of_120_is_three_pages(int start, int first, int count, int? next)
    {
        using var portal = new TestPortal(new SandboxOptions { Users = 120 });

        (_, JObject body) = await portal.PostAsync("user.get", $$"""{"start": {{start}}}""");

        Assert.Equal(Enumerable.Range(first, count), body["result"]!.Select(user => (int)user["ID"]!));
        Assert.Equal(120, (int)body["total"]!);
        Assert.Equal(next, (int?)body["next"]);
    }

    [Fact]
    public async Task A_page_after_the_last_id_is_not_counted()
    {
        using var portal = new TestPortal(new SandboxOptions { Users = 120 });

        (_, JObject body) = await portal.PostAsync(
            "user.get", """{"order": {"ID": "ASC"}, "filter": {">ID": 100}, "start": -1}""");

        Assert.Equal(Enumerable.Range(101, 20), body["result"]!.Select(user => (int)user["ID"]!));
        Assert.Null(body["total"]);
        Assert.Null(body["next"]);
    }

    [Theory]
    [InlineData("""{"ID": 7}""", "7")]
    [InlineData("""{"id": "7"}""", "7")]
    [InlineData("""{"FILTER": {"ID": [7, 9]}}""", "7 9")]
    [InlineData("""{"filter": {"LAST_NAME": "lindqvist"}}""", "1")]
    [InlineData("""{"filter": {"UF_DEPARTMENT": 11}}""", "36 37 38")]
    [InlineData("""{"filter": {"UF_DEPARTMENT": [3, 12]}, "sort": "ID", "order": "DESC"}""", "40 39 8 7")]
    [InlineData("""{"filter": {"NAME": "o%"}}""", "")]
    [InlineData("""{"filter": {"=%NAME": "o%"}}""", "6")]
    [InlineData("""{"filter": {"NAME_SEARCH": "vip"}}""", "27 28 29")]
    [InlineData("""{"FILTER": {"IS_ONLINE": "N", ">ID": 35}}""", "36 37")]
    [InlineData("""{"FILTER": {"ACTIVE": false}}""", "")]
    [InlineData("""{"FILTER": {"ACTIVE": "Y", "NO_SUCH_FIELD": 1}, "ID": 3}""", "3")]
    [InlineData("""{"FILTER": {"UF_DEPARTMENT": 9}, "SORT": "LAST_NAME", "ORDER": "asc"}""", "30 31 32")]
    [InlineData("""{"FILTER": {"UF_DEPARTMENT": 9}, "sort": "NAME", "order": "desc"}""", "31 32 30")]
    [InlineData("""{"START": 38}""", "39 40")]
    [InlineData("""{"start": "39"}""", "40")]
    public async Task Users_are_found(string parameters, string ids)
    {
        JToken users = await _portal.CallAsync("user.get", parameters);

        Assert.Equal(ids, string.Join(' ', users.Select(user => (string?)user["ID"])));
    }

    [Fact]
    public async Task A_negative_start_is_not_counted()
    {
        (_, JObject body) = await _portal.PostAsync("user.get", """{"start": -1, "select": ["ID", "UF_D*"]}""");

        Assert.Null(body["total"]);
        Assert.Equal(
            """{"ID":"1","UF_DEPARTMENT":[1]}""", body["result"]![0]!.ToString(Newtonsoft.Json.Formatting.None));
    }

    [Fact]
    public async Task Departments_form_a_tree_below_the_company()
    {
        (_, JObject body) = await _portal.PostAsync("department.get");

        Assert.Equal(12, (int)body["total"]!);
        JToken company = body["result"]![0]!;
        Assert.Equal("Meridian Goods", (string?)company["NAME"]);
        Assert.Null(company["PARENT"]);
        Assert.All(body["result"]!.Skip(1), department => Assert.NotNull(department["PARENT"]));
    }

    [Theory]
    [InlineData("""{"PARENT": 3, "sort": "NAME", "order": "desc"}""", "7 4 6 5 11")]
    [InlineData("""{"NAME": "Quality"}""", "12")]
    [InlineData("""{"ID": "10"}""", "10")]
    [InlineData("""{"SORT": 500, "sort": "ID", "START": 10}""", "11 12")]
    public async Task Departments_are_found(string parameters, string ids)
    {
        JToken departments = await _portal.CallAsync("department.get", parameters);

        Assert.Equal(ids, string.Join(' ', departments.Select(department => (string?)department["ID"])));
    }

    [Fact]
    public void Every_department_has_two_people_at_least_and_a_head_of_its_own()
    {
        CompanyDirectory company = CompanyDirectory.Seeded(40);

        Assert.All(company.Departments, department =>
        {
            Assert.True(company.StaffOf(department.Id).Count() >= 2, department.Name);
            Assert.Contains(company.StaffOf(department.Id), user => user.Id == department.Head);
        });
        Assert.Equal(40, company.Users.Select(user => user.Email).Distinct().Count());
    }

    [Fact]
    public async Task A_portal_without_seed_has_its_administrator_only()
    {
        using var portal = new TestPortal(new SandboxOptions { Seed = false });

        Assert.Equal("1", (string?)Assert.Single(await portal.CallAsync("user.get"))["ID"]);
        Assert.Single(await portal.CallAsync("department.get"));
    }
}
