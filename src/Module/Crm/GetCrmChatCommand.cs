namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Reads the chats of open lines that belong to objects of CRM, or the last one of each.
/// REST: <c>imopenlines.crm.chat.get</c>, <c>imopenlines.crm.chat.getLastId</c>.
/// </summary>
[RestMethod("imopenlines.crm.chat.get")]
[RestMethod("imopenlines.crm.chat.getLastId")]
[Progress("Reading the chats of CRM")]
[Cmdlet(VerbsCommon.Get, "B24CrmChat")]
[OutputType(typeof(CrmChat))]
public sealed class GetCrmChatCommand : RowCmdlet<Request<IReadOnlyList<CrmChat>>, IReadOnlyList<CrmChat>>
{
    /// <summary>What the object is: lead, deal, company, contact.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("CRM_ENTITY_TYPE")]
    [ArgumentCompleter(typeof(ChoiceCompleter<CrmEntityType>))]
    public string? CrmEntityType { get; set; }

    /// <summary>The id of the object, from 1.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("CRM_ENTITY")]
    [BareValue]
    public string? CrmEntity { get; set; }

    /// <summary>Leaves out chats that are closed.</summary>
    [Parameter]
    public SwitchParameter ActiveOnly { get; set; }

    /// <summary>
    /// Reads the last chat alone, and of that no more than the id. An object without a chat is an error.
    /// </summary>
    [Parameter]
    public SwitchParameter Last { get; set; }

    internal override ErrorHelpTable ErrorHelp => CrmErrorHelp.Table;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Last && ActiveOnly)
            ReadOnce<object?>(() => throw new InvalidInputException(InputError.WithoutEffect(
                nameof(ActiveOnly), "-Last reads the last chat, whether it is closed or not.")), null);
    }

    internal override Request<IReadOnlyList<CrmChat>> Request() =>
        Last ? new GetLastCrmChat(Entity) : new GetCrmChats(Entity, ActiveOnly);

    private CrmEntity Entity => new(CrmEntityType, IdKind.CrmEntity.Require(nameof(CrmEntity), CrmEntity));

    internal override void Emit(IReadOnlyList<CrmChat> result) =>
        WriteObject(result, enumerateCollection: true);
}
