namespace Bitrix24.Sandbox;

/// <summary>Makes the bots of a seeded portal.</summary>
internal static class SeedBots
{
    private const string Host = "https://bots.meridian-goods.example";

    public static void Plant(BotStore bots, SandboxApplication application)
    {
        bots.Create(
            id => new SandboxBot
            {
                Id = id,
                Code = SandboxBots.SupportBotCode,
                Type = BotType.OpenLine,
                Name = "Support",
                LastName = "Bot",
                WorkPosition = "First answers",
                Color = "mint",
                IsSupportOpenline = true,
                EventMode = BotEvent.ByWebhook,
                WebhookUrl = $"{Host}/support",
                Handlers = BotEvent.All.ToDictionary(known => known.Name, _ => $"{Host}/support"),
            },
            BotOwner.OfClient(SandboxBots.ClientId), BotOwner.OfToken(SandboxBots.BotToken));
        bots.Create(
            id => new SandboxBot
            {
                Id = id,
                Code = SandboxBots.SalesBotCode,
                Type = BotType.Initial,
                Name = "Sales",
                LastName = "Bot",
                WorkPosition = "Offers",
                Color = "azure",
            },
            BotOwner.OfApplication(application));
    }
}
