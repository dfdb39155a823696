namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Sends messages to users of the Bitrix24 network, in the name of an open line. A portal takes one a week for each
/// user. REST: <c>imopenlines.network.message.add</c>.
/// </summary>
[RestMethod("imopenlines.network.message.add")]
[Cmdlet(VerbsCommunications.Send, "B24NetworkMessage", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class SendNetworkMessageCommand : ActionCommand<SendNetworkMessage, int>
{
    /// <summary>The code of the line, 32 characters.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Code { get; set; }

    /// <summary>The id of the user, from 1. A piped user gives its own.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "USER_ID")]
    [LenientId]
    public int UserId { get; set; }

    /// <summary>The text.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    public string? Message { get; set; }

    /// <summary>An attachment: a map with BLOCKS, a list of blocks, or JSON; at most 30 KB.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Attach { get; set; }

    /// <summary>Buttons that open links: a map with BUTTONS, a list of buttons, or JSON.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Keyboard { get; set; }

    /// <summary>Shows no preview of what the text links to.</summary>
    [Parameter]
    public SwitchParameter NoUrlPreview { get; set; }

    private protected override string Activity => "Sending messages";

    private protected override string Achieved => "sent";

    private protected override string BareName => nameof(UserId);

    private protected override ErrorHelpTable ErrorHelp => NetworkErrorHelp.Table;

    private protected override object? KeyOf(SendNetworkMessage input) => (input.Code, input.UserId);

    private protected override bool MayBeRepeated(SendNetworkMessage input) => false;

    private protected override SendNetworkMessage Read(PipelineRecord record) => new(
        record.TextOf(nameof(Code)),
        record.RequiredNumber(nameof(UserId), IdKinds.User, "who gets it"),
        new NetworkMessage(
            record.TextOf(nameof(Message)),
            PartOf(record, nameof(Attach)),
            PartOf(record, nameof(Keyboard)),
            NoUrlPreview));

    private protected override string Describe(SendNetworkMessage request) => $"user {request.UserId}";

    private protected override string DescribeAction(SendNetworkMessage request) =>
        $"Send a message of network line {request.Code}";

    /// <summary>That it was sent is all that is answered.</summary>
    private protected override void Emit(int output)
    {
    }

    /// <summary>A map, a list, or the JSON of one, as the cell of a table has it; null for none.</summary>
    private static object? PartOf(PipelineRecord record, string parameter) => record[parameter] switch
    {
        null or "" => null,
        string text => ParameterText.TryParse(text) ?? (object)text,
        { } part => part,
    };
}
