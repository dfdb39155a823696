namespace Bitrix24.Sandbox;

/// <summary>The first version of the bots' API, <c>imbot.*</c>. Parameter names count in upper case only.</summary>
internal sealed class BotMethods(BotStore bots, CompanyDirectory company, SandboxFaults faults)
{
    public const string RegisterName = "imbot.register";
    public const string UpdateName = "imbot.update";
    public const string UnregisterName = "imbot.unregister";

    private const int MaxCount = 5;
    private const string Scope = "imbot";
    private const string Properties = "PROPERTIES";

    public IEnumerable<RestMethod> Methods =>
    [
        new(RegisterName, Scope, Register),
        new(UpdateName, Scope, Update),
        new(UnregisterName, Scope, Unregister),
        new("imbot.bot.list", Scope, List),
    ];

    private JToken Register(MethodCall call)
    {
        BotOwner owner = Owner(call);
        JObject fields = call.Parameters;
        string type = BotType.OfLetter(Php.Text(fields["TYPE"]));
        bool isForLines = type == BotType.OpenLine || (fields["OPENLINE"] is { } flag && Php.EqualsWord(flag, "Y"));
        bool isSimple = type is not (BotType.OpenLine or "supervisor") && !isForLines;

        Dictionary<string, string> handlers = Handlers(fields, BotEvent.All.Where(e => !(isSimple && e.IsForFewBots)));
        if (BotEvent.All.FirstOrDefault(e => e.Title is not null && !handlers.ContainsKey(e.Name)) is { } missing)
            throw BotErrors.NoHandler(missing);
        string code = Php.Text(fields["CODE"]);
        if (code.Length == 0)
            throw BotErrors.NoCode();
        JObject properties = Php.Map(fields[Properties]);
        if (!BotProfile.HasName(properties))
            throw BotErrors.NoName();

        Bot? known = bots.FindByCode(code);
        if (known?.Obeys(owner) is true)
            return known.Id;
        if (bots.Of(owner).Count() >= MaxCount)
            throw BotErrors.TooMany(MaxCount);
        if (known is not null || IsOfEmployee(properties) || faults.ForStorage(RegisterName))
            throw BotErrors.WrongRequest("Bot can't be created");

        return bots.Create(
            id => BotProfile.Apply(
                new SandboxBot
                {
                    Id = id,
                    Code = code,
                    Type = type,
                    IsSupportOpenline = isForLines,
                    EventMode = BotEvent.ByWebhook,
                    Handlers = handlers,
                },
                properties),
            owner).Id;
    }

    private JToken Update(MethodCall call)
    {
        Bot bot = Owned(call);
        JObject fields = Php.Map(call.Parameters["FIELDS"]);
        Dictionary<string, string> handlers = Handlers(fields, BotEvent.All);
        JObject properties = Php.Map(fields[Properties]);
        if (BotProfile.ClearsName(properties))
            throw BotErrors.NoName();

        // TYPE and OPENLINE are for good: they count as nothing here.
        string code = Php.Text(fields["CODE"]);
        if (code.Length == 0 && handlers.Count == 0 && !BotProfile.HasAny(properties))
            throw BotErrors.NothingToUpdate();
        bool isTaken = code.Length > 0 && bots.FindByCode(code) is { } other && other != bot;
        if (isTaken || IsOfEmployee(properties) || faults.ForStorage(UpdateName))
            throw BotErrors.WrongRequest("Bot can't be updated");

        bot.State = BotProfile.Apply(bot.State, properties) with
        {
            Code = code.Length > 0 ? code : bot.State.Code,
            Handlers = handlers.Count > 0 ? Merge(bot.State.Handlers, handlers) : bot.State.Handlers,
        };
        return true;
    }

    private JToken Unregister(MethodCall call)
    {
        Bot bot = Owned(call);
        if (faults.ForStorage(UnregisterName))
            throw BotErrors.WrongRequest("Bot can't be deleted");
        bots.Remove(bot);
        return true;
    }

    /// <summary>The bots of the application; to a webhook, which cannot say who it is, those of all webhooks.</summary>
    private JToken List(MethodCall call)
    {
        IEnumerable<Bot> found = call.Caller.Application is { } application
            ? bots.Of(BotOwner.OfApplication(application))
            : bots.All.Where(bot => !bot.IsOfApplication);
        return Php.Encode(found.Select(bot => new KeyValuePair<string, JToken>(Php.Text(bot.Id), Show(bot))).ToList());
    }

    private static JObject Show(Bot bot) => new()
    {
        ["ID"] = bot.Id,
        ["NAME"] = bot.State.FullName,
        ["CODE"] = bot.State.Code,
        ["OPENLINE"] = bot.State.IsSupportOpenline ? "Y" : "N",
    };

    private static BotOwner Owner(MethodCall call)
    {
        if (call.Caller.Application is { } application)
            return BotOwner.OfApplication(application);
        JToken? clientId = call.Parameters["CLIENT_ID"];
        return Php.IsTrue(clientId) ? BotOwner.OfClient(Php.Text(clientId)) : throw BotErrors.NoClientId();
    }

    /// <summary>The bot that a caller wants to change.</summary>
    private Bot Owned(MethodCall call)
    {
        BotOwner owner = Owner(call);
        Bot bot = bots.Find(Php.Int(call.Parameters["BOT_ID"])) ?? throw BotErrors.NoBot();
        return bot.Obeys(owner) ? bot : throw BotErrors.OtherApplication();
    }

    /// <summary>The handlers that were sent: one for all events, or one for each.</summary>
    private static Dictionary<string, string> Handlers(JObject fields, IEnumerable<BotEvent> events)
    {
        JToken? common = fields["EVENT_HANDLER"];
        var handlers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (BotEvent known in events)
        {
            JToken? handler = Php.IsTrue(common) ? common : fields[known.Name];
            if (!Php.IsTrue(handler))
                continue;
            if (!WebAddress.IsValid(Php.Text(handler)))
                throw BotErrors.WrongHandler(known);
            handlers.Add(known.Name, Php.Text(handler));
        }
        return handlers;
    }

    private static Dictionary<string, string> Merge(
        IReadOnlyDictionary<string, string> current, Dictionary<string, string> sent) => sent
        .Concat(current.Where(handler => !sent.ContainsKey(handler.Key)))
        .ToDictionary(handler => handler.Key, handler => handler.Value);

    // A bot is a user, and no two users have the same address.
    private bool IsOfEmployee(JObject properties) => company.Users.Any(
        user => user.Email.Equals(BotProfile.EmailOf(properties), StringComparison.OrdinalIgnoreCase));
}
