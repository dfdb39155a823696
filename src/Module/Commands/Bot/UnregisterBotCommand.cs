using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Takes bots away, for good. REST: <c>imbot.unregister</c> (version 1), <c>imbot.v2.Bot.unregister</c> (version 2).
/// </summary>
[RestMethod("imbot.unregister")]
[RestMethod("imbot.v2.Bot.unregister")]
[Cmdlet(VerbsLifecycle.Unregister, "B24Bot", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class UnregisterBotCommand : ActionCommand<UnregisterBot, int>
{
    private int _target;

    /// <summary>The id of the bot, from 1. A piped bot gives its own.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "BOT_ID")]
    [LenientId]
    [ArgumentCompleter(typeof(BotIdCompleter))]
    public int BotId { get; set; }

    /// <summary>The CLIENT_ID that the bot was registered with. A webhook needs it for version 1. Secret.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CLIENT_ID")]
    [Secret]
    public SecureString? ClientId { get; set; }

    /// <summary>The token of the bot. A webhook needs it for version 2. Secret.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BOT_TOKEN")]
    [Secret]
    public SecureString? BotToken { get; set; }

    /// <summary>
    /// 1 for imbot.unregister, 2 for imbot.v2.Bot.unregister; 2 where a bot token is given, or else 1.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("API_VERSION")]
    [LenientId]
    [ArgumentCompleter(typeof(ApiVersionCompleter))]
    public int ApiVersion { get; set; }

    private protected override string Activity => "Taking bots away";

    private protected override string Achieved => "taken away";

    private protected override string BareName => nameof(BotId);

    private protected override ErrorHelpTable ErrorHelp => BotErrorHelp.Table;

    /// <summary>Not the row: it may hold the bot's secrets, and errors are logged.</summary>
    private protected override object? Target => _target;

    private protected override object? KeyOf(UnregisterBot input) => input.BotId;

    private protected override UnregisterBot Read(PipelineRecord record)
    {
        _target = 0;
        _target = record.RequiredNumber(nameof(BotId), IdKinds.Bot, "which bot it is");
        string? clientId = record.SecretOf(nameof(ClientId));
        string? botToken = record.SecretOf(nameof(BotToken));
        BotApiVersion version = BotInput.ReadVersion(record, nameof(ApiVersion), botToken);
        BotInput.CheckProof(Portal.Kind, version, version is BotApiVersion.V1 ? clientId : botToken);
        return new UnregisterBot(_target, version, clientId, botToken);
    }

    private protected override string Describe(UnregisterBot request) => $"bot {request.BotId}";

    private protected override string DescribeAction(UnregisterBot request) => "Unregister";

    /// <summary>The bot is gone.</summary>
    private protected override void Emit(int output)
    {
    }
}
