using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Reads what the cmdlets for bots have in common.</summary>
internal static class BotInput
{
    /// <summary>The version of the API that is asked for; 2 where a bot token is given, or else 1.</summary>
    /// <exception cref="InvalidInputException">There is no such version.</exception>
    public static BotApiVersion VersionOf(string? version, string? botToken) => version?.Trim() switch
    {
        null or "" => botToken is null ? BotApiVersion.V1 : BotApiVersion.V2,
        "1" => BotApiVersion.V1,
        "2" => BotApiVersion.V2,
        { } other => throw new InvalidInputException(
            InputError.NotOneOf("ApiVersion", other, "a version of the API", "1", "2")),
    };

    /// <summary>Sees that a webhook gives what proves its right to a bot.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="version">The version of the API.</param>
    /// <param name="proof">What is given for that version.</param>
    /// <exception cref="InvalidInputException">It is missing.</exception>
    public static void CheckProof(CredentialKind caller, BotApiVersion version, string? proof)
    {
        if (caller is CredentialKind.Webhook && proof is null)
            throw new InvalidInputException(version is BotApiVersion.V1
                ? InputError.Missing(
                    "ClientId",
                    "By webhook, version 1 needs the CLIENT_ID that the bot was registered with. Give it, or the " +
                    "BotToken for version 2.")
                : InputError.Missing(
                    "BotToken",
                    "By webhook, version 2 needs the token of the bot. Give it, or the ClientId for version 1."));
    }

    /// <summary>
    /// The CLIENT_ID or the token of the bot that a webhook acts as; null for an application without one.
    /// </summary>
    /// <exception cref="InvalidInputException">A webhook gives none.</exception>
    public static string? ActorOf(CredentialKind caller, SecureString? clientId) =>
        Secret.Reveal(clientId) is { } given ? given
        : caller is CredentialKind.Webhook ? throw new InvalidInputException(InputError.Missing(
            "ClientId", "By webhook, it needs the CLIENT_ID or the token that the bot was registered with."))
        : null;

    /// <summary>
    /// The fields of a bot: those of a map, or else the columns of a row that are for no parameter; and the picture.
    /// </summary>
    /// <param name="cmdlet">Where the path of the picture is relative to.</param>
    /// <param name="map">The map, or null.</param>
    /// <param name="row">The columns.</param>
    /// <param name="avatarPath">The file of the picture; null for none.</param>
    /// <exception cref="InvalidInputException">The picture cannot be read, or a portal would not take it.</exception>
    public static List<KeyValuePair<string, object?>> FieldsOf(
        PSCmdlet cmdlet,
        IEnumerable<KeyValuePair<string, object?>>? map,
        IEnumerable<KeyValuePair<string, object?>> row,
        string? avatarPath)
    {
        List<KeyValuePair<string, object?>> fields = [.. map?.Select(Reveal) ?? row];
        if (avatarPath is { Length: > 0 })
            fields.Add(new(nameof(BotFields.Avatar), ReadAvatar(cmdlet.SessionState, avatarPath)));
        return fields;
    }

    /// <summary>A token that stands in a map may be as well kept as one that is a parameter.</summary>
    private static KeyValuePair<string, object?> Reveal(KeyValuePair<string, object?> field) =>
        field.Value is SecureString secret && BotFields.Catalog.Find(field.Key)?.Name == nameof(BotFields.NewBotToken)
            ? new(field.Key, Secret.Reveal(secret) ?? "")
            : field;

    private static BotAvatar ReadAvatar(SessionState session, string path)
    {
        try
        {
            return BotAvatar.FromFile(FilePath.Resolve(session, path));
        }
        catch (FormatException e)
        {
            throw new InvalidInputException(InputError.Invalid("AvatarPath", path, e.Message));
        }
    }
}
