using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Bitrix24.Rest;
using Bitrix24.Sandbox;
using Xunit;

namespace Bitrix24.OpenLines.Tests;

/// <summary>The field's client, on a portal in memory.</summary>
public sealed class OpenLineClientTests : IDisposable
{
    private readonly SandboxPortal _portal = new();
    private readonly RestClient _rest;
    private readonly OpenLineClient _lines;

    public OpenLineClientTests()
    {
        _rest = new RestClient(
            WebhookCredential.Parse(_portal.WebhookUrl.AbsoluteUri),
            new RestClientOptions { Handler = _portal.CreateHandler(), Delay = (_, _) => Task.CompletedTask });
        _lines = new OpenLineClient(_rest);
    }

    public void Dispose() => _rest.Dispose();

    [Fact]
    public async Task Creates_a_line_and_reads_it_back_in_two_requests()
    {
        Outcome<OpenLine> outcome = Assert.Single(await Create(
            new OpenLineSettings { Name = "Support DE", Queue = OperatorQueue.Parse("user:2;department:4"), QueueTime = 45 }));

        OpenLine line = outcome.Value;
        Assert.Equal(("Support DE", 45, "user:2;department:4"), (line.Name, line.QueueTime, line.Queue!.ToString()));
        Assert.True(line.Active);
        Assert.Equal(2, _rest.RequestCount);
    }

    [Fact]
    public async Task Creates_fifty_lines_with_one_write_and_one_read()
    {
        IReadOnlyList<Outcome<OpenLine>> outcomes = await Create(Named(50));

        Assert.Equal(Enumerable.Range(1, 50).Select(i => $"Line {i}"), outcomes.Select(outcome => outcome.Value.Name));
        Assert.Equal(1, _portal.Requests.CountOf("batch"));
        Assert.Equal(1, _portal.Requests.CountOf("imopenlines.config.list.get"));
    }

    [Fact]
    public async Task A_line_that_the_portal_does_not_store_is_an_error_of_its_own()
    {
        _portal.Faults.Add(new SandboxFault
        {
            Method = "imopenlines.config.add", Skip = 1, Times = 1, Kind = SandboxFaultKind.StorageFailure,
        });

        IReadOnlyList<Outcome<OpenLine>> outcomes = await Create(Named(3));

        Assert.Equal(["", OpenLineErrorCodes.OpenLineNotCreated, ""], outcomes.Select(o => o.Error?.Code ?? ""));
        Assert.Equal(2, _portal.LineCount);
    }

    [Theory]
    [InlineData(SandboxFaultKind.DropAfter, 3)]
    [InlineData(SandboxFaultKind.CutBody, 3)]
    [InlineData(SandboxFaultKind.BadGateway, 3)]
    [InlineData(SandboxFaultKind.ServerError, 0)]
    public async Task Creations_whose_answer_was_lost_are_unknown_and_never_sent_again(SandboxFaultKind fault, int kept)
    {
        _portal.Faults.Add(new SandboxFault { Method = "batch", Times = 1, Kind = fault });

        IReadOnlyList<Outcome<OpenLine>> outcomes = await Create(Named(3));

        Assert.All(outcomes, outcome => Assert.Equal(OpenLineErrorCodes.OutcomeUnknown, outcome.Error!.Code));
        Assert.Contains("'Line 2'", outcomes[1].Error!.Description, StringComparison.Ordinal);
        Assert.Equal(1, _rest.RequestCount);
        Assert.Equal(kept, _portal.LineCount);
    }

    [Fact]
    public async Task Creations_that_met_the_request_limit_are_made_exactly_once()
    {
        _portal.Faults.Add(new SandboxFault { Method = "batch", Times = 2, Kind = SandboxFaultKind.QueryLimit });

        IReadOnlyList<Outcome<OpenLine>> outcomes = await Create(Named(3));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsSuccess));
        Assert.Equal(3, _portal.LineCount);
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_back_is_still_told_as_created()
    {
        _portal.Faults.Add(new SandboxFault
        {
            Method = "imopenlines.config.list.get", Times = 99, Kind = SandboxFaultKind.Overload,
        });

        Outcome<OpenLine> outcome = Assert.Single(await Create(new OpenLineSettings { Name = "x" }));

        Assert.Equal((1, "x"), (outcome.Value.Id, outcome.Value.Name));
        Assert.Contains("could not be read back", Assert.Single(outcome.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_lines_in_the_order_of_the_ids_that_were_asked_for()
    {
        await Create(Named(3));

        IReadOnlyList<Outcome<OpenLine>> outcomes = await _lines.GetAsync([3, 99, 1, 3], CancellationToken.None);

        Assert.Equal([3, null, 1, 3], outcomes.Select(outcome => outcome.IsSuccess ? outcome.Value.Id : (int?)null));
        Assert.Equal(OpenLineErrorCodes.OpenLineNotFound, outcomes[1].Error!.Code);
    }

    [Fact]
    public async Task Reads_pages_by_id_so_that_lines_that_vanish_hide_no_others()
    {
        for (int i = 0; i < 5; i++)
            await Create(Named(50));

        Outcome<IReadOnlyList<OpenLine>> first = await _lines.ReadPageAsync(0, null, CancellationToken.None);
        await _lines.DeleteAsync([.. Enumerable.Range(1, 20)], CancellationToken.None);
        Outcome<IReadOnlyList<OpenLine>> second = await _lines.ReadPageAsync(200, null, CancellationToken.None);

        Assert.Equal(Enumerable.Range(1, 200), first.Value.Select(line => line.Id));
        Assert.Equal(Enumerable.Range(201, 50), second.Value.Select(line => line.Id));
    }

    [Fact]
    public async Task A_change_sends_what_is_given_and_leaves_the_rest()
    {
        await Create(new OpenLineSettings { Name = "x", QueueTime = 45, MaxChat = 3 });

        Outcome<OpenLine> outcome = Assert.Single(await _lines.UpdateAndReadAsync(
            [new OpenLineChange(1, new OpenLineSettings { QueueTime = 30 })], CancellationToken.None));

        Assert.Equal(("x", 30, 3), (outcome.Value.Name, outcome.Value.QueueTime, outcome.Value.MaxChat));
    }

    [Fact]
    public async Task A_change_of_a_line_that_is_not_there_is_an_error()
    {
        await Create(Named(1));
        var settings = new OpenLineSettings { QueueTime = 30 };

        IReadOnlyList<Outcome<int>> outcomes = await _lines.UpdateAsync(
            [new OpenLineChange(1, settings), new OpenLineChange(2, settings)], CancellationToken.None);

        Assert.True(outcomes[0].IsSuccess);
        Assert.Equal(OpenLineErrorCodes.OpenLineNotFound, outcomes[1].Error!.Code);
    }

    [Fact]
    public async Task A_change_whose_answer_was_lost_is_sent_again()
    {
        await Create(Named(1));
        _portal.Faults.Add(new SandboxFault
        {
            Method = "imopenlines.config.update", Times = 1, Kind = SandboxFaultKind.DropAfter,
        });

        Outcome<int> outcome = Assert.Single(await _lines.UpdateAsync(
            [new OpenLineChange(1, new OpenLineSettings { QueueTime = 30 })], CancellationToken.None));

        Assert.True(outcome.IsSuccess);
    }

    [Fact]
    public async Task Removes_lines_and_tells_those_that_were_not_there()
    {
        await Create(Named(2));

        IReadOnlyList<Outcome<int>> outcomes = await _lines.DeleteAsync([2, 3], CancellationToken.None);

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

        Outcome<int> outcome = Assert.Single(await _lines.DeleteAsync([1], CancellationToken.None));

        Assert.True(outcome.IsSuccess);
        Assert.Equal(0, _portal.LineCount);
    }

    [Fact]
    public async Task What_was_read_can_be_sent_and_changes_nothing()
    {
        OpenLine before = (await Create(new OpenLineSettings
        {
            Name = "Всё", Queue = OperatorQueue.Parse("user:3;department:4"), WorktimeEnable = true,
            WorktimeFrom = TimeOfDay.Parse("08:30"), WorktimeTo = TimeOfDay.Parse("20:00"),
            WorktimeDayoff = WeekDays.Sunday, WorktimeTimezone = "Asia/Almaty",
        }))[0].Value;

        OpenLine after = (await _lines.UpdateAndReadAsync(
            [new OpenLineChange(before.Id, OpenLineSettings.Of(before))], CancellationToken.None))[0].Value;

        Assert.Equal(
            OpenLineSettings.Of(before).ToParameters().ToString(), OpenLineSettings.Of(after).ToParameters().ToString());
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
        _lines.CreateAsync(lines, CancellationToken.None);

    private static OpenLineSettings[] Named(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new OpenLineSettings { Name = $"Line {i}" })];
}
