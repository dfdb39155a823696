using System.Net;

namespace Bitrix24.Rest.Tests;

/// <summary>Lists that are read as they arrive.</summary>
public sealed class ListReadingTests
{
    private readonly StubPortal _portal = new();
    private readonly Reader _reader = new();

    [Fact]
    public async Task Hands_over_the_rows_of_a_list()
    {
        _portal.Answers(Lists("{\"ID\":1},{\"ID\":2}"));

        Assert.Null(await ReadAsync());
        Assert.Equal([1, 2], _reader.Ids);
    }

    [Fact]
    public async Task Accepts_a_byte_order_mark()
    {
        _portal.Answers("\ufeff" + Lists("{\"ID\":1}"));

        Assert.Null(await ReadAsync());
        Assert.Equal([1], _reader.Ids);
    }

    [Fact]
    public async Task Reads_again_what_breaks_off_and_goes_on()
    {
        _portal.Answers(Lists("{\"ID\":1}")[..^5]).Answers(Lists("{\"ID\":2}"));
        var run = new RunMonitor();

        Assert.Null(await ReadAsync(run));
        Assert.Equal([1, 2], _reader.Ids);
        Assert.Equal(2, run.Retries);
        Assert.Single(_portal.Pauses);
    }

    [Fact]
    public async Task Gives_up_after_ten_attempts_without_a_row()
    {
        for (int i = 0; i < RestClient.MaxAttempts + 5; i++)
            _portal.Answers("<html>busy</html>", HttpStatusCode.BadGateway);

        RestError error = (await ReadAsync())!;

        Assert.Equal(RestErrorCodes.NoAnswer, error.Code);
        Assert.Equal("The portal failed with HTTP 502 and gave no readable answer.", error.Description);
        Assert.Equal(RestClient.MaxAttempts, _portal.Sent.Count);
    }

    [Theory]
    [InlineData("<html>Not found</html>")]
    [InlineData("")]
    public async Task Ends_where_there_is_no_portal(string body)
    {
        _portal.Answers(body, HttpStatusCode.NotFound);

        Assert.Equal(RestErrorCodes.NotAPortal, (await ReadAsync())!.Code);
        Assert.Single(_portal.Sent);
    }

    [Fact]
    public async Task Counts_from_the_start_where_rows_have_come()
    {
        for (int i = 0; i < 9; i++)
            _portal.Answers("<html>busy</html>", HttpStatusCode.BadGateway);
        _portal.Answers(Lists("{\"ID\":1}")[..^5]);
        for (int i = 0; i < 8; i++)
            _portal.Answers("<html>busy</html>", HttpStatusCode.BadGateway);
        _portal.Answers(Lists("{\"ID\":2}"));

        Assert.Null(await ReadAsync());
        Assert.Equal([1, 2], _reader.Ids);
    }

    [Theory]
    [InlineData("{\"ID\":1},5")]
    [InlineData("{\"ID\":1},null")]
    [InlineData("{\"ID\":1},[]")]
    public async Task Takes_a_row_that_is_no_object_for_a_broken_answer(string rows)
    {
        _portal.Answers(Lists(rows)).Answers(Lists("{\"ID\":2}"));

        Assert.Null(await ReadAsync());
        Assert.Equal([1, 2], _reader.Ids);
    }

    [Fact]
    public async Task Ends_with_the_error_of_the_portal()
    {
        _portal.Answers("{\"error\":\"ACCESS_DENIED\"}", HttpStatusCode.Forbidden);

        Assert.Equal("ACCESS_DENIED", (await ReadAsync())!.Code);
        Assert.Single(_portal.Sent);
    }

    [Fact]
    public async Task Ends_with_the_error_of_one_list()
    {
        _portal.Answers("{\"result\":{\"result\":[],\"result_error\":{\"c0\":{\"error\":\"NO\"}}}}");

        Assert.Equal("NO", (await ReadAsync())!.Code);
    }

    private static string Lists(string rows) =>
        "{\"result\":{\"result\":{\"c0\":[" + rows + "]},\"result_error\":[]}}";

    private async Task<RestError?> ReadAsync(RunMonitor? run = null)
    {
        using RestClient client = _portal.Client();
        // A server that has never answered is given up early.
        _portal.Prepend("{\"result\":1}");
        await client.SendAsync(new RestCall("profile"), CancellationToken.None);
        _portal.Sent.Clear();
        return await client.WatchedBy(run ?? new RunMonitor()).ReadAsync(_reader, CancellationToken.None);
    }

    private sealed class Reader : IListReader
    {
        public List<int> Ids { get; } = [];

        public IReadOnlyList<RestCall> NextCalls() => [new RestCall("x.list"), new RestCall("x.list")];

        public void BeginList(int place)
        {
        }

        public void AddRow(IReadOnlyList<KeyValuePair<string, JToken?>> row) => Ids.Add((int)row[0].Value!);

        public RestError? EndAnswer(IReadOnlyDictionary<int, RestError> errors) => errors.GetValueOrDefault(0);
    }
}
