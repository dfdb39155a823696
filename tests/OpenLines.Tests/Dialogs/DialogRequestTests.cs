using Newtonsoft.Json;

namespace Bitrix24.OpenLines.Tests;

/// <summary>What goes out for dialogs, and what is refused before it does.</summary>
public sealed class DialogRequestTests
{
    public static TheoryData<Action, string> Refused => new()
    {
        { () => DialogKey.OfChat(0), "ChatId" },
        { () => DialogKey.OfSession(-1), "SessionId" },
        { () => DialogKey.OfDialog("2043"), "DialogId" },
        { () => DialogKey.OfDialog("chat"), "DialogId" },
        { () => DialogKey.OfDialog("chat0"), "DialogId" },
        { () => DialogKey.OfDialog("chatx"), "DialogId" },
        { () => UserCode.Parse("livechat|22|1761"), "UserCode" },
        { () => UserCode.Parse("livechat|22|1761|"), "UserCode" },
        { () => UserCode.Parse("|22|1761|587"), "UserCode" },
        { () => UserCode.Parse("livechat|main|1761|587"), "UserCode" },
        { () => UserCode.Parse(""), "UserCode" },
        { () => _ = new FinishDialog(0), "ChatId" },
        { () => _ = new StartSessionFromMessage(1, 0), "MessageId" },
        { () => _ = new SaveQuickAnswer(1, -5), "MessageId" },
        { () => TransferDialog.ToUser(1, 0), "ToUser" },
        { () => TransferDialog.ToLine(1, 0), "ToLine" },
        { () => _ = new RateSession(1, 0, "x"), "Rating" },
        { () => _ = new RateSession(1, 6, null), "Rating" },
        { () => _ = new RateSession(1, null, " "), "" },
    };

    public static TheoryData<DialogAction, string, CallKind> Actions => new()
    {
        { TransferDialog.ToLine(7, 3), """{"CHAT_ID":7,"QUEUE_ID":3}""", CallKind.Change },
        { new PinSession(7, active: false), """{"CHAT_ID":7,"ACTIVATE":"N"}""", CallKind.Change },
        { new SilenceSession(7, active: false), """{"CHAT_ID":7,"ACTIVATE":"N"}""", CallKind.Change },
        { new UnpinAllSessions(), "{}", CallKind.Change },
        { new FinishDialog(7), """{"CHAT_ID":7}""", CallKind.Change },
        { new SkipDialog(7), """{"CHAT_ID":7}""", CallKind.Creation },
        { new StartSession(7), """{"CHAT_ID":7}""", CallKind.Creation },
        { new StartSessionFromMessage(7, 9), """{"CHAT_ID":7,"MESSAGE_ID":9}""", CallKind.Creation },
        { new CreateLead(7), """{"CHAT_ID":7}""", CallKind.Creation },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_right_is_refused(Action make, string setting)
    {
        InvalidInputException refusal = Assert.Throws<InvalidInputException>(make);
        Assert.Equal(setting, Assert.Single(refusal.Errors).Setting);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void An_action_leaves_with_what_was_given(DialogAction action, string parameters, CallKind kind)
    {
        Assert.Equal(parameters, action.ToCall().Parameters.ToString(Formatting.None));
        Assert.Equal(kind, action.Kind);
    }

    [Fact]
    public void A_rating_leaves_with_what_was_given()
    {
        Assert.Equal("""{"SESSION_ID":7,"RATING":3}""", ParametersOf(new RateSession(7, 3, "")));
        Assert.Equal("""{"SESSION_ID":7,"COMMENT":"x"}""", ParametersOf(new RateSession(7, null, "x")));
    }

    [Fact]
    public void A_dialog_is_asked_for_by_what_says_which_one_it_is()
    {
        Assert.Equal("""{"DIALOG_ID":"chat7"}""", ParametersOf(new GetDialog(DialogKey.OfDialog(" chat7 "))));
        Assert.Equal("""{"SESSION_ID":7}""", ParametersOf(new GetDialog(DialogKey.OfSession(7))));
        Assert.Equal(
            """{"USER_CODE":"a|1|b|c|d"}""", ParametersOf(new GetDialog(DialogKey.OfUser(UserCode.Parse("a|1|b|c|d")))));
    }

    [Fact]
    public void Two_ways_to_name_one_chat_are_one_key()
    {
        Assert.Equal(DialogKey.OfChat(7), new FinishDialog(7).Key);
        Assert.NotEqual(DialogKey.OfChat(7), DialogKey.OfSession(7));
        Assert.NotEqual(DialogKey.OfChat(7), DialogKey.OfChat(8));
    }

    private static string ParametersOf<T>(Request<T> request) =>
        request.ToCall().Parameters.ToString(Formatting.None);
}
