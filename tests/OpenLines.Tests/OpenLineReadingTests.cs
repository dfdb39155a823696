using System.Globalization;
using System.Net;
using System.Text;
using Bitrix24.Rest.Tests;

namespace Bitrix24.OpenLines.Tests;

/// <summary>Reading many lines, on a portal whose every answer a test can spoil.</summary>
public sealed class OpenLineReadingTests : HttpMessageHandler
{
    private const string Secret = "s3cr3tw0rd";

    private readonly SortedSet<int> _lines = [];
    private readonly List<int> _batches = [];
    private readonly Queue<Func<string, string>> _spoilt = new();
    private Action<int> _beforeRequest = _ => { };

    [Theory]
    [InlineData(199, 1)]
    [InlineData(200, 2)]
    [InlineData(799, 2)]
    [InlineData(800, 3)]
    [InlineData(20000, 5)]
    public async Task Reads_all_lines_once_and_in_order_in_few_requests(int count, int requests)
    {
        Fill(count);

        Assert.Equal(_lines, await ReadAsync());
        Assert.Equal(requests, _batches.Count);
    }

    [Fact]
    public async Task Reads_downwards_as_well()
    {
        Fill(3000);

        Assert.Equal(_lines.Reverse(), await ReadAsync(descending: true));
    }

    [Fact]
    public async Task Reads_no_more_than_is_wanted()
    {
        Fill(5000);

        Assert.Equal(Enumerable.Range(1, 1234), await ReadAsync(first: 1234));
        Assert.Equal([0, 3, 3], _batches);
    }

    [Fact]
    public async Task Ends_with_an_error_where_the_portal_answers_without_lists()
    {
        Fill(5000);
        _spoilt.Enqueue(answer => answer);
        for (int i = 0; i < 100; i++)
            _spoilt.Enqueue(_ => """{"result":{"result":{"c0":false,"c1":false,"c2":false},"result_error":[]}}""");
        var ids = new List<int>();

        RestException failure = await Assert.ThrowsAsync<RestException>(() => ReadAsync(into: ids));

        Assert.Equal(OpenLineErrorCodes.UnexpectedResult, failure.Error.Code);
        Assert.Equal(_lines.Take(200), ids);
        Assert.Equal(1 + RestClient.MaxAttempts, _batches.Count);
    }

    [Fact]
    public async Task Asks_for_the_first_page_alone()
    {
        Fill(5000);
        using RestClient rest = Client();
        using OpenLinePages pages =
            new OpenLineClient(rest).Pages(OpenLineQuery.All, OpenLineSelection.Everything);

        Assert.Equal(200, (await pages.ReadNextAsync(CancellationToken.None)).Value.Count);
        Assert.Equal([0], _batches);
    }

    [Fact]
    public async Task Sees_each_line_once_though_lines_come_and_go_meanwhile()
    {
        Fill(4000);
        _beforeRequest = request =>
        {
            if (request == 0)
                return;
            _lines.RemoveWhere(id => id < 150);
            _lines.Add(4000 + request);
        };

        List<int> ids = await ReadAsync();

        Assert.Equal(Enumerable.Range(1, 4000), ids.Where(id => id <= 4000));
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task Goes_on_behind_the_last_line_where_an_answer_breaks_off()
    {
        Fill(4000);
        _spoilt.Enqueue(body => body);
        _spoilt.Enqueue(body => body[..(body.Length / 3)]);
        _spoilt.Enqueue(body => body[..(body.Length / 2)]);

        Assert.Equal(_lines, await ReadAsync());
    }

    [Fact]
    public async Task Gives_no_line_that_has_arrived_in_part()
    {
        Fill(400);
        using RestClient rest = Client();
        using OpenLinePages pages =
            new OpenLineClient(rest).Pages(OpenLineQuery.All, OpenLineSelection.Everything);
        _spoilt.Enqueue(body => body);
        // The last line's id has arrived, and its name has not.
        _spoilt.Enqueue(body => body[..(body.IndexOf("Line 300", StringComparison.Ordinal) - 14)]);
        var names = new List<string?>();
        while (pages.HasMore)
            names.AddRange((await pages.ReadNextAsync(CancellationToken.None)).Value.Select(line => line.Name));

        Assert.Equal(Enumerable.Range(1, 400).Select(i => $"Line {i}"), names);
    }

    [Fact]
    public async Task Goes_on_however_often_an_answer_breaks_off_that_has_brought_something()
    {
        Fill(4000);
        _spoilt.Enqueue(body => body);
        for (int i = 0; i < 2 * RestClient.MaxAttempts; i++)
            _spoilt.Enqueue(body => body[..(body.Length / 5)]);

        Assert.Equal(_lines, await ReadAsync());
    }

    [Fact]
    public async Task Goes_on_behind_the_last_page_where_one_fails()
    {
        Fill(4000);
        _spoilt.Enqueue(body => body);
        _spoilt.Enqueue(body => Without(body, "c2", "OPERATION_TIME_LIMIT"));

        Assert.Equal(_lines, await ReadAsync());
        Assert.Equal(5, _batches.Count);
    }

    [Fact]
    public async Task Goes_on_behind_the_last_page_where_one_is_not_mentioned()
    {
        Fill(4000);
        _spoilt.Enqueue(body => body);
        _spoilt.Enqueue(body => Without(body, "c0", code: null));

        Assert.Equal(_lines, await ReadAsync());
    }

    [Fact]
    public async Task Tells_a_page_that_the_portal_refuses_after_those_before_it()
    {
        Fill(4000);
        _spoilt.Enqueue(body => body);
        _spoilt.Enqueue(body => Without(body, "c2", "ACCESS_DENIED"));
        var ids = new List<int>();

        RestException refusal = await Assert.ThrowsAsync<RestException>(() => ReadAsync(into: ids));

        Assert.Equal("ACCESS_DENIED", refusal.Error.Code);
        Assert.Equal(Enumerable.Range(1, 600), ids);
    }

    [Fact]
    public async Task Reads_page_by_page_where_a_portal_does_not_put_results_in()
    {
        Fill(1000);
        _spoilt.Enqueue(body => body);
        _spoilt.Enqueue(body =>
        {
            var answer = JObject.Parse(body);
            var lists = (JObject)answer["result"]!["result"]!;
            lists["c1"] = lists["c0"]!.DeepClone();
            return answer.ToString();
        });

        Assert.Equal(_lines, await ReadAsync());
        Assert.Equal([0, 3, 1, 1, 1, 1], _batches);
    }

    [Fact]
    public async Task Ends_where_a_portal_gives_the_same_lines_again_and_again()
    {
        Fill(1000);
        string? first = null;
        for (int i = 0; i < 5; i++)
        {
            _spoilt.Enqueue(body =>
            {
                if (!body.Contains("\"c0\"", StringComparison.Ordinal))
                    return first = body;
                return new JObject
                {
                    ["result"] = new JObject
                    {
                        ["result"] = new JObject { ["c0"] = JObject.Parse(first!)["result"] },
                    },
                }.ToString();
            });
        }

        RestException refusal = await Assert.ThrowsAsync<RestException>(() => ReadAsync());

        Assert.Equal(OpenLineErrorCodes.UnexpectedResult, refusal.Error.Code);
    }

    [Fact]
    public async Task Sends_what_a_person_has_written_in_no_batch()
    {
        Fill(1000);

        await ReadAsync(filter: ("%LINE_NAME", "$result[c0]"));

        Assert.All(_batches, size => Assert.Equal(0, size));
    }

    [Fact]
    public async Task Holds_few_pages_while_nobody_takes_them()
    {
        Fill(10000);
        int requests = 0;
        _beforeRequest = sent => requests = sent + 1;
        using RestClient rest = Client();
        using OpenLinePages pages =
            new OpenLineClient(rest).Pages(OpenLineQuery.All, OpenLineSelection.Everything);
        await pages.ReadNextAsync(CancellationToken.None);
        await pages.ReadNextAsync(CancellationToken.None);

        // Of the first batch's three pages one is taken and two wait, so the next batch may be asked for. Its pages wait for
        // whoever takes them: there is no third batch. A reader that ran ahead would have asked for it at once.
        bool ranAhead = SpinWait.SpinUntil(() => requests > 3, TimeSpan.FromMilliseconds(200));
        Assert.False(ranAhead);
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = JObject.Parse(request.Content!.ReadAsStringAsync(cancellationToken).Result);
        lock (_batches)
        {
            _beforeRequest(_batches.Count);
            var answer = new JObject { ["result"] = body["cmd"] is JObject calls ? Batch(calls) : Page(body) };
            _batches.Add((body["cmd"] as JObject)?.Count ?? 0);
            string text = answer.ToString(Newtonsoft.Json.Formatting.None);
            if (_spoilt.TryDequeue(out Func<string, string>? spoil))
                text = spoil(text);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(text, Encoding.UTF8, "application/json"),
            });
        }
    }

    private static string Without(string body, string key, string? code)
    {
        var answer = JObject.Parse(body);
        ((JObject)answer["result"]!["result"]!).Remove(key);
        if (code is not null)
            answer["result"]!["result_error"] = new JObject { [key] = new JObject { ["error"] = code } };
        return answer.ToString();
    }

    private JObject Batch(JObject calls)
    {
        var results = new JObject();
        foreach (JProperty call in calls.Properties())
        {
            var query = ((string)call.Value!).Split('?')[1].Split('&')
                .Select(pair => pair.Split('=').Select(Uri.UnescapeDataString).ToArray())
                .ToDictionary(pair => pair[0], pair => pair[1]);
            bool isUp = query["PARAMS[order][ID]"] == "ASC";
            string last = query[$"PARAMS[filter][{(isUp ? '>' : '<')}ID]"];
            if (last.StartsWith("$result", StringComparison.Ordinal))
                last = Resolve(last, results);
            results[call.Name] = Lines(isUp, int.Parse(last, CultureInfo.InvariantCulture),
                int.Parse(query["PARAMS[limit]"], CultureInfo.InvariantCulture));
        }
        return new JObject { ["result"] = results, ["result_error"] = new JArray() };
    }

    /// <summary>Where a path leads nowhere, a portal puts in what casts to 1.</summary>
    private static string Resolve(string reference, JObject results)
    {
        string[] path = reference["$result[".Length..^1].Split("][");
        return results[path[0]] is JArray list && list.Count > int.Parse(path[1], CultureInfo.InvariantCulture)
            ? (string)list[int.Parse(path[1], CultureInfo.InvariantCulture)][path[2]]!
            : "1";
    }

    private JArray Page(JObject body)
    {
        JToken page = body["PARAMS"]!;
        bool isUp = (string)page["order"]!["ID"]! == "ASC";
        return Lines(isUp, (int?)page["filter"]![isUp ? ">ID" : "<ID"] ?? (isUp ? 0 : int.MaxValue),
            (int)page["limit"]!);
    }

    private JArray Lines(bool isUp, int last, int limit) => [.. (isUp
            ? _lines.Where(id => id > last)
            : _lines.Reverse().Where(id => id < last))
        .Take(limit).Select(id => new JObject { ["ID"] = $"{id}", ["LINE_NAME"] = $"Line {id}" })];

    private void Fill(int count) => _lines.UnionWith(Enumerable.Range(1, count));

    private RestClient Client()
    {
        var clock = new ImpatientClock();
        return new RestClient(
            WebhookCredential.Parse($"https://portal.example/rest/7/{Secret}/"),
            new RestClientOptions
            {
                Handler = this,
                Clock = clock,
                Limits = new PortalLimits(clock) { Rate = RequestRate.Unlimited },
            });
    }

    private async Task<List<int>> ReadAsync(
        bool descending = false,
        long first = long.MaxValue,
        List<int>? into = null,
        (string Key, object? Value)? filter = null)
    {
        List<int> ids = into ?? [];
        using RestClient rest = Client();
        var conditions = new List<KeyValuePair<string, object?>>();
        if (filter is { } given)
            conditions.Add(KeyValuePair.Create(given.Key, given.Value));
        using OpenLinePages pages = new OpenLineClient(rest).Pages(
            OpenLineQuery.Of(conditions, [], descending), OpenLineSelection.Everything, first: first);
        while (pages.HasMore)
            ids.AddRange((await pages.ReadNextAsync(CancellationToken.None)).Value.Select(line => line.Id));
        return ids;
    }
}
