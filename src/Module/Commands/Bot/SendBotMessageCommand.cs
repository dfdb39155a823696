namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Sends automatic messages into the dialogs of bots, or the welcome of their open lines.
/// REST: <c>imopenlines.bot.session.message.send</c>.
/// </summary>
[RestMethod("imopenlines.bot.session.message.send")]
[Cmdlet(VerbsCommunications.Send, "B24BotMessage", SupportsShouldProcess = true)]
[OutputType(typeof(BotSession))]
public sealed class SendBotMessageCommand : BotSessionCommand<SendBotMessage>
{
    /// <summary>The text.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Message { get; set; }

    /// <summary>Sends the welcome of the open line in place of a text.</summary>
    [Parameter]
    public SwitchParameter Welcome { get; set; }

    private protected override string Activity => "Sending automatic messages";

    private protected override string Achieved => "sent";

    private protected override bool MayBeRepeated(SendBotMessage input) => false;

    private protected override SendBotMessage Read(int chatId, PipelineRecord record)
    {
        string? message = record.TextOf(nameof(Message));
        return Welcome && message is not null
            ? throw new InvalidInputException([new(InputErrorCodes.DuplicateSetting, nameof(Message), null,
                "-Welcome sends the text of the open line, and there is another one.")])
            : new SendBotMessage(chatId, Welcome ? null : message ?? "");
    }

    private protected override int ChatOf(SendBotMessage request) => request.ChatId;

    private protected override string DescribeAction(SendBotMessage request) =>
        request.IsWelcome ? "Send the welcome of the line" : "Send a message";
}
