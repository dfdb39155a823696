namespace Bitrix24.OpenLines;

/// <summary>What a new bot needs: what a portal would refuse the registration for.</summary>
internal static class BotRegistrationRules
{
    private const string Method = "register";
    private const int MaxToken = 40;

    /// <summary>What is missing, or what the version lacks.</summary>
    public static IEnumerable<InputError> ErrorsOf(BotRegistration bot)
    {
        if (string.IsNullOrEmpty(bot.Code))
            yield return InputError.Missing("CODE", "A bot needs a code, which no other bot of the portal has.");
        if (bot.Type is { } type && BotTypeName.In(bot.Version, type) is null)
            yield return BotFieldRules.NotTaken($"TYPE {type}", bot.Version, Method);
        foreach (InputError error in BotFieldRules.MissingIn(bot.Version, bot.Fields, Method))
            yield return error;
        foreach (InputError error in bot.Version is BotApiVersion.V1 ? MissingIn1(bot) : MissingIn2(bot))
            yield return error;
    }

    /// <summary>What a webhook has to give to own the bot.</summary>
    public static IEnumerable<InputError> ErrorsForWebhook(BotRegistration bot)
    {
        if (bot.Version is BotApiVersion.V1 && string.IsNullOrWhiteSpace(bot.ClientId))
            yield return InputError.Missing("ClientId",
                "By webhook, imbot.register needs a CLIENT_ID, which proves from then on that the bot is yours. Give " +
                "it, or the BotToken for the newer method.");
        if (bot.Version is BotApiVersion.V2 && string.IsNullOrWhiteSpace(bot.Fields.NewBotToken))
            yield return InputError.Missing("BotToken",
                "By webhook, imbot.v2.Bot.register needs a token, which proves from then on that the bot is yours. " +
                "Give it, or the ClientId for the older method.");
    }

    private static IEnumerable<InputError> MissingIn1(BotRegistration bot)
    {
        BotFields fields = bot.Fields;
        if (string.IsNullOrWhiteSpace(fields.Name + fields.LastName))
            yield return InputError.Missing("NAME", "A bot needs a first name or a last name.");
        if (fields.EventHandler is not null)
            yield break;
        (string Name, object? Handler)[] needed =
        [
            ("EVENT_MESSAGE_ADD", fields.EventMessageAdd), ("EVENT_WELCOME_MESSAGE", fields.EventWelcomeMessage),
            ("EVENT_BOT_DELETE", fields.EventBotDelete),
        ];
        string[] missing = [.. needed.Where(handler => handler.Handler is null).Select(handler => handler.Name)];
        if (missing.Length > 0)
            yield return InputError.Missing("EVENT_HANDLER",
                $"A bot needs addresses for its events. Give this one for all, or {string.Join(", ", missing)}.");
    }

    private static IEnumerable<InputError> MissingIn2(BotRegistration bot)
    {
        BotFields fields = bot.Fields;
        if (string.IsNullOrWhiteSpace(fields.Name))
            yield return InputError.Missing("name", "A bot needs a first name.");
        if (Choice<BotEventMode>.Known(fields.EventMode) is BotEventMode.Webhook && fields.WebhookUrl is null)
            yield return InputError.Missing(
                "webhookUrl", "A bot whose eventMode is webhook needs the address for its events.");
        if (fields.NewBotToken?.Length > MaxToken)
            yield return InputError.Invalid(
                "BotToken", null, $"The token has {fields.NewBotToken.Length} characters; a portal takes {MaxToken}.");
    }
}
