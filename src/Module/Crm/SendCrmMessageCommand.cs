namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Sends messages into the chats of objects of CRM, in the name of a user or a bot.
/// REST: <c>imopenlines.crm.message.add</c>.
/// </summary>
[RestMethod("imopenlines.crm.message.add")]
[Progress("Sending messages", "sent")]
[Cmdlet(VerbsCommunications.Send, "B24CrmMessage", SupportsShouldProcess = true)]
[OutputType(typeof(CrmMessage))]
public sealed class SendCrmMessageCommand : RowCmdlet<SendCrmMessage, CrmMessage>, IKeepsJournal
{
    /// <summary>The text.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [BareValue]
    public string? Message { get; set; }

    /// <summary>What the object is: lead, deal, company, contact. A piped chat gives its own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CRM_ENTITY_TYPE")]
    [ArgumentCompleter(typeof(ChoiceCompleter<CrmEntityType>))]
    public string? CrmEntityType { get; set; }

    /// <summary>The id of the object, from 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CRM_ENTITY")]
    public string? CrmEntity { get; set; }

    /// <summary>The id of the user or the bot who says it, from 1; takes part in the chat.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("USER_ID")]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserRef? UserId { get; set; }

    /// <summary>The id of the chat, from 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CHAT_ID")]
    public ChatRef? ChatId { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override ErrorHelpTable ErrorHelp => CrmErrorHelp.Table;

    /// <summary>Messages of one chat come in their order.</summary>
    internal override object? KeyOf(SendCrmMessage request) => request.ChatId;

    internal override int? IdOf(CrmMessage result) => result.MessageId;

    internal override SendCrmMessage Request() => new(
        new CrmEntity(CrmEntityType, IdKind.CrmEntity.Require(nameof(CrmEntity), CrmEntity)),
        UserId.Require(),
        ChatId.Require(),
        Message.OrNull());

    internal override (string Target, string Action)? Describe(SendCrmMessage request) =>
        ($"chat {request.ChatId} of {request.Entity}", $"Send a message of user {request.UserId}");
}
