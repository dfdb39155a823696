namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Gives chats that a connector has brought another name on the portal. Needs an application.
/// REST: <c>imconnector.chat.name.set</c>.
/// </summary>
[RestMethod("imconnector.chat.name.set")]
[Progress("Renaming chats", "renamed")]
[Cmdlet(VerbsCommon.Rename, "B24ConnectorChat", SupportsShouldProcess = true)]
[OutputType(typeof(ConnectorChat))]
public sealed class RenameConnectorChatCommand : ConnectorCmdlet<RenameConnectorChat, ConnectorChat>
{
    /// <summary>The id of the chat in the external system.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [BareValue]
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

    /// <summary>Of two names of one chat, the later one is to stay.</summary>
    internal override object? KeyOf(RenameConnectorChat request) => (request.Place, request.ExternalChatId);

    internal override RenameConnectorChat Request() =>
        new(Place, ExternalChatId.OrNull(), Name.OrNull(), ExternalUserId.OrNull());

    internal override (string Target, string Action)? Describe(RenameConnectorChat request) =>
        ($"chat '{request.ExternalChatId}' of {request.Place}", $"Rename to '{request.Name}'");

    internal override void Emit(ConnectorChat result)
    {
        if (PassThru)
            WriteObject(result);
    }
}
