using Bitrix24.Rest.Tests;

namespace Bitrix24.OpenLines.Tests;

public sealed class BotRegistrationTests
{
    private readonly StubPortal _portal = new();

    [Fact]
    public void Both_versions_may_be_sent_again()
    {
        Assert.Equal(CallKind.Change, Registration(BotApiVersion.V1, ("EVENT_HANDLER", "https://b.example/")).Kind);
        Assert.Equal(CallKind.Change, Registration(BotApiVersion.V2).Kind);
        Assert.Equal(CallKind.Change, new UnregisterBot(1, BotApiVersion.V2).Kind);
    }

    [Theory]
    [InlineData("bot", "B", "bot")]
    [InlineData("O", "O", "openline")]
    [InlineData("supervisor", "S", "supervisor")]
    [InlineData("h", "H", null)]
    [InlineData("personal", null, "personal")]
    [InlineData("Network", null, "network")]
    public void Types_go_by_letters_in_version_1_and_by_words_in_version_2(string type, string? letter, string? word)
    {
        Assert.Equal(letter, BotTypeName.In(BotApiVersion.V1, BotTypeName.Parse(type)));
        Assert.Equal(word, BotTypeName.In(BotApiVersion.V2, BotTypeName.Parse(type)));
    }

    [Theory]
    [InlineData("Y", "Y")]
    [InlineData(false, "N")]
    public void Version_1_calls_open_lines_by_another_name(object given, string sent)
    {
        RestCall first = Registration(
            BotApiVersion.V1, ("EVENT_HANDLER", "https://b.example/"), ("isSupportOpenline", given)).ToCall();
        RestCall second = Registration(BotApiVersion.V2, ("OPENLINE", given)).ToCall();

        Assert.Equal(sent, (string?)first.Parameters["OPENLINE"]);
        Assert.Null(first.Parameters["isSupportOpenline"]);
        Assert.Equal(sent == "Y", (bool)second.Parameters["fields"]!["isSupportOpenline"]!);
    }

    [Fact]
    public void The_empty_cells_of_a_row_give_nothing()
    {
        RestCall call = new RegisterBot(BotRegistration.Read(
            [new("Code", "b"), new("NAME", "B"), new("TYPE", ""), new("COLOR", ""), new("OPENLINE", "")],
            InputSource.Row, BotApiVersion.V2, botToken: "t")).ToCall();

        Assert.Equal(
            ["botToken", "code", "properties"],
            call.Parameters["fields"]!.Children<Newtonsoft.Json.Linq.JProperty>().Select(field => field.Name)
                .OrderBy(name => name));
    }

    [Theory]
    [InlineData("39", 39)]
    [InlineData("\"39\"", 39)]
    public async Task Version_1_answers_an_id(string answer, int id) =>
        Assert.Equal(id, (await SendAsync($"{{result:{answer}}}", BotApiVersion.V1)).Value.Id);

    [Theory]
    [InlineData("false", BotApiVersion.V1)]
    [InlineData("0", BotApiVersion.V1)]
    [InlineData("true", BotApiVersion.V2)]
    [InlineData("{}", BotApiVersion.V2)]
    [InlineData("{\"bot\":{\"code\":\"b\"}}", BotApiVersion.V2)]
    public async Task Any_other_answer_is_an_error_that_quotes_no_secret(string answer, BotApiVersion version)
    {
        RestError error = (await SendAsync($"{{result:{answer}}}", version)).Error!;

        Assert.Equal(OpenLineErrorCodes.UnexpectedResult, error.Code);
        Assert.DoesNotContain("s3cret", error.Description);
    }

    [Theory]
    [InlineData("BOT_ID_ERROR", true)]
    [InlineData("BOT_NOT_FOUND", true)]
    [InlineData("WRONG_REQUEST", false)]
    public async Task A_bot_that_is_gone_after_a_lost_answer_has_been_taken_away(string code, bool isDone)
    {
        _portal.Answers("<html>", System.Net.HttpStatusCode.BadGateway)
            .Answers($$"""{"error":"{{code}}","error_description":"x"}""", System.Net.HttpStatusCode.BadRequest);
        using RestClient client = _portal.Client();

        Outcome<int> outcome = await client.SendAsync(
            new UnregisterBot(41, BotApiVersion.V1, "c"), CancellationToken.None);

        Assert.Equal(isDone, outcome.IsSuccess);
        Assert.Equal(2, _portal.Sent.Count);
    }

    [Fact]
    public async Task A_bot_that_is_not_there_at_once_is_an_error()
    {
        _portal.Answers("""{"error":"BOT_ID_ERROR","error_description":"x"}""", System.Net.HttpStatusCode.BadRequest);
        using RestClient client = _portal.Client();

        Assert.Equal("BOT_ID_ERROR", (await client.SendAsync(
            new UnregisterBot(41, BotApiVersion.V1, "c"), CancellationToken.None)).Error!.Code);
    }

    [Fact]
    public async Task The_reading_of_bots_ends_where_a_page_is_empty()
    {
        _portal.Answers("""{"result":{"bots":[{"id":1},{"id":2}],"users":[],"hasNextPage":true}}""")
            .Answers("""{"result":{"bots":[],"users":[],"hasNextPage":true}}""");
        using RestClient client = _portal.Client();
        var listing = BotListing.Of(client, version: null, "s3cret", type: null);

        Assert.Equal([1, 2], (await listing.ReadNextAsync(CancellationToken.None)).Value.Select(bot => bot.Id));
        Assert.True(listing.HasMore);
        Assert.Empty((await listing.ReadNextAsync(CancellationToken.None)).Value);

        Assert.False(listing.HasMore);
        Assert.Equal(2, (int)_portal.Sent[1].Body["offset"]!);
    }

    [Fact]
    public void A_lookup_needs_an_id_or_a_code()
    {
        Assert.Equal(
            InputErrorCodes.MissingSetting,
            Assert.Throws<InvalidInputException>(() => new BotLookup(BotApiVersion.V2, null, " ")).Code);
        Assert.Equal(
            InputErrorCodes.InvalidValue,
            Assert.Throws<InvalidInputException>(() => new BotLookup(BotApiVersion.V2, 0, "b")).Code);
    }

    private async Task<Outcome<Bot>> SendAsync(string answer, BotApiVersion version)
    {
        _portal.Answers(answer);
        using RestClient client = _portal.Client();
        RegisterBot request = version is BotApiVersion.V1
            ? Registration(version, ("EVENT_HANDLER", "https://b.example/"))
            : Registration(version);
        return await client.SendAsync(request, CancellationToken.None);
    }

    private static RegisterBot Registration(BotApiVersion version, params (string Name, object Value)[] more)
    {
        var values = new List<KeyValuePair<string, object?>> { new("CODE", "b"), new("NAME", "B") };
        values.AddRange(more.Select(pair => KeyValuePair.Create(pair.Name, (object?)pair.Value)));
        return new RegisterBot(BotRegistration.Read(values, InputSource.Explicit, version, "s3cret", "s3cret"));
    }
}
