using System.Net;
using Bitrix24.Rest.Tests;
using Newtonsoft.Json;

namespace Bitrix24.OpenLines.Tests;

public sealed class BotClientTests
{
    private const string Answer = """
        {
          "bot": {
            "id": 456, "code": "support_bot", "type": "bot", "isHidden": true, "isSupportOpenline": false,
            "isReactionsEnabled": true, "backgroundId": null, "language": "de", "moduleId": "rest",
            "eventMode": "fetch", "countMessage": 150, "countCommand": 3, "countChat": 12, "countUser": 45
          },
          "users": [
            {"id": 1, "name": "Somebody else"},
            {"id": 456, "active": true, "name": "Updated Bot", "bot": true, "type": "bot"}
          ]
        }
        """;

    private readonly StubPortal _portal = new();

    [Fact]
    public void The_documented_request_of_version_1_goes_out_as_documented()
    {
        BotFields fields = BotFields.Read(
            [
                new("CODE", "newbot_v2"),
                new("EVENT_HANDLER", "https://example.com/bot/events"),
                new("PROPERTIES", new Dictionary<string, object?>
                {
                    ["NAME"] = "UpdatedBot", ["WORK_POSITION"] = "Updated description",
                }),
            ],
            InputSource.Explicit);

        RestCall call = Call(new UpdateBot(39, BotApiVersion.V1, fields, clientId: "**put_your_client_id_here**"));

        Assert.Equal(("imbot.update", CallKind.Change), (call.Method, call.Kind));
        Assert.True(JToken.DeepEquals(
            JObject.Parse("""
                {
                  "BOT_ID": 39,
                  "FIELDS": {
                    "CODE": "newbot_v2",
                    "EVENT_HANDLER": "https://example.com/bot/events",
                    "PROPERTIES": {"NAME": "UpdatedBot", "WORK_POSITION": "Updated description"}
                  },
                  "CLIENT_ID": "**put_your_client_id_here**"
                }
                """),
            call.Parameters));
    }

    [Fact]
    public void The_documented_request_of_version_2_goes_out_as_documented()
    {
        var fields = new BotFields { Name = "Updated Bot", IsHidden = true };

        RestCall call = Call(new UpdateBot(456, BotApiVersion.V2, fields, botToken: "my_bot_token"));

        Assert.Equal(("imbot.v2.Bot.update", CallKind.Change), (call.Method, call.Kind));
        Assert.True(JToken.DeepEquals(
            JObject.Parse("""
                {
                  "botId": 456, "botToken": "my_bot_token",
                  "fields": {"properties": {"name": "Updated Bot"}, "isHidden": true}
                }
                """),
            call.Parameters));
    }

    [Fact]
    public void What_proves_the_right_may_be_left_out()
    {
        Assert.Equal(
            ["BOT_ID", "FIELDS"], Call(Change(1, BotApiVersion.V1)).Parameters.Properties().Select(part => part.Name));
        Assert.Equal(
            ["botId", "fields"], Call(Change(1, BotApiVersion.V2)).Parameters.Properties().Select(part => part.Name));
    }

    [Theory]
    [InlineData(CredentialKind.Webhook, BotApiVersion.V1, null, null, "MissingSetting")]
    [InlineData(CredentialKind.Webhook, BotApiVersion.V2, null, null, "MissingSetting")]
    [InlineData(CredentialKind.Webhook, BotApiVersion.V1, "app", null, null)]
    [InlineData(CredentialKind.Webhook, BotApiVersion.V2, null, "token", null)]
    [InlineData(CredentialKind.Application, BotApiVersion.V1, null, null, null)]
    [InlineData(CredentialKind.Application, BotApiVersion.V2, null, null, null)]
    public void Who_calls_decides_what_proof_it_takes(
        CredentialKind caller, BotApiVersion version, string? clientId, string? botToken, string? code) => Assert.Equal(
            code,
            new UpdateBot(1, version, new BotFields { Name = "x" }, clientId, botToken)
                .ErrorsFor(caller).SingleOrDefault()?.Code);

    [Fact]
    public void The_bot_of_an_application_has_no_token_to_replace() => Assert.Equal(
        "SettingWithoutEffect",
        Assert.Single(new UpdateBot(1, BotApiVersion.V2, new BotFields { NewBotToken = "x" })
            .ErrorsFor(CredentialKind.Application)).Code);

    [Theory]
    [InlineData(0, BotApiVersion.V1, null, null, "InvalidValue", "BotId: '0' is not a bot id. Use a positive whole number.")]
    [InlineData(1, BotApiVersion.V2, "s3cr3t", null, "NotInThisVersion",
        "ClientId: Only version 1 (imbot.update) has it, and this is version 2 (imbot.v2.Bot.update).")]
    [InlineData(1, BotApiVersion.V1, null, "s3cr3t", "NotInThisVersion",
        "BotToken: Only version 2 (imbot.v2.Bot.update) has it, and this is version 1 (imbot.update).")]
    [InlineData(1, BotApiVersion.V1, " ", null, "InvalidValue", "ClientId: It is empty.")]
    [InlineData(1, BotApiVersion.V2, null, "", "InvalidValue", "BotToken: It is empty.")]
    public void A_change_that_cannot_be_sent_cannot_be_made(
        int id, BotApiVersion version, string? clientId, string? botToken, string code, string message)
    {
        InputError error = Assert.Single(Assert.Throws<InvalidInputException>(
            () => new UpdateBot(id, version, new BotFields { Name = "x" }, clientId, botToken)).Errors);

        Assert.Equal((code, message), (error.Code, error.Message));
    }

    [Fact]
    public void A_change_without_fields_or_with_those_of_the_other_version_cannot_be_made()
    {
        Assert.Equal(
            InputErrorCodes.NothingToChange,
            Assert.Throws<InvalidInputException>(() => new UpdateBot(1, BotApiVersion.V1, new BotFields())).Code);
        Assert.Equal(
            ["isHidden", "isReactionsEnabled"],
            Assert.Throws<InvalidInputException>(() => new UpdateBot(
                1, BotApiVersion.V1, new BotFields { Name = "x", IsHidden = true, IsReactionsEnabled = false }))
                .Errors.Select(error => error.Setting));
    }

    [Fact]
    public async Task Version_2_answers_the_bot()
    {
        _portal.Answers($"{{result:{Answer}}}");

        Outcome<Bot> outcome = await Update(Change(456, BotApiVersion.V2));

        Bot bot = outcome.Value;
        Assert.Equal((456, "support_bot", "Updated Bot", "bot"), (bot.Id, bot.Code, bot.Name, bot.Type));
        Assert.Equal((true, false, true), (bot.IsHidden, bot.IsSupportOpenline, bot.IsReactionsEnabled));
        Assert.Equal(("de", "rest", "fetch"), (bot.Language, bot.ModuleId, bot.EventMode));
        Assert.Null(bot.BackgroundId);
        Assert.Equal((150, 3, 12, 45), (bot.CountMessage, bot.CountCommand, bot.CountChat, bot.CountUser));
        Assert.Empty(bot.AdditionalData);
        Assert.Empty(outcome.Notices);
        Assert.Equal("Updated Bot (456)", bot.ToString());
    }

    [Fact]
    public void A_bot_keeps_what_only_a_newer_portal_knows()
    {
        Bot bot = Bot.Read(JObject.Parse("""
            {
              "bot": {
                "id": "7", "isHidden": "Y", "backgroundId": "lava", "eventMode": "push", "botToken": "secret",
                "newField": {"a": [1]}
              },
              "users": []
            }
            """))!;

        Assert.Equal((7, true, null), (bot.Id, bot.IsHidden, bot.Name));
        Assert.Equal("lava", bot.BackgroundId);
        Assert.Equal("push", bot.EventMode);
        Assert.Equal("{\"newField\":{\"a\":[1]}}", bot.AdditionalData.ToString());
        Assert.Equal("7", bot.ToString());
    }

    [Fact]
    public async Task What_version_2_made_of_it_is_compared_with_what_was_sent()
    {
        _portal.Answers($"{{result:{Answer}}}");

        Outcome<Bot> outcome = await Update(new UpdateBot(456, BotApiVersion.V2, new BotFields
        {
            Name = "Updated", IsHidden = true, IsReactionsEnabled = false, BackgroundId = "mint",
            EventMode = "fetch",
        }));

        Assert.Equal(
            [
                "Updated Bot (456): isReactionsEnabled is true on the portal, false was sent",
                "Updated Bot (456): backgroundId is none on the portal, mint was sent",
            ],
            outcome.Notices);
    }

    [Fact]
    public async Task A_background_that_was_reset_is_no_difference()
    {
        _portal.Answers($"{{result:{Answer}}}");

        Assert.Empty((await Update(new UpdateBot(
            456, BotApiVersion.V2, new BotFields { BackgroundId = "none" }))).Notices);
    }

    [Fact]
    public async Task Version_1_answers_no_more_than_that_it_was_done()
    {
        _portal.Answers("{result:true}");

        Outcome<Bot> outcome = await Update(Change(39, BotApiVersion.V1));

        Assert.Equal((39, null), (outcome.Value.Id, outcome.Value.Name));
        Assert.Single(_portal.Sent);
    }

    [Fact]
    public async Task Bots_of_version_1_are_read_in_one_more_request()
    {
        _portal
            .Answers($"{{result:{{result:{{c0:true,c1:{Answer},c2:true}},result_error:{{c3:{{error:'BOT_ID_ERROR'," +
                "error_description:'Bot not found'}}}}")
            .Answers("{result:{'39':{ID:39,NAME:'NewBot',CODE:'newbot',OPENLINE:'N'}}}");

        IReadOnlyList<Outcome<Bot>> outcomes = await Client().UpdateAsync(
            [
                Change(39, BotApiVersion.V1), Change(456, BotApiVersion.V2), Change(40, BotApiVersion.V1),
                Change(41, BotApiVersion.V1),
            ],
            read: true, CancellationToken.None);

        Assert.Equal("NewBot (39) Updated Bot (456) 40", string.Join(" ", outcomes.Take(3).Select(one => one.Value)));
        Assert.Equal(("newbot", false), (outcomes[0].Value.Code, outcomes[0].Value.IsSupportOpenline));
        Assert.Equal("Bot 40 was changed, but the portal does not list it.", Assert.Single(outcomes[2].Notices));
        Assert.Equal("BOT_ID_ERROR", outcomes[3].Error!.Code);
        Assert.Equal(2, _portal.Sent.Count);
    }

    [Fact]
    public async Task Nothing_is_read_where_no_bot_of_version_1_was_changed()
    {
        _portal.Answers("{error:'BOT_ID_ERROR',error_description:'x'}", HttpStatusCode.BadRequest);

        Outcome<Bot> outcome = await Update(Change(39, BotApiVersion.V1), read: true);

        Assert.Equal("BOT_ID_ERROR", outcome.Error!.Code);
        Assert.Single(_portal.Sent);
    }

    [Fact]
    public async Task A_bot_that_cannot_be_read_back_is_still_changed()
    {
        _portal.Answers("{result:true}").Answers("{error:'X',error_description:'no list'}", HttpStatusCode.Forbidden);

        Outcome<Bot> outcome = await Update(Change(39, BotApiVersion.V1), read: true);

        Assert.Equal("Bot 39 was changed, but could not be read back: no list", Assert.Single(outcome.Notices));
    }

    [Theory]
    [InlineData("{'39':{ID:39,NAME:'A',CODE:'a',OPENLINE:'N'},'40':{ID:'40',NAME:'B',NEW:1}}", "A (39) B (40)")]
    [InlineData("[]", "")]
    public async Task Lists_bots(string result, string shown)
    {
        _portal.Answers($"{{result:{result}}}");

        Assert.Equal(shown, string.Join(" ", (await Client().ListAsync(CancellationToken.None)).Value));
    }

    [Fact]
    public void A_listing_of_another_form_is_an_error() => Assert.Equal(
        OpenLineErrorCodes.UnexpectedResult, new ListBots().Read(new JValue(false)).Error!.Code);

    [Theory]
    [InlineData(BotApiVersion.V1, "false")]
    [InlineData(BotApiVersion.V2, "true")]
    [InlineData(BotApiVersion.V2, "{bot:{}}")]
    public async Task An_answer_of_another_form_is_an_error(BotApiVersion version, string answer)
    {
        _portal.Answers($"{{result:{answer}}}");

        Assert.Equal(OpenLineErrorCodes.UnexpectedResult, (await Update(Change(1, version))).Error!.Code);
    }

    [Fact]
    public async Task A_change_whose_answer_was_lost_is_sent_again()
    {
        _portal.Fails(new HttpRequestException("broken")).Answers("{result:true}");

        Assert.True((await Update(Change(39, BotApiVersion.V1))).IsSuccess);
        Assert.Equal(2, _portal.Sent.Count);
    }

    [Fact]
    public async Task A_new_token_whose_answer_was_lost_is_unknown_and_not_sent_again()
    {
        _portal.Fails(new HttpRequestException("broken")).Answers($"{{result:{Answer}}}");

        RestError error = (await Update(Rotation("old-token", "new-token"))).Error!;

        Assert.Equal((BotErrorCodes.BotTokenUnknown, Execution.Unclear), (error.Code, error.Execution));
        Assert.StartsWith(
            "It is unknown whether bot 456 has its new token. It was not sent again. ",
            error.Description, StringComparison.Ordinal);
        Assert.Single(_portal.Sent);
    }

    [Fact]
    public async Task A_new_token_that_met_the_request_limit_is_sent_again()
    {
        _portal
            .Answers("{error:'QUERY_LIMIT_EXCEEDED'}", HttpStatusCode.ServiceUnavailable)
            .Answers($"{{result:{Answer}}}");

        Assert.True((await Update(Rotation("old-token", "new-token"))).IsSuccess);
    }

    [Fact]
    public async Task A_new_token_with_an_answer_of_another_form_is_unknown()
    {
        _portal.Answers("{result:true}");

        Assert.Equal(
            BotErrorCodes.BotTokenUnknown, (await Update(Rotation("old-token", "new-token"))).Error!.Code);
    }

    [Fact]
    public async Task A_refusal_of_a_new_token_stays_what_it_is()
    {
        _portal.Answers(
            "{error:'BOT_TOKEN_ROTATION_FAILED',error_description:'Bot token rotation failed'}",
            HttpStatusCode.BadRequest);

        Assert.Equal(
            "BOT_TOKEN_ROTATION_FAILED", (await Update(Rotation("old-token", "new-token"))).Error!.Code);
    }

    [Theory]
    [InlineData("old token/1")]
    [InlineData("старый")]
    [InlineData("quo\"te\\")]
    public async Task No_error_shows_a_secret(string secret)
    {
        UpdateBot[] updates =
        [
            new(1, BotApiVersion.V1, new BotFields { Name = "x" }, clientId: secret),
            new(1, BotApiVersion.V2, new BotFields { Name = "x" }, botToken: secret),
            Rotation(secret, secret + "2"),
        ];
        string echo = JsonConvert.ToString($"token {secret} {Uri.EscapeDataString(secret)} {secret}2 is wrong");

        foreach (UpdateBot update in updates)
        {
            _portal
                .Answers($"{{error:'X',error_description:{echo}}}", HttpStatusCode.BadRequest)
                .Answers($"{{result:{echo}}}")
                .Answers($"{{result:{{echo:{echo}}}}}");

            for (int i = 0; i < 3; i++)
            {
                string shown = (await Update(update)).Error!.Description;
                Assert.Contains("token ***", shown, StringComparison.Ordinal);
                Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);
                Assert.DoesNotContain(Uri.EscapeDataString(secret), shown, StringComparison.Ordinal);
                if (update.Fields.NewBotToken is not null)
                    Assert.DoesNotContain("***2", shown, StringComparison.Ordinal);
            }
            Assert.DoesNotContain(secret, $"{update} {update.Fields}", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_error_that_leaves_a_new_token_unknown_shows_no_secret()
    {
        _portal.Answers(
            "{error:'X',error_description:'old-token and new-token are wrong'}", HttpStatusCode.InternalServerError);

        RestError error = (await Update(Rotation("old-token", "new-token"))).Error!;

        Assert.Equal(BotErrorCodes.BotTokenUnknown, error.Code);
        Assert.EndsWith("*** and *** are wrong", error.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_is_no_public_property_of_a_change() => Assert.Equal(
        ["BotId", "Fields", "Kind", "Method", "Version"],
        typeof(UpdateBot).GetProperties().Select(property => property.Name).Order());

    private static RestCall Call(UpdateBot update) => update.ToCall();

    private static UpdateBot Change(int id, BotApiVersion version) => new(id, version, new BotFields { Name = "x" });

    private static UpdateBot Rotation(string old, string next) =>
        new(456, BotApiVersion.V2, new BotFields { NewBotToken = next }, botToken: old);

    private BotClient Client() => new(_portal.Client());

    private async Task<Outcome<Bot>> Update(UpdateBot update, bool read = false) =>
        Assert.Single(await Client().UpdateAsync([update], read, CancellationToken.None));
}
