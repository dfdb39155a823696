namespace Bitrix24.Sandbox;

/// <summary>The second version of the bots' API, <c>imbot.v2.*</c>, where it is about the bots themselves.</summary>
internal sealed class BotV2Methods(BotStore bots, SandboxFaults faults, Func<DateTimeOffset> clock)
{
    public const string RegisterName = "imbot.v2.Bot.register";
    public const string UnregisterName = "imbot.v2.Bot.unregister";

    private const int MaxCount = 100;
    private const int PageSize = 50;
    private const string Scope = "imbot";

    public IEnumerable<RestMethod> Methods =>
    [
        new(RegisterName, Scope, Register),
        new("imbot.v2.Bot.update", Scope, Update),
        new(UnregisterName, Scope, Unregister),
        new("imbot.v2.Bot.get", Scope, Get),
        new("imbot.v2.Bot.list", Scope, List),
        new("imbot.v2.Revision.get", Scope, Revision),
    ];

    /// <summary>The bot of whoever calls.</summary>
    public Bot Owned(MethodCall call) => Owned(call, Owner(call));

    private JObject Register(MethodCall call)
    {
        var fields = new BotFields(Fields(call));
        BotOwner owner = Owner(call, () => fields.Token);
        if (fields.Code.Length == 0)
            throw BotErrors.V2("BOT_CODE_REQUIRED", "Bot code is required");
        if (fields.Name.Length == 0)
            throw BotErrors.V2("BOT_PROPERTIES_REQUIRED", "Bot properties are required");

        if (bots.FindByCode(fields.Code) is { } known)
        {
            // Whoever asks again gets what is there, unchanged.
            return known.Obeys(owner)
                ? BotView.Answer(known, isOwner: true, clock())
                : throw BotErrors.V2("BOT_CODE_ALREADY_TAKEN", "Bot code is already taken");
        }
        if (!BotType.IsKnown(fields.Type))
            throw BotErrors.V2("BOT_INVALID_TYPE", "Invalid bot type");
        if (fields.EventMode is BotEvent.ByWebhook && fields.WebhookUrl.Length == 0)
            throw BotErrors.V2("BOT_WEBHOOK_URL_REQUIRED", "Webhook URL is required");
        SandboxBot state = fields.Apply(new SandboxBot { Id = 0, Code = fields.Code, Type = fields.Type });
        if (bots.Of(owner).Count() >= MaxCount)
            throw BotErrors.V2("BOT_LIMIT_EXCEEDED", "Bot limit exceeded");
        if (faults.ForStorage(RegisterName))
            throw BotErrors.V2("BOT_REGISTER_FAILED", "Bot registration failed");

        return BotView.Answer(bots.Create(id => state with { Id = id }, owner), isOwner: true, clock());
    }

    private JObject Update(MethodCall call)
    {
        BotOwner owner = Owner(call);
        Bot bot = Owned(call, owner);
        var fields = new BotFields(Fields(call));
        SandboxBot changed = fields.Apply(bot.State);
        Rotate(bot, call, owner, fields);
        bot.State = changed;
        return BotView.Answer(bot, isOwner: true, clock());
    }

    /// <summary>Gives a webhook's bot another token. An application has none to give.</summary>
    private void Rotate(Bot bot, MethodCall call, BotOwner owner, BotFields fields)
    {
        if (call.Caller.Application is not null || fields.Token.Length == 0)
            return;
        BotOwner next = BotOwner.OfToken(fields.Token);
        if (bots.Of(next).Any(other => other != bot))
            throw BotErrors.V2("BOT_TOKEN_ROTATION_FAILED", "Bot token rotation failed");
        bot.Rotate(owner, next);
    }

    private JObject Unregister(MethodCall call)
    {
        Bot bot = Owned(call);
        if (faults.ForStorage(UnregisterName))
            throw BotErrors.V2("BOT_UNREGISTER_FAILED", "Bot unregistration failed");
        bots.Remove(bot);
        return new JObject { ["result"] = true };
    }

    private JObject Get(MethodCall call)
    {
        BotOwner owner = Owner(call);
        JToken? id = call.Parameters["botId"];
        JToken? code = call.Parameters["code"];
        if (!Php.IsTrue(id) && !Php.IsTrue(code))
            throw BotErrors.V2("PARAMS_REQUIRED", "Required parameters are missing");
        Bot bot = (Php.IsTrue(id) ? bots.Find(Php.Int(id)) : bots.FindByCode(Php.Text(code))) ?? throw NotFound();
        return BotView.Answer(bot, bot.Obeys(owner), clock());
    }

    private JObject List(MethodCall call)
    {
        string type = Php.Text(Php.Map(call.Parameters["filter"])["type"]);
        int limit = Php.Int(call.Parameters["limit"]);
        int page = limit > 0 ? limit : PageSize;
        List<Bot> found = bots.Of(Owner(call))
            .Where(bot => type.Length == 0 || bot.State.Type == type)
            .Skip(Php.Int(call.Parameters["offset"]))
            .Take(page + 1)
            .ToList();

        List<Bot> shown = found.Take(page).ToList();
        return new JObject
        {
            ["bots"] = new JArray(shown.Select(bot => BotView.Show(bot.State, isOwner: true))),
            ["users"] = BotView.Users(shown, clock()),
            ["hasNextPage"] = found.Count > shown.Count,
        };
    }

    private static JObject Revision(MethodCall call) => new()
    {
        ["rest"] = 36,
        ["web"] = 130,
        ["mobile"] = 23,
        ["desktop"] = 6,
    };

    private static JObject Fields(MethodCall call) => Php.Map(call.Parameters["fields"]);

    private static BotOwner Owner(MethodCall call) => Owner(call, () => Php.Text(call.Parameters["botToken"]).Trim());

    private static BotOwner Owner(MethodCall call, Func<string> token)
    {
        if (call.Caller.Application is { } application)
            return BotOwner.OfApplication(application);
        return token() is { Length: > 0 } named ? BotOwner.OfToken(named) : throw BotErrors.NoToken();
    }

    /// <summary>The bot that a caller wants to change.</summary>
    private Bot Owned(MethodCall call, BotOwner owner)
    {
        int id = Php.Int(call.Parameters["botId"]);
        if (id <= 0)
            throw BotErrors.V2("BOT_ID_REQUIRED", "Bot ID is required");
        Bot bot = bots.Find(id) ?? throw NotFound();
        return bot.Obeys(owner) ? bot : throw BotErrors.NotTheOwner();
    }

    private static RestException NotFound() => BotErrors.V2("BOT_NOT_FOUND", "Bot not found");
}
