using System.Collections;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Tells the portal that messages of operators have reached clients, or were read. Needs an application.
/// REST: <c>imconnector.send.status.delivery</c>, <c>imconnector.send.status.reading</c>.
/// </summary>
[RestMethod("imconnector.send.status.delivery")]
[RestMethod("imconnector.send.status.reading")]
[Cmdlet(
    VerbsCommunications.Send, "B24ConnectorReceipt", SupportsShouldProcess = true,
    DefaultParameterSetName = DeliveredSet)]
[OutputType(typeof(ConnectorReceipt))]
public sealed class SendConnectorReceiptCommand
    : ChangeCommand<SendConnectorReceipt, ConnectorReceipt>, INeedsApplication
{
    private const string DeliveredSet = "Delivered";
    private const string ReadSet = "Read";

    private PipelineRecordReader? _records;

    /// <summary>The code of the connector, as it was registered; in any case.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Code")]
    [ArgumentCompleter(typeof(ConnectorCompleter))]
    public string? Connector { get; set; }

    /// <summary>The id of the open line, from 1.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("LineId", "ConfigId", "CONFIG_ID")]
    [LenientId]
    [ArgumentCompleter(typeof(OpenLineIdCompleter))]
    public int Line { get; set; }

    /// <summary>The id of the chat on the portal, as the event of the message has it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [LenientId]
    public int ImChatId { get; set; }

    /// <summary>The id of the message on the portal, as the event of the message has it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [LenientId]
    public int ImMessageId { get; set; }

    /// <summary>The id that the external system has given the message; all, where it became several there.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? ExternalMessageId { get; set; }

    /// <summary>The id of the chat in the external system.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ExternalChatId { get; set; }

    /// <summary>When it was delivered; a time without an offset is local.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = DeliveredSet)]
    [LenientField(nameof(ConnectorMessage.Date))]
    public DateTimeOffset? Date { get; set; }

    /// <summary>The messages have reached the clients.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DeliveredSet)]
    public SwitchParameter Delivered { get; set; }

    /// <summary>The clients have read the messages.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ReadSet)]
    public SwitchParameter Read { get; set; }

    /// <summary>The event of a message, or a row or a map with the parameters; or the bare id of a message.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Emits what was told.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Activity => "Sending receipts";

    private protected override string Achieved => "sent";

    private protected override ErrorHelpTable ErrorHelp => ConnectorErrorHelp.Table;

    private protected override object? Target => InputObject;

    private bool IsRead => ParameterSetName == ReadSet;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _records = new PipelineRecordReader(MyInvocation, nameof(ImMessageId));
    }

    private protected override void ProcessInput()
    {
        SendConnectorReceipt request = ReadRequest(_records!.Read(InputObject));
        if (ShouldProcess($"{request.Receipt}", IsRead ? "Mark as read" : "Mark as delivered"))
            Submit(request);
    }

    private protected override Task<IReadOnlyList<Outcome<ConnectorReceipt>>> RunAsync(
        IReadOnlyList<SendConnectorReceipt> inputs, CancellationToken token)
    {
        Request<ConnectorReceipt>[] requests = [.. inputs];
        return Client.SendAsync(requests, token);
    }

    private protected override void Emit(ConnectorReceipt output)
    {
        if (PassThru)
            WriteObject(output);
    }

    private SendConnectorReceipt ReadRequest(PipelineRecord record)
    {
        ConnectorAtLine place = ConnectorInput.PlaceOf(record, nameof(Connector), nameof(Line));
        var receipt = new ConnectorReceipt(
            place.Connector,
            place.Line,
            record.NumberOf(nameof(ImChatId), IdKinds.Chat) ?? throw Missing(nameof(ImChatId), "chat"),
            record.NumberOf(nameof(ImMessageId), IdKinds.Message) ?? throw Missing(nameof(ImMessageId), "message"),
            ExternalIdsOf(record),
            record.TextOf(nameof(ExternalChatId)) ?? "",
            IsRead ? null : ConnectorInput.TimeOf(record, nameof(Date)));
        return IsRead ? new SendReadingStatus(receipt) : new SendDeliveryStatus(receipt);
    }

    private static ValueList<string> ExternalIdsOf(PipelineRecord record) => new(
        record[nameof(ExternalMessageId)] switch
        {
            null or "" => [],
            IEnumerable list and not string => list.Cast<object?>().Select(id => $"{id}"),
            { } one => [$"{one}"],
        });

    private static InvalidInputException Missing(string parameter, string what) => new([new(
        InputErrorCodes.MissingSetting, parameter, null,
        $"Nothing says which {what} it is on the portal. The event of the message has the id.")]);
}
