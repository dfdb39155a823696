using Bitrix24.Sandbox;

namespace Bitrix24.OpenLines.Tests;

public sealed class LineDirectoryTests
{
    [Fact]
    public async Task A_name_is_found_in_any_case_unless_one_line_has_it_as_it_is()
    {
        var portal = new SandboxPortal();
        using RestClient client = TestClient.Of(portal);
        using var writer = new OpenLineWriter(client, new PortalQuirks());
        string[] names = ["Desk", "DESK", "A & B", "👋 Hi", "twin", "twin"];
        await writer.WriteAsync(
            [.. names.Select(name => LineWrite.Create(new OpenLineSettings { Name = name }))], CancellationToken.None);
        var directory = new LineDirectory(client);

        Assert.Null(await directory.LoadAsync(CancellationToken.None));
        int requests = client.RequestCount;
        Assert.Null(await directory.LoadAsync(CancellationToken.None));

        Assert.Equal(requests, client.RequestCount);
        Assert.Equal([1], directory.Find("Desk"));
        Assert.Equal([2], directory.Find("DESK"));
        Assert.Equal([1, 2], directory.Find("desk"));
        Assert.Equal([3], directory.Find(" A & B "));
        Assert.Equal([4], directory.Find("👋 Hi"));
        Assert.Equal([5, 6], directory.Find("twin"));
        Assert.Empty(directory.Find("Des"));
        directory.Add("New", 7);
        Assert.Equal([7], directory.Find("new"));
    }
}
