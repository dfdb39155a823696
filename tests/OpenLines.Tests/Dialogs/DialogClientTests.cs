using System.Net;
using Bitrix24.Rest.Tests;

namespace Bitrix24.OpenLines.Tests;

/// <summary>What is done with dialogs, and how they are read back.</summary>
public sealed class DialogClientTests
{
    [Fact]
    public async Task Nothing_is_read_back_that_nobody_asks_for()
    {
        using var portal = new StubPortal();
        portal.Answers("{result:true}");

        IReadOnlyList<Outcome<IReadOnlyList<Dialog>>> outcomes = await ActAsync(portal, read: false, new SkipDialog(7));

        Assert.Equal("chat 7", $"{Assert.Single(outcomes[0].Value)}");
        Assert.Single(portal.Sent);
    }

    [Fact]
    public async Task Dialogs_are_read_back_in_one_more_request_each_for_its_own_action()
    {
        using var portal = new StubPortal();
        portal
            .Answers("""
                {result: {
                    result: {c0: true, c2: [31, 32]},
                    result_error: {c1: {error: "ACCESS_DENIED", error_description: "No"}},
                    result_total: [], result_next: [], result_time: []
                }}
                """)
            .Answers("""
                {result: {
                    result: {c0: {id: 7, name: "seven"}, c1: {id: 31, name: "a"}, c2: {id: 32, name: "b"}},
                    result_error: [], result_total: [], result_next: [], result_time: []
                }}
                """);

        IReadOnlyList<Outcome<IReadOnlyList<Dialog>>> outcomes = await ActAsync(
            portal, read: true, new FinishDialog(7), new FinishDialog(8), new PinAllSessions());

        Assert.Equal("seven", Assert.Single(outcomes[0].Value).Name);
        Assert.Equal("ACCESS_DENIED", outcomes[1].Error?.Code);
        Assert.Equal(["a", "b"], outcomes[2].Value.Select(dialog => dialog.Name));
        Assert.Equal(2, portal.Sent.Count);
    }

    [Fact]
    public async Task What_was_done_and_cannot_be_read_back_is_done_all_the_same()
    {
        using var portal = new StubPortal();
        portal.Answers("{result:true}").Answers("{error:'ACCESS_ERROR',error_description:'No'}", HttpStatusCode.BadRequest);

        Outcome<IReadOnlyList<Dialog>> outcome = (await ActAsync(portal, read: true, new FinishDialog(7)))[0];

        Assert.Equal("chat 7", $"{Assert.Single(outcome.Value)}");
        Assert.Contains("chat 7", Assert.Single(outcome.Notices));
    }

    [Fact]
    public async Task What_is_refused_after_a_lost_answer_may_have_been_done_before()
    {
        using var portal = new StubPortal();
        portal
            .Fails(new HttpRequestException(HttpRequestError.ResponseEnded))
            .Answers("{error:'OPERATOR_WRONG',error_description:'No'}", HttpStatusCode.BadRequest);

        Outcome<IReadOnlyList<Dialog>> outcome = (await ActAsync(portal, read: true, TransferDialog.ToUser(7, 15)))[0];

        Assert.Equal((OpenLineErrorCodes.OutcomeUnknown, Execution.Unclear), (outcome.Error!.Code, outcome.Error.Execution));
        Assert.Contains("OPERATOR_WRONG", outcome.Error.Description);
        Assert.Equal(2, portal.Sent.Count);
    }

    [Fact]
    public async Task What_is_refused_at_once_was_not_done()
    {
        using var portal = new StubPortal();
        portal.Answers("{error:'OPERATOR_WRONG',error_description:'No'}", HttpStatusCode.BadRequest);

        Outcome<IReadOnlyList<Dialog>> outcome = (await ActAsync(portal, read: true, TransferDialog.ToUser(7, 15)))[0];

        Assert.Equal(("OPERATOR_WRONG", Execution.Refused), (outcome.Error!.Code, outcome.Error.Execution));
    }

    [Fact]
    public async Task A_session_is_read_back_with_its_rating()
    {
        using var portal = new StubPortal();
        portal.Answers("{result:true}").Answers("{result:{chatId:2,sessionId:7,sessionVoteHead:4}}");
        using RestClient client = portal.Client();

        Outcome<SessionHistory> outcome = (await new DialogClient(client).RateAsync(
            [new RateSession(7, 4, null)], read: true, CancellationToken.None))[0];

        Assert.Equal((7, 4, 2), (outcome.Value.SessionId, outcome.Value.Rating, outcome.Value.ChatId));
    }

    private static async Task<IReadOnlyList<Outcome<IReadOnlyList<Dialog>>>> ActAsync(
        StubPortal portal, bool read, params DialogAction[] actions)
    {
        using RestClient client = portal.Client();
        return await new DialogClient(client).ActAsync(actions, read, CancellationToken.None);
    }
}
