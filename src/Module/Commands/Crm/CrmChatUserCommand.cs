namespace Bitrix24.OpenLines.PowerShell;

/// <summary>A cmdlet that changes who takes part in the chats of objects of CRM.</summary>
/// <typeparam name="TRequest">What is done.</typeparam>
public abstract class CrmChatUserCommand<TRequest> : ActionCommand<TRequest, CrmChat>
    where TRequest : Request<CrmChat>
{
    private protected CrmChatUserCommand()
    {
    }

    /// <summary>What the object is: lead, deal, company, contact. A piped chat gives its own.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("CRM_ENTITY_TYPE")]
    [ArgumentCompleter(typeof(ChoiceCompleter<CrmEntityType>))]
    public string? CrmEntityType { get; set; }

    /// <summary>The id of the object, from 1.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("CRM_ENTITY")]
    [LenientId]
    public int CrmEntity { get; set; }

    /// <summary>The id of the user or the bot, from 1. A piped user or bot gives its own.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "USER_ID")]
    [LenientId]
    public int UserId { get; set; }

    /// <summary>The id of the chat; the last one of the object by default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CHAT_ID")]
    [LenientId]
    public int ChatId { get; set; }

    /// <summary>Emits the chat.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string BareName => nameof(UserId);

    private protected override ErrorHelpTable ErrorHelp => CrmErrorHelp.Table;

    /// <summary>Makes the request.</summary>
    private protected abstract TRequest Make(CrmEntity entity, int userId, int? chatId);

    private protected override TRequest Read(PipelineRecord record) => Make(
        CrmInput.EntityOf(record),
        record.RequiredNumber(nameof(UserId), IdKinds.User, "which user it is"),
        record.NumberOf(nameof(ChatId), IdKinds.Chat));

    private protected override void Emit(CrmChat output)
    {
        if (PassThru)
            WriteObject(output);
    }

    /// <summary>A chat, for -WhatIf and -Confirm.</summary>
    private protected static string Show(CrmEntity entity, int? chatId) =>
        chatId is { } id ? $"chat {id} of {entity}" : $"last chat of {entity}";
}
