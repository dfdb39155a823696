namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Begins sessions in chats, of their own or from a message. REST: <c>imopenlines.session.start</c>,
/// <c>imopenlines.message.session.start</c>.
/// </summary>
[RestMethod("imopenlines.session.start")]
[RestMethod("imopenlines.message.session.start")]
[Progress("Starting sessions", "started")]
[Cmdlet(VerbsLifecycle.Start, "B24Session", SupportsShouldProcess = true)]
[OutputType(typeof(Dialog))]
public sealed class StartSessionCommand : DialogCmdlet<DialogAction>
{
    /// <summary>The id of the message of that chat that the session begins with, from 1.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("MESSAGE_ID")]
    public MessageRef? MessageId { get; set; }

    internal override DialogAction Request()
    {
        int chatId = ChatId.Require();
        return MessageId.Read() is { } message
            ? new StartSessionFromMessage(chatId, message)
            : new StartSession(chatId);
    }

    private protected override string Action(DialogAction action) =>
        action is StartSessionFromMessage { MessageId: var message }
            ? $"Start a session from message {message}"
            : "Start a session";
}
