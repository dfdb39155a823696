using Bitrix24.Rest.Tests;
using Bitrix24.Sandbox;

namespace Bitrix24.OpenLines.Tests;

/// <summary>Reading and removing lines, on a portal in memory.</summary>
public sealed class OpenLineClientTests : IDisposable
{
    private readonly SandboxPortal _portal = new();
    private readonly RestClient _rest;
    private readonly OpenLineClient _lines;
    private readonly OpenLineWriter _writer;

    public OpenLineClientTests()
    {
        _rest = TestClient.Of(_portal);
        _lines = new OpenLineClient(_rest);
        _writer = new OpenLineWriter(_rest, new PortalQuirks());
    }

    public void Dispose()
    {
        _writer.Dispose();
        _rest.Dispose();
    }

    [Fact]
    public async Task Reads_lines_in_the_order_of_the_ids_that_were_asked_for()
    {
        await Create(Named(3));

        IReadOnlyList<Outcome<OpenLine>> outcomes = await _lines.GetAsync(
            [3, 99, 1, 3], OpenLineSelection.Everything, CancellationToken.None);

        Assert.Equal([3, null, 1, 3], outcomes.Select(outcome => outcome.IsSuccess ? outcome.Value.Id : (int?)null));
        Assert.Equal(OpenLineErrorCodes.OpenLineNotFound, outcomes[1].Error!.Code);
    }

    [Fact]
    public async Task Reads_lines_with_their_queues_in_the_order_of_the_ids_that_were_asked_for()
    {
        await Create(Named(3));

        IReadOnlyList<Outcome<OpenLine>> outcomes = await _lines.GetWithQueueAsync(
            [3, 99, 1, 3], OpenLineSelection.Everything, withOffline: true, CancellationToken.None);

        Assert.Equal([3, null, 1, 3], outcomes.Select(outcome => outcome.IsSuccess ? outcome.Value.Id : (int?)null));
        Assert.Equal(OpenLineErrorCodes.OpenLineNotFound, outcomes[1].Error!.Code);
    }

    [Fact]
    public async Task A_line_whose_queue_cannot_be_read_is_an_error()
    {
        using RestClient rest = new StubPortal()
            .Answers("{result:{result:{c1:[{ID:'1',LINE_NAME:'a'}]},result_error:{c0:{error:'ACCESS_DENIED'}}}}")
            .Client();

        Outcome<OpenLine> outcome = Assert.Single(await new OpenLineClient(rest).GetWithQueueAsync(
            [1], OpenLineSelection.Everything, withOffline: true, CancellationToken.None));

        Assert.Equal("ACCESS_DENIED", outcome.Error?.Code);
    }

    [Fact]
    public async Task Reads_pages_by_id_so_that_lines_that_vanish_hide_no_others()
    {
        for (int i = 0; i < 5; i++)
            await Create(Named(50));

        using OpenLinePages pages = _lines.Pages(OpenLineQuery.All, OpenLineSelection.Everything);
        Outcome<IReadOnlyList<OpenLine>> first = await pages.ReadNextAsync(CancellationToken.None);
        await _rest.SendAsync<int>(
            [.. Enumerable.Range(1, 20).Select(id => new RemoveOpenLine(id))], CancellationToken.None);
        Outcome<IReadOnlyList<OpenLine>> second = await pages.ReadNextAsync(CancellationToken.None);

        Assert.Equal(Enumerable.Range(1, 200), first.Value.Select(line => line.Id));
        Assert.Equal(Enumerable.Range(201, 50), second.Value.Select(line => line.Id));
        Assert.Empty((await pages.ReadNextAsync(CancellationToken.None)).Value);
        Assert.False(pages.HasMore);
    }

    [Fact]
    public async Task Removes_lines_and_tells_those_that_were_not_there()
    {
        await Create(Named(2));

        IReadOnlyList<Outcome<int>> outcomes = await _rest.SendAsync<int>(
            [new RemoveOpenLine(2), new RemoveOpenLine(3)], CancellationToken.None);

        Assert.True(outcomes[0].IsSuccess);
        Assert.Equal(OpenLineErrorCodes.OpenLineNotFound, outcomes[1].Error!.Code);
        Assert.Equal(1, _portal.LineCount);
    }

    [Fact]
    public async Task A_removal_whose_answer_was_lost_is_told_as_done_when_it_is_sent_again()
    {
        await Create(Named(1));
        _portal.Faults.Add(new SandboxFault
        {
            Method = "imopenlines.config.delete", Times = 1, Kind = SandboxFaultKind.DropAfter,
        });

        Outcome<int> outcome = await _rest.SendAsync(new RemoveOpenLine(1), CancellationToken.None);

        Assert.True(outcome.IsSuccess);
        Assert.Equal(0, _portal.LineCount);
    }

    [Fact]
    public async Task Tells_whose_credential_it_is_in_one_request()
    {
        PortalInfo info = (await PortalInfo.ReadAsync(_rest, CancellationToken.None)).Value;

        Assert.Equal((1, true), (info.UserId, info.IsAdmin));
        Assert.Contains("imopenlines", info.Scopes);
        Assert.Equal(1, _rest.RequestCount);
    }

    private Task<IReadOnlyList<Outcome<OpenLine>>> Create(params OpenLineSettings[] lines) =>
        _writer.CreateAsync(lines, CancellationToken.None);

    private static OpenLineSettings[] Named(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new OpenLineSettings { Name = $"Line {i}" })];
}
