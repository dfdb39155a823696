using Bitrix24.Rest.Tests;

namespace Bitrix24.OpenLines.Tests;

public sealed class BotSessionTests
{
    public static TheoryData<string, Func<object>> Refused => new()
    {
        { "ChatId", () => new SendBotMessage(0, "x") },
        { "Message", () => new SendBotMessage(1, " ") },
        { "ChatId", () => new SwitchBotSession(-1) },
        { "ChatId", () => new FinishBotSession(0) },
        { "ToUser", () => new TransferBotSession(1, 0, null) },
        { "ToLine", () => new TransferBotSession(1, null, 0) },
        { "ToUser", () => new TransferBotSession(1, null, null) },
        { "ToLine", () => new TransferBotSession(1, 2, 3) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_right_is_refused(string setting, Func<object> make) =>
        Assert.Equal(setting, Assert.Single(Assert.Throws<InvalidInputException>(make).Errors).Setting);

    [Fact]
    public void A_welcome_has_no_text()
    {
        RestCall call = new SendBotMessage(1, message: null).ToCall();

        Assert.Equal(("WELCOME", null), ((string?)call.Parameters["NAME"], (string?)call.Parameters["MESSAGE"]));
    }

    [Fact]
    public void Only_what_is_given_is_sent()
    {
        Assert.Equal(
            """{"CHAT_ID":1,"QUEUE_ID":3}""",
            new TransferBotSession(1, null, 3).ToCall().Parameters.ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal("Y", (string?)new TransferBotSession(1, 2, null, leave: true).ToCall().Parameters["LEAVE"]);
        Assert.Single(new FinishBotSession(1).ToCall().Parameters);
    }

    [Fact]
    public void A_message_is_made_each_time_and_the_rest_sets_a_state()
    {
        Assert.Equal(CallKind.Creation, new SendBotMessage(1, "x").Kind);
        Assert.Equal(CallKind.Change, new SwitchBotSession(1).Kind);
        Assert.Equal(CallKind.Change, new TransferBotSession(1, 2, null).Kind);
        Assert.Equal(CallKind.Change, new FinishBotSession(1).Kind);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("[]")]
    [InlineData("1")]
    public async Task An_answer_that_is_not_true_is_an_error(string answer)
    {
        using var portal = new StubPortal();
        portal.Answers($"{{result:{answer}}}");
        using RestClient client = portal.Client();

        Assert.Equal(
            OpenLineErrorCodes.UnexpectedResult,
            (await client.SendAsync(new FinishBotSession(1), CancellationToken.None)).Error!.Code);
    }
}
