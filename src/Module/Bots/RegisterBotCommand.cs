using System.Collections;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Registers bots. A bot token selects the newer method, which answers with the whole bot. Whoever registers a bot of
/// their own bot again gets the existing one, unchanged.
/// REST: <c>imbot.register</c> (version 1), <c>imbot.v2.Bot.register</c> (version 2).
/// </summary>
[RestMethod("imbot.register")]
[RestMethod("imbot.v2.Bot.register")]
[Progress("Registering bots", "registered")]
[Cmdlet(VerbsLifecycle.Register, "B24Bot", SupportsShouldProcess = true)]
[OutputType(typeof(Bot))]
public sealed class RegisterBotCommand : BotCmdlet<RegisterBot, Bot>
{
    /// <summary>The code of the bot, unique on the portal.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [BareValue]
    public string? Code { get; set; }

    /// <summary>
    /// The other fields: a map under the names of either version, or a script block that makes one of <c>$_</c>.
    /// Without it, the columns of a piped row.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Map]
    public IDictionary? Fields { get; set; }

    /// <summary>The first name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>The type: bot, openline, supervisor…, or the letter of version 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ChoiceCompleter<BotType>))]
    public string? Type { get; set; }

    /// <summary>The file of the picture: PNG, JPEG or GIF, at most 5000 pixels a side.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AvatarPath { get; set; }

    /// <summary>Not the row: it may hold the bot's secrets, and errors are logged.</summary>
    internal override object? Target => Code.OrNull();

    internal override RegisterBot Request()
    {
        (BotApiVersion version, string? clientId, string? botToken) = ReadCredentials();
        var registration = BotRegistration.Read(
            FieldsGiven(), Fields is null ? Row.Source : InputSource.Explicit, version, clientId, botToken);
        return registration.ErrorsFor(Portal.Kind) is { Count: > 0 } errors
            ? throw new InvalidInputException(errors)
            : new RegisterBot(registration);
    }

    internal override (string Target, string Action)? Describe(RegisterBot request) =>
        ($"{request.Registration}", "Register");

    internal override object? KeyOf(RegisterBot request) => request.Registration.Code;

    private List<KeyValuePair<string, object?>> FieldsGiven()
    {
        // A piped bot is not a row of fields.
        List<KeyValuePair<string, object?>> fields = BotInput.FieldsOf(
            this, Fields.Read(), InputObject is { BaseObject: Bot } ? [] : Row.Others, AvatarPath);
        if (Code.OrNull() is { } code)
            fields.Add(new(nameof(Code), code));
        if (Name.OrNull() is { } name)
            fields.Add(new(nameof(Name), name));
        if (Type.OrNull() is { } type)
            fields.Add(new(nameof(Type), type));
        return fields;
    }
}
