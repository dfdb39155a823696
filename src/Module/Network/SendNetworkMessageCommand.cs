namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Sends messages to users of the Bitrix24 network, in the name of an open line. A portal takes one a week for each
/// user. REST: <c>imopenlines.network.message.add</c>.
/// </summary>
[RestMethod("imopenlines.network.message.add")]
[Progress("Sending messages", "sent")]
[Cmdlet(VerbsCommunications.Send, "B24NetworkMessage", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class SendNetworkMessageCommand : RowCmdlet<SendNetworkMessage, int>, IKeepsJournal
{
    /// <summary>The code of the line, 32 characters.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Code { get; set; }

    /// <summary>The id of the user, from 1. A piped user gives its own.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "USER_ID")]
    [BareValue]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserRef? UserId { get; set; }

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

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override ErrorHelpTable ErrorHelp => NetworkErrorHelp.Table;

    internal override object? KeyOf(SendNetworkMessage request) => (request.Code, request.UserId);

    internal override SendNetworkMessage Request() => new(
        Code.OrNull(),
        UserId.Require(),
        new NetworkMessage(
            Message.OrNull(),
            PartOf(Attach),
            PartOf(Keyboard),
            NoUrlPreview));

    internal override (string Target, string Action)? Describe(SendNetworkMessage request) =>
        ($"user {request.UserId}", $"Send a message of network line {request.Code}");

    /// <summary>That it was sent is all that is answered.</summary>
    internal override void Emit(int result)
    {
    }

    /// <summary>A map, a list, or the JSON of one, as the cell of a table has it; null for none.</summary>
    private static object? PartOf(object? given) => InputValues.Unwrap(given) switch
    {
        null or "" => null,
        string text => ParameterText.TryParse(text) ?? (object)text,
        { } part => part,
    };
}
