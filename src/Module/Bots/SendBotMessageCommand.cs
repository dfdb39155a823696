namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Sends automatic messages into the dialogs of bots, or the welcome of their open lines.
/// REST: <c>imopenlines.bot.session.message.send</c>.
/// </summary>
[RestMethod("imopenlines.bot.session.message.send")]
[Progress("Sending automatic messages", "sent")]
[Cmdlet(VerbsCommunications.Send, "B24BotMessage", SupportsShouldProcess = true)]
[OutputType(typeof(BotSession))]
public sealed class SendBotMessageCommand : BotDialogCmdlet<SendBotMessage>
{
    /// <summary>The text.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Message { get; set; }

    /// <summary>Sends the welcome of the open line in place of a text.</summary>
    [Parameter]
    public SwitchParameter Welcome { get; set; }

    internal override SendBotMessage Request()
    {
        int chatId = ChatId.Require();
        return Welcome && Message.OrNull() is not null
            ? throw new InvalidInputException(InputError.Twice(
                nameof(Message), "-Welcome sends the text of the open line, and there is another one."))
            : new SendBotMessage(chatId, Welcome ? null : Message ?? "");
    }

    internal override (string Target, string Action)? Describe(SendBotMessage request) => (
        $"dialog in chat {request.ChatId}",
        request.IsWelcome ? "Send the welcome of the line" : "Send a message");

    internal override object? KeyOf(SendBotMessage request) => request.ChatId;
}
