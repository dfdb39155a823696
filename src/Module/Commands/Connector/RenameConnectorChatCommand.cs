namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Gives chats that a connector has brought another name on the portal. Needs an application.
/// REST: <c>imconnector.chat.name.set</c>.
/// </summary>
[RestMethod("imconnector.chat.name.set")]
[Cmdlet(VerbsCommon.Rename, "B24ConnectorChat", SupportsShouldProcess = true)]
[OutputType(typeof(ConnectorChat))]
public sealed class RenameConnectorChatCommand : ConnectorCommand<RenameConnectorChat, ConnectorChat>
{
    /// <summary>The id of the chat in the external system.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    public string? ExternalChatId { get; set; }

    /// <summary>The new name.</summary>
    [Parameter(Position = 3, ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>The id of the client in the external system; a connector without group chats needs it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ExternalUserId { get; set; }

    /// <summary>Emits the chat with its new name.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Activity => "Renaming chats";

    private protected override string Achieved => "renamed";

    private protected override string BareName => nameof(ExternalChatId);

    /// <summary>Of two names of one chat, the later one is to stay.</summary>
    private protected override object? KeyOf(RenameConnectorChat input) => (input.Place, input.ExternalChatId);

    private protected override RenameConnectorChat Read(PipelineRecord record) => new(
        PlaceOf(record),
        record.TextOf(nameof(ExternalChatId)),
        record.TextOf(nameof(Name)),
        record.TextOf(nameof(ExternalUserId)));

    private protected override string Describe(RenameConnectorChat request) =>
        $"chat '{request.ExternalChatId}' of {request.Place}";

    private protected override string DescribeAction(RenameConnectorChat request) => $"Rename to '{request.Name}'";

    private protected override void Emit(ConnectorChat output)
    {
        if (PassThru)
            WriteObject(output);
    }
}
