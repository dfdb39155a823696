namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Keeps the texts of messages as quick answers of their lines. REST: <c>imopenlines.message.quick.save</c>.
/// </summary>
[RestMethod("imopenlines.message.quick.save")]
[Progress("Saving quick answers", "saved")]
[Cmdlet(VerbsData.Save, "B24QuickAnswer", SupportsShouldProcess = true)]
[OutputType(typeof(Dialog))]
public sealed class SaveQuickAnswerCommand : DialogCmdlet<SaveQuickAnswer>
{
    /// <summary>The id of the message of that chat, from 1. A piped message gives its own.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("MESSAGE_ID")]
    public MessageRef? MessageId { get; set; }

    /// <summary>Two messages of one chat are two answers.</summary>
    internal override object? KeyOf(SaveQuickAnswer request) => (request.Key, request.MessageId);

    internal override SaveQuickAnswer Request() => new(ChatId.Require(), MessageId.Require());

    private protected override string Action(SaveQuickAnswer action) =>
        $"Save message {action.MessageId} as a quick answer";
}
