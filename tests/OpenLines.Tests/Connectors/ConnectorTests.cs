using Bitrix24.Rest.Tests;

namespace Bitrix24.OpenLines.Tests;

public sealed class ConnectorTests
{
    private readonly StubPortal _portal = new();

    [Fact]
    public void The_documented_request_goes_out_as_documented()
    {
        ConnectorData data = Read(
            ("ID", "channel-123"), ("URL", "https://example.com/chats/123"), ("NAME", "Support Channel"));

        RestCall call = new SetConnectorData("myconnector", 107, data).ToCall();

        Assert.Equal(("imconnector.connector.data.set", CallKind.Change), (call.Method, call.Kind));
        Assert.True(JToken.DeepEquals(
            JObject.Parse("""
                {
                  "CONNECTOR": "myconnector", "LINE": 107,
                  "DATA": {"ID": "channel-123", "URL": "https://example.com/chats/123", "NAME": "Support Channel"}
                }
                """),
            call.Parameters));
    }

    [Fact]
    public void A_channel_without_an_id_gets_none()
    {
        var change = new SetConnectorData("myconnector", 107, Read(("Name", "x")));

        Assert.True(JToken.DeepEquals(
            JObject.Parse("{CONNECTOR:'myconnector',LINE:107,DATA:{NAME:'x'}}"), change.ToCall().Parameters));
    }

    [Fact]
    public void A_channel_gets_the_id_that_the_reference_advises_on_request_and_the_code_is_in_lower_case()
    {
        var change = new SetConnectorData(" MyConnector ", 107, Read(("Name", "x")), generatesId: true);
        var own = new SetConnectorData("myconnector", 107, Read(("Id", "mine")), generatesId: true);

        Assert.True(JToken.DeepEquals(
            JObject.Parse("{CONNECTOR:'myconnector',LINE:107,DATA:{ID:'myconnector_line107',NAME:'x'}}"),
            change.ToCall().Parameters));
        Assert.Equal("mine", own.ChannelId);
    }

    [Theory]
    [InlineData("Url", "https://example.com/a", "URL")]
    [InlineData("url_im", "http://example.com/a?b=c", "URL_IM")]
    [InlineData("UrlIm", " https://example.com ", "URL_IM")]
    [InlineData("ChannelId", "7", "ID")]
    public void A_field_is_found_in_any_spelling_and_fills_in_no_other(string name, string value, string wireName)
    {
        Setting given = Assert.Single(Read((name, value)).Given());

        Assert.Equal(wireName, given.WireName);
    }

    [Fact]
    public void An_address_may_be_one_already() => Assert.Equal(
        "https://example.com/a", Read(("Url", new Uri("https://example.com/a"))).Url!.OriginalString);

    [Theory]
    [InlineData("ID", " ", "InvalidValue", "ID: ' ' must not be empty.")]
    [InlineData("Name", "", "InvalidValue", "Name: '' must not be empty.")]
    [InlineData("Url", "", "InvalidValue",
        "Url: '' is not a web address. Write it whole: https://example.com/path.")]
    [InlineData("Url", "example.com/a", "InvalidValue",
        "Url: 'example.com/a' is not a web address. Write it whole: https://example.com/path.")]
    [InlineData("UrlIm", "ftp://example.com/a", "InvalidValue",
        "UrlIm: 'ftp://example.com/a' is not a web address. Write it whole: https://example.com/path.")]
    [InlineData("Url", "/a", "InvalidValue",
        "Url: '/a' is not a web address. Write it whole: https://example.com/path.")]
    [InlineData("URL_IN", "https://example.com", "UnknownSetting",
        "URL_IN: The data of a connector has no such setting. Did you mean 'URL_IM'?")]
    public void What_cannot_be_a_field_is_refused(string name, string value, string code, string message)
    {
        InputError error = Assert.Single(Refused(() => Read((name, value))).Errors);

        Assert.Equal((code, message), (error.Code, error.Message));
    }

    [Fact]
    public void An_address_object_is_checked_too()
    {
        Refused(() => Read(("Url", new Uri("/a/b", UriKind.Relative))));
        Refused(() => Read(("Url", new Uri("file:///tmp/x"))));
    }

    [Fact]
    public void Data_without_a_field_is_refused() =>
        Assert.Equal(InputErrorCodes.NothingToChange, Refused(() => Read()).Code);

    [Fact]
    public void A_row_says_where_its_data_belongs()
    {
        ConnectorData data = ConnectorData.Read(
            Pairs(("Connector", "x"), ("Line", "1"), ("Id", "7"), ("Url", ""), ("Name", "")), InputSource.Row);

        Assert.Equal(["ID"], data.Given().Select(setting => setting.WireName));
        Refused(() => Read(("Line", "1"), ("Id", "7")));
    }

    [Theory]
    [InlineData("", 1, "MissingSetting")]
    [InlineData(" ", 1, "MissingSetting")]
    [InlineData("my.connector", 1, "InvalidValue")]
    [InlineData("x", 0, "InvalidValue")]
    [InlineData("my.connector", -1, "SeveralProblems")]
    public void A_place_that_cannot_be_is_refused(string connector, int line, string code) =>
        Assert.Equal(code, Refused(() => new SetConnectorData(connector, line, new ConnectorData())).Code);

    [Fact]
    public async Task Changes_travel_together_and_tell_what_was_sent()
    {
        _portal.Answers("{result:{result:{c0:true,c1:false},result_error:{c2:{error:'E',error_description:'no'}}}}");

        IReadOnlyList<Outcome<ConnectorLineData>> outcomes = await _portal.Client().SendAsync<ConnectorLineData>(
            [
                new SetConnectorData("A", 1, Read(("Url", "https://example.com/a"), ("Name", "n"))),
                new SetConnectorData("b", 2, Read(("Id", "7"))),
                new SetConnectorData("c", 3, Read(("Id", "8"))),
            ],
            CancellationToken.None);

        Assert.Equal(
            new ConnectorLineData("a", 1, null, new Uri("https://example.com/a"), null, "n"), outcomes[0].Value);
        Assert.Equal(
            ["", OpenLineErrorCodes.UnexpectedResult, "E"], outcomes.Select(outcome => outcome.Error?.Code ?? ""));
        Assert.Single(_portal.Sent);
    }

    [Fact]
    public async Task A_change_whose_answer_was_lost_is_sent_again()
    {
        _portal.Answers("<html>", System.Net.HttpStatusCode.BadGateway).Answers("{result:true}");

        Outcome<ConnectorLineData> outcome = await _portal.Client().SendAsync(
            new SetConnectorData("a", 1, Read(("Id", "7"))), CancellationToken.None);

        Assert.Equal("7 (a, line 1)", outcome.Value.ToString());
    }

    [Theory]
    [InlineData("{livechat:'Live Chat',telegrambot:'Telegram'}", "Live Chat (livechat) Telegram (telegrambot)")]
    [InlineData("[]", "")]
    public async Task Lists_connectors(string result, string shown)
    {
        _portal.Answers($"{{result:{result}}}");

        Outcome<IReadOnlyList<Connector>> outcome =
            await new ConnectorClient(_portal.Client()).ListAsync(CancellationToken.None);

        Assert.Equal(shown, string.Join(" ", outcome.Value));
    }

    [Fact]
    public void A_listing_of_another_form_is_an_error() => Assert.Equal(
        OpenLineErrorCodes.UnexpectedResult, new ListConnectors().Read(new JValue(false)).Error!.Code);

    private static InvalidInputException Refused(Func<object> read) => Assert.Throws<InvalidInputException>(read);

    private static ConnectorData Read(params (string Name, object? Value)[] values) =>
        ConnectorData.Read(Pairs(values), InputSource.Explicit);

    private static IEnumerable<KeyValuePair<string, object?>> Pairs(params (string Name, object? Value)[] values) =>
        values.Select(value => KeyValuePair.Create(value.Name, value.Value));
}
