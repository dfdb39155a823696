using System.Collections;
using System.Net;
using Bitrix24.Rest.Tests;
using Newtonsoft.Json;

namespace Bitrix24.OpenLines.Tests;

public sealed class ConnectorMessageTests : IDisposable
{
    private static readonly ConnectorAtLine Place = new("shop", 5);

    private readonly StubPortal _portal = new();

    public void Dispose() => _portal.Dispose();

    [Fact]
    public void Flat_fields_go_out_nested_and_only_those_that_are_given()
    {
        RestCall call = new SendConnectorMessage(Place, Read(
            ("Date", "2026-11-21T20:45:00.9+01:00"), ("UserPicture", "https://e.com/a.png"),
            ("DisableCrm", false), ("SkipPhoneValidate", "Y"), ("OperatorId", "7"), ("ChatUrl", ""))).ToCall();

        Assert.Equal(("imconnector.send.messages", CallKind.Creation), (call.Method, call.Kind));
        Assert.True(JToken.DeepEquals(
            JObject.Parse("""
                {
                    CONNECTOR: "shop", LINE: 5,
                    MESSAGES: [{
                        user: {id: "u", picture: {url: "https://e.com/a.png"}, skip_phone_validate: "Y"},
                        message: {id: "m", date: 1795290300, text: "Hello", user_id: 7},
                        chat: {id: "c"}
                    }]
                }
                """),
            call.Parameters), call.Parameters.ToString());
    }

    [Fact]
    public void Of_a_message_that_goes_only_the_ids_go_out() => Assert.Equal(
        "{\"CONNECTOR\":\"shop\",\"LINE\":5,\"MESSAGES\":[{\"user\":{\"id\":\"u\"},\"message\":{\"id\":\"m\"}," +
        "\"chat\":{\"id\":\"c\"}}]}",
        new DeleteConnectorMessage(Place, Read(("UserName", "Anna"))).ToCall().Parameters.ToString(Formatting.None));

    [Theory]
    [InlineData("https://e.com/a,b;c.pdf", "https://e.com/a,b;c.pdf")]
    [InlineData(" https://e.com/a  https://e.com/b ", "https://e.com/a;https://e.com/b")]
    public void Files_in_a_cell_stand_with_blanks_between_them(string cell, string files) =>
        Assert.Equal(files, Read(("Files", cell)).Files!.ToString());

    [Fact]
    public void A_file_is_an_address_or_a_map()
    {
        object[] given = ["https://e.com/a", new Hashtable { ["URL"] = "https://e.com/b", ["Name"] = "B" }];

        JToken message = new SendConnectorMessage(Place, Read(("Files", given))).ToCall()
            .Parameters["MESSAGES"]![0]!["message"]!;

        Assert.Equal(
            "[{\"url\":\"https://e.com/a\"},{\"url\":\"https://e.com/b\",\"name\":\"B\"}]",
            message["files"]!.ToString(Formatting.None));
    }

    [Theory]
    [InlineData("Date", "soon", "InvalidValue", "Date: 'soon' is not a time.")]
    [InlineData("Date", "99999999999999", "InvalidValue", "Date: '99999999999999' is not a time.")]
    [InlineData("Files", "a.pdf", "InvalidValue", "Files: 'a.pdf' is not a web address.")]
    [InlineData("UserGender", "mail", "InvalidValue", "UserGender: 'mail' is not one of male, female.")]
    [InlineData("UserEmail", "anna", "InvalidValue", "UserEmail: 'anna' is not an e-mail address.")]
    [InlineData("OperatorId", "0", "InvalidValue", "OperatorId: '0' is not a user id")]
    [InlineData("OperatorId", "x", "InvalidValue", "OperatorId: 'x' is not a whole number from 0.")]
    [InlineData("UserNme", "Anna", "UnknownSetting",
        "UserNme: A message of a connector has no such setting. Did you mean 'UserName'?")]
    public void What_cannot_be_a_field_is_refused(string name, string value, string code, string message)
    {
        InputError error = Assert.Single(
            Assert.Throws<InvalidInputException>(() => Read((name, value))).Errors);

        Assert.Equal(code, error.Code);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_nested_name_that_is_none_is_refused_with_its_path()
    {
        InputError error = Assert.Single(Assert.Throws<InvalidInputException>(() => ConnectorMessage.Read(
            [new("message", new Hashtable { ["txet"] = "x" })], InputSource.Explicit)).Errors);

        Assert.Equal(
            "message.txet: A message of a connector has no such setting. Did you mean 'message.text'?",
            error.Message);
    }

    [Fact]
    public void What_a_message_lacks_is_named_at_once()
    {
        var empty = ConnectorMessage.Read([], InputSource.Explicit);

        Assert.Equal(
            ["ExternalUserId", "ExternalMessageId", "ExternalChatId", "Text"], Missing(() =>
                new SendConnectorMessage(Place, empty)));
        Assert.Equal(
            ["ExternalUserId", "ExternalMessageId", "ExternalChatId", "Text"], Missing(() =>
                new UpdateConnectorMessage(Place, empty)));
        Assert.Equal(
            ["ExternalUserId", "ExternalMessageId", "ExternalChatId"], Missing(() =>
                new DeleteConnectorMessage(Place, empty)));
        Assert.Equal(["ExternalChatId", "Name"], Missing(() => new RenameConnectorChat(Place, " ", null)));
        Assert.Equal(
            ["ImChatId", "ImMessageId", "ExternalMessageId", "ExternalChatId"], Missing(() =>
                new ConnectorReceipt("shop", 5, 0, -1, new([]), "")));

        static IEnumerable<string> Missing(Func<object> make) =>
            Assert.Throws<InvalidInputException>(make).Errors.Select(error => error.Setting);
    }

    [Fact]
    public void A_row_may_have_the_line_and_what_was_answered_beside_the_message()
    {
        (string, object?)[] row = [("SessionId", 1), ("ChatId", 2), ("UserId", 3), ("LINE_NAME", "x"), ("Text", "a")];
        KeyValuePair<string, object?>[] values =
            [.. row.Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2))];

        Assert.Equal(["message.text"], ConnectorMessage.Read(values, InputSource.Row).Given()
            .Select(setting => setting.WireName));
        Assert.Throws<InvalidInputException>(() => ConnectorMessage.Read(values, InputSource.Explicit));
    }

    [Theory]
    [InlineData("{SUCCESS:true,DATA:{RESULT:[{SUCCESS:false,ERRORS:['No user','No chat']}]}}", "No user No chat")]
    [InlineData("{SUCCESS:false,DATA:[],ERRORS:{a:{message:'Broken'}}}", "Broken")]
    [InlineData("{SUCCESS:'N',DATA:{RESULT:{'0':{SUCCESS:false,ERRORS:'Alone'}}}}", "Alone")]
    [InlineData("{SUCCESS:false}", "The portal answered that it was not done, and not why.")]
    public async Task What_the_portal_did_not_take_is_an_error_in_its_words(string result, string reason)
    {
        _portal.Answers($"{{result:{result}}}");

        Outcome<ReceivedConnectorMessage> outcome = await _portal.Client().SendAsync(
            new SendConnectorMessage(Place, Read()), CancellationToken.None);

        Assert.Equal(
            (ConnectorErrorCodes.ConnectorMessageRefused, reason),
            (outcome.Error?.Code, outcome.Error?.Description));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{DATA:{RESULT:[]}}")]
    public void What_says_nothing_of_the_message_is_unexpected(string answer) => Assert.Equal(
        OpenLineErrorCodes.UnexpectedResult,
        new SendConnectorMessage(Place, Read()).Read(JToken.Parse(answer)).Error?.Code);

    [Fact]
    public void A_taken_message_of_which_nothing_is_told_has_the_ids_that_it_came_with()
    {
        ReceivedConnectorMessage message =
            new SendConnectorMessage(Place, Read()).Read(JToken.Parse("{SUCCESS:true,DATA:{RESULT:[]}}")).Value;

        Assert.Equal(
            ("m in c (shop, line 5)", null, null, null),
            (message.ToString(), message.SessionId, message.ChatId, message.UserId));
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_not_sent_again_and_a_change_is()
    {
        _portal.Answers("<html>", HttpStatusCode.BadGateway)
            .Answers("<html>", HttpStatusCode.BadGateway).Answers("{result:{SUCCESS:true,DATA:{RESULT:[]}}}");
        RestClient client = _portal.Client();

        Outcome<ReceivedConnectorMessage> sent =
            await client.SendAsync(new SendConnectorMessage(Place, Read()), CancellationToken.None);
        Outcome<ReceivedConnectorMessage> changed =
            await client.SendAsync(new UpdateConnectorMessage(Place, Read()), CancellationToken.None);

        Assert.Equal(OpenLineErrorCodes.OutcomeUnknown, sent.Error?.Code);
        Assert.True(changed.IsSuccess);
        Assert.Equal(3, _portal.Sent.Count);
    }

    [Fact]
    public void A_receipt_has_a_list_of_ids_and_the_time_only_of_the_delivery()
    {
        var receipt = new ConnectorReceipt(
            "Shop", 5, 323, 85911, new(["a", "b"]), "c", DateTimeOffset.FromUnixTimeSeconds(1738065600));

        Assert.Equal(
            "{\"id\":[\"a\",\"b\"],\"date\":1738065600}", MessageOf(new SendConnectorReceipt(receipt, isRead: false)));
        Assert.Equal("{\"id\":[\"a\",\"b\"]}", MessageOf(new SendConnectorReceipt(receipt, isRead: true)));
        Assert.Equal(CallKind.Change, new SendConnectorReceipt(receipt, isRead: true).Kind);

        static string MessageOf(SendConnectorReceipt request) =>
            request.ToCall().Parameters["MESSAGES"]![0]!["message"]!.ToString(Formatting.None);
    }

    [Fact]
    public void A_chat_of_one_client_is_renamed_with_the_client() => Assert.Equal(
        "{\"CONNECTOR\":\"shop\",\"LINE\":5,\"CHAT_ID\":\"c\",\"NAME\":\"New\",\"USER_ID\":\"u\"}",
        new RenameConnectorChat(Place, "c", "New", "u").ToCall().Parameters.ToString(Formatting.None));

    private static ConnectorMessage Read(params (string Name, object? Value)[] others) => ConnectorMessage.Read(
        others.Prepend(("Text", "Hello"))
            .Prepend(("ExternalUserId", "u")).Prepend(("ExternalMessageId", "m")).Prepend(("ExternalChatId", "c"))
            .Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)),
        InputSource.Row);
}
