namespace Bitrix24.OpenLines;

/// <summary>What fields of a bot mean to each other: what a portal would refuse, overwrite or ignore.</summary>
internal static class BotFieldRules
{
    private const string Update = "update";

    public static InputError NothingToChange => InputError.NothingToChange(
        "There is nothing to change: no field of the bot is given.");

    /// <summary>What is wrong with the fields in every version.</summary>
    public static IEnumerable<InputError> ErrorsOf(BotFields fields)
    {
        if (fields is { Name: { } first, LastName: { } last } && string.IsNullOrWhiteSpace(first + last))
            yield return InputError.Missing("NAME", "It and LAST_NAME are both empty. A bot needs one of them.");

        if (fields.EventHandler is not null)
        {
            foreach (Setting handler in fields.Given().Where(IsSingleHandler))
                yield return InputError.WithoutEffect(
                    handler.WireName,
                    "The portal puts EVENT_HANDLER in its place. Give either that or the single handlers.");
        }

        if (Choice<BotEventMode>.Known(fields.EventMode) is BotEventMode.Fetch && fields.WebhookUrl is not null)
            yield return InputError.WithoutEffect(
                "webhookUrl", "It has an effect only while eventMode is webhook, and here that is fetch.");
    }

    /// <summary>The fields that a version lacks, with what it has in their place.</summary>
    public static IEnumerable<InputError> MissingIn(
        BotApiVersion version, BotFields fields, string method = Update) => fields.Given()
            .Where(field => BotFieldAttribute.Of(field).NameIn(version) is null)
            .Select(field => new InputError(
                InputErrorCodes.NotInThisVersion, field.WireName, null,
                Reason(version, method) + Alternative(field, version)));

    /// <summary>What else a method takes in the other version only.</summary>
    public static InputError NotTaken(string name, BotApiVersion version, string method = Update) =>
        new(InputErrorCodes.NotInThisVersion, name, null, Reason(version, method) + ".");

    /// <summary>A version and its method, for a message.</summary>
    private static string Show(BotApiVersion version, string method) =>
        version is BotApiVersion.V1 ? $"version 1 (imbot.{method})" : $"version 2 (imbot.v2.Bot.{method})";

    private static string Reason(BotApiVersion version, string method)
    {
        BotApiVersion other = version is BotApiVersion.V1 ? BotApiVersion.V2 : BotApiVersion.V1;
        return $"Only {Show(other, method)} has it, and this is {Show(version, method)}";
    }

    private static string Alternative(Setting field, BotApiVersion version) => field.Name switch
    {
        nameof(BotFields.WebhookUrl) when version is BotApiVersion.V1 =>
            ". The address of all events is EVENT_HANDLER here, and its events have another form.",
        nameof(BotFields.EventHandler) when version is BotApiVersion.V2 =>
            ". The address of all events is webhookUrl here, and its events have another form.",
        _ => ".",
    };

    private static bool IsSingleHandler(Setting field) => field.Name
        is nameof(BotFields.EventMessageAdd) or nameof(BotFields.EventMessageUpdate)
        or nameof(BotFields.EventMessageDelete) or nameof(BotFields.EventWelcomeMessage)
        or nameof(BotFields.EventBotDelete);
}
