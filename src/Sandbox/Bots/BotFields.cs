namespace Bitrix24.Sandbox;

/// <summary>The <c>fields</c> of the second version of the API. Their names count as they are written.</summary>
internal sealed class BotFields(JObject fields)
{
    private const int MaxTokenLength = 40;

    private static readonly string[] Backgrounds =
        ["azure", "mint", "steel", "slate", "teal", "cornflower", "sky", "peach", "frost"];

    private readonly JObject _properties = Php.Map(fields["properties"]);

    public string Code => Text(fields, "code");

    /// <summary>The token that the bot is to belong to; empty for none. It matters to webhooks only.</summary>
    /// <exception cref="RestException">It is too long.</exception>
    public string Token => Text(fields, "botToken") is { Length: <= MaxTokenLength } token
        ? token
        : throw BotErrors.TokenTooLong();

    public string Name => Text(_properties, "name");

    public string Type => Text(fields, "type") is { Length: > 0 } type ? type : BotType.Initial;

    public string EventMode => Text(fields, "eventMode");

    public string WebhookUrl => Text(fields, "webhookUrl");

    /// <summary>Sets what was sent, or nothing when there is a mistake in it.</summary>
    /// <exception cref="RestException">There is a mistake in it.</exception>
    public SandboxBot Apply(SandboxBot bot)
    {
        SandboxBot changed = ApplyEvents(bot);
        Picture? avatar = Avatar();
        string gender = Text(_properties, "gender");
        string color = Text(_properties, "color");
        return changed with
        {
            Name = Name.Length > 0 ? Name : bot.Name,
            LastName = Set(_properties, "lastName") is { } lastName ? Php.Text(lastName) : bot.LastName,
            WorkPosition = Set(_properties, "workPosition") is { } position ? Php.Text(position) : bot.WorkPosition,
            Color = BotColor.Find(known => known.Code == color)?.Code ?? bot.Color,
            Gender = gender is "M" or "F" ? gender : bot.Gender,
            AvatarLength = avatar?.Length ?? bot.AvatarLength,
            IsHidden = Flag("isHidden", bot.IsHidden),
            IsReactionsEnabled = Flag("isReactionsEnabled", bot.IsReactionsEnabled),
            IsSupportOpenline = Flag("isSupportOpenline", bot.IsSupportOpenline),
            BackgroundId = fields.ContainsKey("backgroundId") ? Background() : bot.BackgroundId,
        };
    }

    private SandboxBot ApplyEvents(SandboxBot bot)
    {
        string mode = EventMode.Length > 0 ? EventMode : bot.EventMode;
        if (mode is not (BotEvent.ByFetch or BotEvent.ByWebhook))
            throw BotErrors.V2("BOT_INVALID_EVENT_MODE", "Invalid event mode");
        if (mode is BotEvent.ByFetch)
            return bot with { EventMode = mode };

        // An address counts in this mode only; and to go over to it without any is no way to get events.
        bool isAsked = WebhookUrl.Length > 0 || EventMode.Length > 0;
        string? address = WebhookUrl.Length > 0 ? WebhookUrl : bot.WebhookUrl;
        if (isAsked && !WebAddress.IsValid(address ?? ""))
            throw BotErrors.V2("BOT_INVALID_CALLBACK", "Invalid callback URL");
        return bot with { EventMode = mode, WebhookUrl = address };
    }

    private Picture? Avatar()
    {
        if (!Php.IsTrue(_properties["avatar"]))
            return null;
        Picture avatar = Picture.TryRead(Php.Text(_properties["avatar"]))
            ?? throw BotErrors.V2("BOT_AVATAR_INCORRECT_TYPE", "Avatar must be an image");
        return avatar.IsTooLarge
            ? throw BotErrors.V2("BOT_AVATAR_INCORRECT_SIZE", "Avatar exceeds maximum size")
            : avatar;
    }

    private string? Background() => Backgrounds.FirstOrDefault(known => known == Text(fields, "backgroundId"));

    /// <summary>Truth is PHP's: the text <c>false</c>, as a query string carries it, is true.</summary>
    private bool Flag(string name, bool current) => Set(fields, name) is { } flag ? Php.IsTrue(flag) : current;

    private static JToken? Set(JObject map, string name) => Php.IsSet(map[name]) ? map[name] : null;

    private static string Text(JObject map, string name) => Php.Text(map[name]).Trim();
}
