using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Reads what the cmdlets for bots have in common.</summary>
internal static class BotInput
{
    private const string Versions = "a version of the API: there are 1 and 2";

    /// <summary>The version that a record asks for; that of its proof where it asks for none.</summary>
    /// <exception cref="InvalidInputException">There is no such version.</exception>
    public static BotApiVersion ReadVersion(PipelineRecord record, string parameter, string? botToken)
    {
        int? version = record.NumberOf(parameter, Versions);
        if (version is null)
            return botToken is null ? BotApiVersion.V1 : BotApiVersion.V2;
        return Enum.IsDefined(typeof(BotApiVersion), version)
            ? (BotApiVersion)version
            : throw Refused(
                InputErrorCodes.InvalidValue, parameter, $"{version}", $"'{version}' is not {Versions}.");
    }

    /// <summary>Sees that a webhook gives what proves its right to a bot.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="version">The version of the API.</param>
    /// <param name="proof">What is given for that version.</param>
    /// <exception cref="InvalidInputException">It is missing.</exception>
    public static void CheckProof(CredentialKind caller, BotApiVersion version, string? proof)
    {
        if (caller is CredentialKind.Webhook && proof is null)
            throw version is BotApiVersion.V1
                ? Refused(InputErrorCodes.MissingSetting, "ClientId", null,
                    "By webhook, version 1 needs the CLIENT_ID that the bot was registered with. Give it, or the " +
                    "BotToken for version 2.")
                : Refused(InputErrorCodes.MissingSetting, "BotToken", null,
                    "By webhook, version 2 needs the token of the bot. Give it, or the ClientId for version 1.");
    }

    /// <summary>
    /// Sees that a webhook says in the name of which bot it acts; it goes by the CLIENT_ID or by the token of the bot.
    /// </summary>
    /// <exception cref="InvalidInputException">It does not.</exception>
    public static void CheckActor(CredentialKind caller, string? clientId)
    {
        if (caller is CredentialKind.Webhook && clientId is null)
            throw Refused(InputErrorCodes.MissingSetting, "ClientId", null,
                "By webhook, it needs the CLIENT_ID or the token that the bot was registered with.");
    }

    /// <summary>A token that stands in a map may be as well kept as one that is a parameter.</summary>
    public static KeyValuePair<string, object?> Reveal(KeyValuePair<string, object?> field) =>
        field.Value is SecureString secret && BotFields.Catalog.Find(field.Key)?.Name == nameof(BotFields.NewBotToken)
            ? new(field.Key, Secret.Reveal(secret))
            : field;

    /// <summary>Reads a picture from a file.</summary>
    /// <exception cref="InvalidInputException">It cannot be read, or a portal would not take it.</exception>
    public static BotAvatar ReadAvatar(SessionState session, string parameter, string path)
    {
        try
        {
            return BotAvatar.FromFile(FilePath.Find(session, path)
                ?? throw new FormatException($"'{path}' is not the path of a file."));
        }
        catch (Exception e) when (e is FormatException or RuntimeException)
        {
            throw Refused(InputErrorCodes.InvalidValue, parameter, path, e.Message);
        }
    }

    private static InvalidInputException Refused(string code, string name, string? value, string reason) =>
        new([new(code, name, value, reason)]);
}
