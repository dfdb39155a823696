namespace Bitrix24.OpenLines.PowerShell;

/// <summary>A cmdlet that changes who takes part in the chats of objects of CRM.</summary>
/// <typeparam name="TRequest">What is done.</typeparam>
public abstract class CrmChatUserCmdlet<TRequest> : RowCmdlet<TRequest, CrmChat>, IKeepsJournal
    where TRequest : Request<CrmChat>
{
    /// <summary>What the object is: lead, deal, company, contact. A piped chat gives its own.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("CRM_ENTITY_TYPE")]
    [ArgumentCompleter(typeof(ChoiceCompleter<CrmEntityType>))]
    public string? CrmEntityType { get; set; }

    /// <summary>The id of the object, from 1.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("CRM_ENTITY")]
    public string? CrmEntity { get; set; }

    /// <summary>The id of the user or the bot, from 1. A piped user or bot gives its own.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "USER_ID")]
    [BareValue]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserRef? UserId { get; set; }

    /// <summary>The id of the chat; the last one of the object by default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CHAT_ID")]
    public ChatRef? ChatId { get; set; }

    /// <summary>Emits the chat.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override ErrorHelpTable ErrorHelp => CrmErrorHelp.Table;

    /// <summary>The object of CRM.</summary>
    private protected CrmEntity Entity =>
        new(CrmEntityType, IdKind.CrmEntity.Require(nameof(CrmEntity), CrmEntity));

    internal override void Emit(CrmChat result)
    {
        if (PassThru)
            WriteObject(result);
    }

    /// <summary>A chat, for -WhatIf and -Confirm.</summary>
    private protected static string Show(CrmEntity entity, int? chatId) =>
        chatId is { } id ? $"chat {id} of {entity}" : $"last chat of {entity}";
}
