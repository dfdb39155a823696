namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Sends messages into the chats of objects of CRM, in the name of a user or a bot.
/// REST: <c>imopenlines.crm.message.add</c>.
/// </summary>
[RestMethod("imopenlines.crm.message.add")]
[Cmdlet(VerbsCommunications.Send, "B24CrmMessage", SupportsShouldProcess = true)]
[OutputType(typeof(CrmMessage))]
public sealed class SendCrmMessageCommand : ActionCommand<SendCrmMessage, CrmMessage>
{
    /// <summary>The text.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Message { get; set; }

    /// <summary>What the object is: lead, deal, company, contact. A piped chat gives its own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CRM_ENTITY_TYPE")]
    [ArgumentCompleter(typeof(ChoiceCompleter<CrmEntityType>))]
    public string? CrmEntityType { get; set; }

    /// <summary>The id of the object, from 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CRM_ENTITY")]
    [LenientId]
    public int CrmEntity { get; set; }

    /// <summary>The id of the user or the bot who says it, from 1; takes part in the chat.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("USER_ID")]
    [LenientId]
    public int UserId { get; set; }

    /// <summary>The id of the chat, from 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CHAT_ID")]
    [LenientId]
    public int ChatId { get; set; }

    private protected override string Activity => "Sending messages";

    private protected override string Achieved => "sent";

    private protected override string BareName => nameof(Message);

    private protected override ErrorHelpTable ErrorHelp => CrmErrorHelp.Table;

    /// <summary>Messages of one chat come in their order.</summary>
    private protected override object? KeyOf(SendCrmMessage input) => input.ChatId;

    private protected override bool MayBeRepeated(SendCrmMessage input) => false;

    private protected override int? IdOf(CrmMessage output) => output.MessageId;

    private protected override SendCrmMessage Read(PipelineRecord record) => new(
        CrmInput.EntityOf(record),
        record.RequiredNumber(nameof(UserId), IdKinds.User, "who says it"),
        record.RequiredNumber(nameof(ChatId), IdKinds.Chat, "which chat it is"),
        record.TextOf(nameof(Message)));

    private protected override string Describe(SendCrmMessage request) => $"chat {request.ChatId} of {request.Entity}";

    private protected override string DescribeAction(SendCrmMessage request) =>
        $"Send a message of user {request.UserId}";
}
