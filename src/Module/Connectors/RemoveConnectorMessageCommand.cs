using System.Collections;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Takes messages that a connector has brought away. Needs an application. REST: <c>imconnector.delete.messages</c>.
/// </summary>
[RestMethod("imconnector.delete.messages")]
[Progress("Removing messages", "removed")]
[Cmdlet(
    VerbsCommon.Remove, "B24ConnectorMessage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveConnectorMessageCommand
    : ConnectorCmdlet<DeleteConnectorMessage, ReceivedConnectorMessage>
{
    /// <summary>The id of the client in the external system.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ExternalUserId { get; set; }

    /// <summary>The id of the message in the external system.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BareValue]
    public string? ExternalMessageId { get; set; }

    /// <summary>The id of the chat in the external system.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ExternalChatId { get; set; }

    /// <summary>The client as a map under the names of the API: id, name, last_name, picture, url and others.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Map]
    public IDictionary? User { get; set; }

    /// <summary>The message as a map under the names of the API: id, date, text, files and others.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Map]
    public IDictionary? Message { get; set; }

    /// <summary>The chat as a map under the names of the API: id, name, url.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Map]
    public IDictionary? Chat { get; set; }

    /// <summary>Two batches at once could change the order of what was written.</summary>
    internal override int Throttle => 1;

    internal override DeleteConnectorMessage Request() => new(
        Place,
        ConnectorInput.MessageOf(
            Row, InputObject, Line is not null,
            [
                (nameof(ExternalUserId), ExternalUserId),
                (nameof(ExternalMessageId), ExternalMessageId),
                (nameof(ExternalChatId), ExternalChatId),
                (nameof(User), User.Checked()),
                (nameof(Message), Message.Checked()),
                (nameof(Chat), Chat.Checked())
            ]));

    internal override (string Target, string Action)? Describe(DeleteConnectorMessage request) =>
        ($"{request.Place}", $"Remove {request.Message}");

    internal override void Emit(ReceivedConnectorMessage result)
    {
    }
}
