namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Begins sessions in chats, of their own or from a message. REST: <c>imopenlines.session.start</c>,
/// <c>imopenlines.message.session.start</c>.
/// </summary>
[RestMethod("imopenlines.session.start")]
[RestMethod("imopenlines.message.session.start")]
[Cmdlet(VerbsLifecycle.Start, "B24Session", SupportsShouldProcess = true)]
[OutputType(typeof(Dialog))]
public sealed class StartSessionCommand : DialogActionCommand<DialogAction>
{
    /// <summary>The id of the message of that chat that the session begins with, from 1.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("MESSAGE_ID")]
    [LenientId]
    public int MessageId { get; set; }

    private protected override string Activity => "Starting sessions";

    private protected override string Achieved => "started";

    private protected override DialogAction Read(int chatId, PipelineRecord record) =>
        record.NumberOf(nameof(MessageId), IdKinds.Message) is { } message
            ? new StartSessionFromMessage(chatId, message)
            : new StartSession(chatId);

    private protected override string DescribeAction(DialogAction request) =>
        request is StartSessionFromMessage { MessageId: var message }
            ? $"Start a session from message {message}"
            : "Start a session";
}
