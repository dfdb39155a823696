using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Hands dialogs over from a bot to an operator, or to the queue of an open line.
/// REST: <c>imopenlines.bot.session.transfer</c>.
/// </summary>
[RestMethod("imopenlines.bot.session.transfer")]
[Progress("Handing dialogs over", "handed over")]
[Cmdlet(VerbsCommon.Move, "B24BotSession", SupportsShouldProcess = true)]
[OutputType(typeof(BotSession))]
public sealed class MoveBotSessionCommand : BotDialogCmdlet<TransferBotSession>
{
    /// <summary>The id of the operator who gets the dialog, from 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("USER_ID")]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserRef? ToUser { get; set; }

    /// <summary>The id of the open line whose queue gets the dialog, from 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("QUEUE_ID")]
    [ArgumentCompleter(typeof(OpenLineCompleter))]
    public LineRef? ToLine { get; set; }

    /// <summary>The bot leaves the chat at once; without, it stays until the transfer is confirmed.</summary>
    [Parameter]
    public SwitchParameter Leave { get; set; }

    /// <summary>
    /// The CLIENT_ID or the token that the bot was registered with. A webhook needs it, and an application does not.
    /// Secret.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CLIENT_ID", "BotToken", "BOT_TOKEN")]
    [Secret]
    public SecureString? ClientId { get; set; }

    /// <summary>Not the row: it may hold the bot's secrets, and errors are logged.</summary>
    internal override object? Target => ChatId.ReadOrZero();

    internal override TransferBotSession Request() => new(
        ChatId.Require(),
        ToUser.Read(),
        ToLine.Read(),
        MyInvocation.BoundParameters.ContainsKey(nameof(Leave)) ? Leave.IsPresent : null,
        BotInput.ActorOf(Portal.Kind, ClientId));

    internal override (string Target, string Action)? Describe(TransferBotSession request) => (
        $"dialog in chat {request.ChatId}",
        request.ToUser is { } user
            ? $"Hand over to user {user}"
            : $"Hand over to the queue of line {request.ToLine}");

    internal override object? KeyOf(TransferBotSession request) => request.ChatId;
}
