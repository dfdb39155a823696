using System.Collections;

namespace Bitrix24.OpenLines.Tests;

/// <summary><c>imbot.*</c></summary>
internal static class BotSamples
{
    public static IEnumerable<MethodSample> All =>
    [
        MethodSample.Of(
            new ListBots(),
            bots => Assert.Equal("NewBot (39)", Assert.Single(bots).ToString())),
        MethodSample.Of(
            new UpdateBot(
                39,
                BotApiVersion.V1,
                Fields(
                    ("CODE", "newbot_v2"),
                    ("EVENT_HANDLER", "https://example.com/bot/events"),
                    ("PROPERTIES", new Hashtable { ["NAME"] = "UpdatedBot", ["WORK_POSITION"] = "Sample text" })),
                clientId: "**put_your_client_id_here**"),
            bot => Assert.Equal(39, bot.Id)),
        MethodSample.Of(
            new UpdateBot(
                456,
                BotApiVersion.V2,
                Fields(("properties", new Hashtable { ["name"] = "Sample name" }), ("isHidden", true)),
                botToken: "my_bot_token"),
            bot => Assert.Equal((456, "Sample name", true), (bot.Id, bot.Name, bot.IsHidden))),
        MethodSample.Of(
            new RegisterBot(BotRegistration.Read(
                Pairs(
                    ("CODE", "newbot"),
                    ("TYPE", "B"),
                    ("EVENT_HANDLER", "https://example.com/bot/events"),
                    ("OPENLINE", "N"),
                    ("PROPERTIES", new Hashtable { ["NAME"] = "NewBot", ["WORK_POSITION"] = "Sample text" })),
                InputSource.Explicit,
                BotApiVersion.V1,
                clientId: "**put_your_client_id_here**")),
            bot => Assert.Equal((39, "newbot"), (bot.Id, bot.Code))),
        MethodSample.Of(
            new RegisterBot(BotRegistration.Read(
                Pairs(
                    ("code", "support_bot"),
                    ("properties", new Hashtable { ["name"] = "Sample name", ["workPosition"] = "Sample text" }),
                    ("type", "bot"),
                    ("eventMode", "fetch")),
                InputSource.Explicit,
                BotApiVersion.V2,
                botToken: "my_bot_token")),
            bot => Assert.Equal(
                (456, "support_bot", "Sample name", 0), (bot.Id, bot.Code, bot.Name, bot.CountMessage))),
        MethodSample.Of(
            new UnregisterBot(39, BotApiVersion.V1, clientId: "**put_your_client_id_here**"),
            id => Assert.Equal(39, id)),
        MethodSample.Of(
            new UnregisterBot(456, BotApiVersion.V2, botToken: "my_bot_token"),
            id => Assert.Equal(456, id)),
        MethodSample.Of(
            new GetBot(new BotLookup(BotApiVersion.V2, botId: null, "support_bot", "my_bot_token")),
            bot => Assert.Equal((456, "Sample name", 150), (bot.Id, bot.Name, bot.CountMessage))),
        MethodSample.Of(
            new ListBotsV2("my_bot_token", "bot", limit: 10),
            page =>
            {
                Assert.Equal("Sample name (456)", Assert.Single(page.Bots).ToString());
                Assert.False(page.HasNextPage);
            }),
    ];

    private static BotFields Fields(params (string Name, object? Value)[] fields) =>
        BotFields.Read(Pairs(fields), InputSource.Explicit);

    private static IEnumerable<KeyValuePair<string, object?>> Pairs(params (string Name, object? Value)[] fields) =>
        fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
}
