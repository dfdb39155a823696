namespace Bitrix24.OpenLines;

/// <summary>
/// What a request gives to a bot, in either version of the API. A null is a field that is not given; it is never sent.
/// </summary>
/// <remarks>
/// Serves <c>imbot.update</c> (version 1) and <c>imbot.v2.Bot.update</c> (version 2). The address of the handlers is
/// two fields, not one: the events of the versions differ in form, and a handler of one does not understand the other.
/// </remarks>
public sealed class BotFields
{
    /// <summary>The code, unique on the portal. Version 1.</summary>
    [BotField("CODE", null, NeverEmpty = true)]
    public string? Code { get; set; }

    /// <summary>The address of the handler of all events. Version 1.</summary>
    [BotField("EVENT_HANDLER", null)]
    public Uri? EventHandler { get; set; }

    /// <summary>The address of the handler of ONIMBOTMESSAGEADD. Version 1.</summary>
    [BotField("EVENT_MESSAGE_ADD", null)]
    public Uri? EventMessageAdd { get; set; }

    /// <summary>The address of the handler of ONIMBOTMESSAGEUPDATE. Version 1.</summary>
    [BotField("EVENT_MESSAGE_UPDATE", null)]
    public Uri? EventMessageUpdate { get; set; }

    /// <summary>The address of the handler of ONIMBOTMESSAGEDELETE. Version 1.</summary>
    [BotField("EVENT_MESSAGE_DELETE", null)]
    public Uri? EventMessageDelete { get; set; }

    /// <summary>The address of the handler of ONIMBOTJOINCHAT. Version 1.</summary>
    [BotField("EVENT_WELCOME_MESSAGE", null)]
    public Uri? EventWelcomeMessage { get; set; }

    /// <summary>The address of the handler of ONIMBOTDELETE. Version 1.</summary>
    [BotField("EVENT_BOT_DELETE", null)]
    public Uri? EventBotDelete { get; set; }

    /// <summary>The first name. Both versions.</summary>
    [BotField("NAME", "name", InProperties = true)]
    public string? Name { get; set; }

    /// <summary>The last name. Both versions.</summary>
    [BotField("LAST_NAME", "lastName", InProperties = true)]
    public string? LastName { get; set; }

    /// <summary>The position, which the profile shows. Both versions.</summary>
    [BotField("WORK_POSITION", "workPosition", InProperties = true)]
    public string? WorkPosition { get; set; }

    /// <summary>The color. Both versions.</summary>
    [BotField("COLOR", "color", InProperties = true, Format = typeof(ChoiceFormat<BotColor>))]
    public string? Color { get; set; }

    /// <summary>The gender. Both versions.</summary>
    [BotField("PERSONAL_GENDER", "gender", InProperties = true, Format = typeof(ChoiceFormat<BotGender>))]
    public string? Gender { get; set; }

    /// <summary>The picture. Both versions.</summary>
    [BotField("PERSONAL_PHOTO", "avatar", InProperties = true)]
    public BotAvatar? Avatar { get; set; }

    /// <summary>The e-mail address, which no user of the portal may have. Version 1.</summary>
    [BotField("EMAIL", null, InProperties = true, Format = typeof(EmailFormat))]
    public string? Email { get; set; }

    /// <summary>The birthday, YYYY-MM-DD. Version 1.</summary>
    [BotField("PERSONAL_BIRTHDAY", null, InProperties = true)]
    public DateTime? PersonalBirthday { get; set; }

    /// <summary>The address of the web site. Version 1.</summary>
    [BotField("PERSONAL_WWW", null, InProperties = true)]
    public Uri? PersonalWww { get; set; }

    /// <summary>Whether the list of contacts leaves the bot out. Version 2.</summary>
    [BotField(null, "isHidden")]
    public bool? IsHidden { get; set; }

    /// <summary>Whether there are reactions to the bot's messages. Version 2.</summary>
    [BotField(null, "isReactionsEnabled")]
    public bool? IsReactionsEnabled { get; set; }

    /// <summary>Whether the bot works in open lines. Version 2.</summary>
    [BotField(null, "isSupportOpenline")]
    public bool? IsSupportOpenline { get; set; }

    /// <summary>
    /// The background of the chat; <see cref="BotBackground.None"/> goes back to that of the user. Version 2.
    /// </summary>
    [BotField(null, "backgroundId", Format = typeof(ChoiceFormat<BotBackground>))]
    public string? BackgroundId { get; set; }

    /// <summary>How events reach the bot. Version 2.</summary>
    [BotField(null, "eventMode", Format = typeof(ChoiceFormat<BotEventMode>))]
    public string? EventMode { get; set; }

    /// <summary>The address that events are sent to; for <see cref="BotEventMode.Webhook"/> only. Version 2.</summary>
    [BotField(null, "webhookUrl")]
    public Uri? WebhookUrl { get; set; }

    /// <summary>
    /// The token that takes the place of the one the bot has, at most 40 characters. Secret. The old one is spent as
    /// soon as the portal has the new one. Version 2, where it is <c>fields.botToken</c>.
    /// </summary>
    [BotField(null, "botToken", IsSecret = true, NeverEmpty = true, MaxLength = 40)]
    public string? NewBotToken { get; set; }

    /// <summary>Every field of a bot.</summary>
    public static SettingCatalog Catalog { get; } = new(typeof(BotFields), "A bot", BotColumns.ReadOnly);

    /// <summary>The fields that have a value, in a fixed order.</summary>
    public IEnumerable<Setting> Given() => Catalog.GivenIn(this);

    /// <summary>
    /// Reads the fields that a bot is to be given, under the names of either version. Those of the profile may stand
    /// in an inner map <c>PROPERTIES</c> or beside the others. A row's token is what the row proves itself with: there
    /// the new one is NewBotToken only.
    /// </summary>
    /// <exception cref="InvalidInputException">
    /// Something is wrong with them, or there are none; nothing was sent.
    /// </exception>
    public static BotFields Read(IEnumerable<KeyValuePair<string, object?>> values, InputSource source)
    {
        var fields = new BotFields();
        var input = new BotFieldInput(values, source);
        var reader = new SettingsReader(Catalog, source);
        reader.Read(input.Values, fields);
        InputError[] errors = [.. reader.Errors, .. input.Errors, .. BotFieldRules.ErrorsOf(fields)];
        if (errors.Length == 0 && !fields.Given().Any())
            errors = [BotFieldRules.NothingToChange];
        return errors.Length == 0 ? fields : throw new InvalidInputException(errors);
    }

    /// <summary>What of it a version of the API lacks; nothing where it can be sent.</summary>
    public IReadOnlyList<InputError> ErrorsIn(BotApiVersion version) =>
        [.. BotFieldRules.MissingIn(version, this)];
}

/// <summary>Ties a property to the name that each version of the API has for it.</summary>
/// <param name="version1">The name in <c>imbot.update</c>; null where that has no such field.</param>
/// <param name="version2">The name in <c>imbot.v2.Bot.update</c>; null where that has no such field.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BotFieldAttribute(string? version1, string? version2) : SettingAttribute(
    version1 ?? version2 ?? throw new ArgumentNullException(nameof(version1)),
    version1 is not null && version2 is not null ? [version2] : [])
{
    /// <summary>Whether it stands in the inner map, <c>PROPERTIES</c> or <c>properties</c>.</summary>
    public bool InProperties { get; init; }

    /// <summary>What is said of a setting of a bot.</summary>
    public static BotFieldAttribute Of(Setting setting) => (BotFieldAttribute)setting.Declaration;

    /// <summary>The name in that version; null where it has no such field.</summary>
    public string? NameIn(BotApiVersion version) => version is BotApiVersion.V1 ? version1 : version2;
}
