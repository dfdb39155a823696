using Bitrix24.Rest.Tests;

namespace Bitrix24.OpenLines.Tests;

public sealed class CrmRequestTests
{
    private static readonly CrmEntity Lead = new("lead", 1205);

    [Theory]
    [InlineData("LEAD", "lead")]
    [InlineData(" Deal ", "deal")]
    [InlineData("company", "company")]
    [InlineData("dynamic_128", "dynamic_128")]
    [InlineData("DYNAMIC_128", "DYNAMIC_128")]
    public void A_type_goes_out_as_the_portal_spells_it(string given, string sent) =>
        Assert.Equal(sent, new CrmEntity(given, 1).Type);

    [Theory]
    [InlineData("led", 1, "InvalidValue", "Did you mean 'lead'?")]
    [InlineData("dynamic_x", 1, "InvalidValue", "not one of")]
    [InlineData("", 1, "MissingSetting", "lead, deal, company or contact")]
    [InlineData(null, 1, "MissingSetting", "CrmEntityType")]
    [InlineData("lead", 0, "InvalidValue", "CrmEntity: '0' is not a CRM object id")]
    public void What_can_be_no_object_is_refused(string? type, int id, string code, string says)
    {
        var refusal = Assert.Throws<InvalidInputException>(() => new CrmEntity(type, id));

        Assert.Equal(code, refusal.Code);
        Assert.Contains(says, refusal.Message);
    }

    [Fact]
    public void Other_things_that_cannot_be_right_are_refused()
    {
        Assert.Throws<InvalidInputException>(() => new AddCrmChatUser(Lead, 0));
        Assert.Throws<InvalidInputException>(() => new RemoveCrmChatUser(Lead, 1, 0));
        Assert.Throws<InvalidInputException>(() => new SendCrmMessage(Lead, 1, 1, ""));
        Assert.Throws<InvalidInputException>(() => new SendCrmMessage(Lead, 1, 0, "x"));
    }

    [Fact]
    public void Only_what_is_given_is_sent()
    {
        Assert.Equal(
            ["CRM_ENTITY_TYPE", "CRM_ENTITY", "USER_ID"],
            new AddCrmChatUser(Lead, 1).ToCall().Parameters.Properties().Select(field => field.Name));
        Assert.Equal("Y", (string?)new GetCrmChats(Lead, activeOnly: true).ToCall().Parameters["ACTIVE_ONLY"]);
    }

    [Fact]
    public void A_message_is_made_each_time_and_the_rest_sets_a_state()
    {
        Assert.Equal(CallKind.Creation, new SendCrmMessage(Lead, 1, 1, "x").Kind);
        Assert.Equal(CallKind.Change, new AddCrmChatUser(Lead, 1).Kind);
        Assert.Equal(CallKind.Change, new RemoveCrmChatUser(Lead, 1).Kind);
        Assert.Equal(CallKind.Read, new GetLastCrmChat(Lead).Kind);
    }

    [Theory]
    [InlineData("0", "ChatNotFound")]
    [InlineData("\"0\"", "ChatNotFound")]
    [InlineData("false", "UnexpectedResult")]
    [InlineData("[]", "UnexpectedResult")]
    public async Task No_chat_is_an_error_that_names_the_object(string answer, string code)
    {
        RestError added = (await SendAsync(new AddCrmChatUser(Lead, 1), answer)).Error!;
        RestError last = (await SendAsync(new GetLastCrmChat(Lead), answer)).Error!;

        Assert.Equal((code, code), (added.Code, last.Code));
        if (code == CrmErrorCodes.ChatNotFound)
            Assert.Contains("lead 1205", added.Description);
    }

    [Theory]
    [InlineData("[]", 0)]
    [InlineData("{}", 0)]
    [InlineData("""{"5":{"CHAT_ID":7}}""", 1)]
    [InlineData("""[{"CONNECTOR_ID":"x"},{"CHAT_ID":"8"}]""", 1)]
    public async Task A_list_of_chats_may_be_empty_or_a_map(string answer, int count) =>
        Assert.Equal(count, (await SendAsync(new GetCrmChats(Lead, false), answer)).Value.Count);

    private static async Task<Outcome<T>> SendAsync<T>(Request<T> request, string answer)
    {
        using var portal = new StubPortal();
        portal.Answers($"{{\"result\":{answer}}}");
        using RestClient client = portal.Client();
        return await client.SendAsync(request, CancellationToken.None);
    }
}
