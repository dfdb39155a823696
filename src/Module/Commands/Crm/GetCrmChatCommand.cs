namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Reads the chats of open lines that belong to objects of CRM, or the last one of each.
/// REST: <c>imopenlines.crm.chat.get</c>, <c>imopenlines.crm.chat.getLastId</c>.
/// </summary>
[RestMethod("imopenlines.crm.chat.get")]
[RestMethod("imopenlines.crm.chat.getLastId")]
[Cmdlet(VerbsCommon.Get, "B24CrmChat")]
[OutputType(typeof(CrmChat))]
public sealed class GetCrmChatCommand : QueryCommand<Request<IReadOnlyList<CrmChat>>, IReadOnlyList<CrmChat>>
{
    /// <summary>What the object is: lead, deal, company, contact.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("CRM_ENTITY_TYPE")]
    [ArgumentCompleter(typeof(ChoiceCompleter<CrmEntityType>))]
    public string? CrmEntityType { get; set; }

    /// <summary>The id of the object, from 1.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("CRM_ENTITY")]
    [LenientId]
    public int CrmEntity { get; set; }

    /// <summary>Leaves out chats that are closed.</summary>
    [Parameter]
    public SwitchParameter ActiveOnly { get; set; }

    /// <summary>
    /// Reads the last chat alone, and of that no more than the id. An object without a chat is an error.
    /// </summary>
    [Parameter]
    public SwitchParameter Last { get; set; }

    private protected override string Activity => "Reading the chats of CRM";

    private protected override string BareName => nameof(CrmEntity);

    private protected override ErrorHelpTable ErrorHelp => CrmErrorHelp.Table;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Last && ActiveOnly)
            ReadOnce<object?>(() => throw new InvalidInputException([new(
                InputErrorCodes.SettingWithoutEffect, nameof(ActiveOnly), null,
                "-Last reads the last chat, whether it is closed or not.")]), null);
    }

    private protected override Request<IReadOnlyList<CrmChat>> Read(PipelineRecord record) =>
        Last ? new GetLastCrmChat(CrmInput.EntityOf(record)) : new GetCrmChats(CrmInput.EntityOf(record), ActiveOnly);

    private protected override void Emit(IReadOnlyList<CrmChat> output) =>
        WriteObject(output, enumerateCollection: true);
}
