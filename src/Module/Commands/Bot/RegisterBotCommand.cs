using System.Collections;
using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Registers bots. A bot token selects the newer method, which answers with the whole bot. Whoever registers a bot of
/// his own once more gets the one that there is, unchanged.
/// REST: <c>imbot.register</c> (version 1), <c>imbot.v2.Bot.register</c> (version 2).
/// </summary>
[RestMethod("imbot.register")]
[RestMethod("imbot.v2.Bot.register")]
[Cmdlet(VerbsLifecycle.Register, "B24Bot", SupportsShouldProcess = true)]
[OutputType(typeof(Bot))]
public sealed class RegisterBotCommand : ActionCommand<RegisterBot, Bot>
{
    private static readonly string[] Own = [nameof(Code), nameof(Name), nameof(Type)];

    private string? _target;

    /// <summary>The code of the bot, unique on the portal.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
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

    /// <summary>What proves from now on, in version 1, that the bot is this webhook's. Secret.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CLIENT_ID")]
    [Secret]
    public SecureString? ClientId { get; set; }

    /// <summary>
    /// The token of the bot, at most 40 characters, which proves in version 2 that the bot is this webhook's. Secret.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BOT_TOKEN")]
    [Secret]
    public SecureString? BotToken { get; set; }

    /// <summary>The file of the picture: PNG, JPEG or GIF, at most 5000 pixels a side.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AvatarPath { get; set; }

    /// <summary>1 for imbot.register, 2 for imbot.v2.Bot.register; 2 where a bot token is given, or else 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("API_VERSION")]
    [LenientId]
    [ArgumentCompleter(typeof(ApiVersionCompleter))]
    public int ApiVersion { get; set; }

    private protected override string Activity => "Registering bots";

    private protected override string Achieved => "registered";

    private protected override string BareName => nameof(Code);

    private protected override ErrorHelpTable ErrorHelp => BotErrorHelp.Table;

    /// <summary>Not the row: it may hold the bot's secrets, and errors are logged.</summary>
    private protected override object? Target => _target;

    private protected override object? KeyOf(RegisterBot input) => input.Registration.Code;

    private protected override RegisterBot Read(PipelineRecord record)
    {
        _target = record.TextOf(nameof(Code));
        string? botToken = record.SecretOf(nameof(BotToken));
        // A credential for the other version is no harm: in a table, each row has what it has.
        var registration = BotRegistration.Read(
            ReadFields(record, out bool isMap),
            isMap ? InputSource.Explicit : record.Source,
            BotInput.ReadVersion(record, nameof(ApiVersion), botToken),
            record.SecretOf(nameof(ClientId)),
            botToken);
        _target = registration.Code;
        return registration.ErrorsFor(Portal.Kind) is { Count: > 0 } errors
            ? throw new InvalidInputException(errors)
            : new RegisterBot(registration);
    }

    private protected override string Describe(RegisterBot request) => $"{request.Registration}";

    private protected override string DescribeAction(RegisterBot request) => "Register";

    private List<KeyValuePair<string, object?>> ReadFields(PipelineRecord record, out bool isMap)
    {
        if (record.GivesNull(nameof(Fields)))
            throw new InvalidInputException([NoFields]);
        var fields = new List<KeyValuePair<string, object?>>();
        IDictionary? map = record.MapOf(nameof(Fields));
        isMap = map is not null;
        if (map is not null)
            fields.AddRange(InputValues.Of(map).Pairs.Select(BotInput.Reveal));
        else if (InputObject is not { BaseObject: Bot })
            fields.AddRange(record.Others);

        foreach (string name in Own)
        {
            if (record.TextOf(name) is { } text)
                fields.Add(new(name, text));
        }
        if (record.TextOf(nameof(AvatarPath)) is { } path)
            fields.Add(new(nameof(BotFields.Avatar), BotInput.ReadAvatar(SessionState, nameof(AvatarPath), path)));
        return fields;
    }

    private static InputError NoFields => new(
        InputErrorCodes.MissingSetting, nameof(Fields), null, "-Fields gives nothing for this input.");
}
