namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Tells the portal that messages of operators have reached clients, or were read. Needs an application.
/// REST: <c>imconnector.send.status.delivery</c>, <c>imconnector.send.status.reading</c>.
/// </summary>
[RestMethod("imconnector.send.status.delivery")]
[RestMethod("imconnector.send.status.reading")]
[Progress("Sending receipts", "sent")]
[Cmdlet(
    VerbsCommunications.Send, "B24ConnectorReceipt", SupportsShouldProcess = true,
    DefaultParameterSetName = DeliveredSet)]
[OutputType(typeof(ConnectorReceipt))]
public sealed class SendConnectorReceiptCommand : ConnectorCmdlet<SendConnectorReceipt, ConnectorReceipt>
{
    private const string DeliveredSet = "Delivered";
    private const string ReadSet = "Read";

    /// <summary>The id of the chat on the portal, as the event of the message has it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public ChatRef? ImChatId { get; set; }

    /// <summary>The id of the message on the portal, as the event of the message has it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BareValue]
    public MessageRef? ImMessageId { get; set; }

    /// <summary>The id that the external system has given the message; all, where it became several there.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? ExternalMessageId { get; set; }

    /// <summary>The id of the chat in the external system.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ExternalChatId { get; set; }

    /// <summary>When it was delivered; a time without an offset is local.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = DeliveredSet)]
    public FieldValue? Date { get; set; }

    /// <summary>The messages have reached the clients.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DeliveredSet)]
    public SwitchParameter Delivered { get; set; }

    /// <summary>The clients have read the messages.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ReadSet)]
    public SwitchParameter Read { get; set; }

    /// <summary>Emits what was told.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    internal override SendConnectorReceipt Request()
    {
        ConnectorAtLine place = Place;
        var receipt = new ConnectorReceipt(
            place.Connector,
            place.Line,
            ImChatId.Read() ?? throw Missing(nameof(ImChatId), "chat"),
            ImMessageId.Read() ?? throw Missing(nameof(ImMessageId), "message"),
            new ValueList<string>(ExternalMessageId?.Where(id => id.OrNull() is not null) ?? []),
            ExternalChatId ?? "",
            Read ? null : ConnectorInput.TimeOf(Date));
        return new SendConnectorReceipt(receipt, isRead: Read);
    }

    internal override (string Target, string Action)? Describe(SendConnectorReceipt request) =>
        ($"{request.Receipt}", Read ? "Mark as read" : "Mark as delivered");

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (!Delivered && !Read)
            ThrowTerminatingError(ErrorRecords.Of(
                new InvalidInputException(InputError.WithoutEffect(
                    ParameterSetName, $"-{ParameterSetName}:$false sends no receipt. Use -Delivered or -Read.")),
                target: null));
    }

    internal override void Emit(ConnectorReceipt result)
    {
        if (PassThru)
            WriteObject(result);
    }

    private static InvalidInputException Missing(string parameter, string what) => new(InputError.Missing(
        parameter, $"Nothing says which {what} it is on the portal. The event of the message has the id."));
}
