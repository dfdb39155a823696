namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Keeps the texts of messages as quick answers of their lines. REST: <c>imopenlines.message.quick.save</c>.
/// </summary>
[RestMethod("imopenlines.message.quick.save")]
[Cmdlet(VerbsData.Save, "B24QuickAnswer", SupportsShouldProcess = true)]
[OutputType(typeof(Dialog))]
public sealed class SaveQuickAnswerCommand : DialogActionCommand<SaveQuickAnswer>
{
    /// <summary>The id of the message of that chat, from 1. A piped message gives its own.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("MESSAGE_ID")]
    [LenientId]
    public int MessageId { get; set; }

    private protected override string Activity => "Saving quick answers";

    private protected override string Achieved => "saved";

    /// <summary>Two messages of one chat are two answers.</summary>
    private protected override object? KeyOf(SaveQuickAnswer input) => (input.Key, input.MessageId);

    private protected override SaveQuickAnswer Read(int chatId, PipelineRecord record) =>
        new(chatId, record.RequiredNumber(nameof(MessageId), IdKinds.Message, "which message it is"));

    private protected override string DescribeAction(SaveQuickAnswer request) =>
        $"Save message {request.MessageId} as a quick answer";
}
