using System.Collections;
using System.Collections.Generic;
using Xunit;

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
            new UpdateBotV1(new BotUpdate(
                39,
                BotApiVersion.V1,
                Fields(
                    ("CODE", "newbot_v2"),
                    ("EVENT_HANDLER", "https://example.com/bot/events"),
                    ("PROPERTIES", new Hashtable { ["NAME"] = "UpdatedBot", ["WORK_POSITION"] = "Sample text" })),
                clientId: "**put_your_client_id_here**")),
            bot => Assert.Equal(39, bot.Id)),
        MethodSample.Of(
            new UpdateBotV2(new BotUpdate(
                456,
                BotApiVersion.V2,
                Fields(("properties", new Hashtable { ["name"] = "Sample name" }), ("isHidden", true)),
                botToken: "my_bot_token")),
            bot => Assert.Equal((456, "Sample name", true), (bot.Id, bot.Name, bot.IsHidden))),
    ];

    private static BotFields Fields(params (string Name, object? Value)[] fields)
    {
        var pairs = new List<KeyValuePair<string, object?>>();
        foreach ((string name, object? value) in fields)
            pairs.Add(KeyValuePair.Create(name, value));
        return BotFields.Read(pairs, SettingsSource.Explicit);
    }
}
