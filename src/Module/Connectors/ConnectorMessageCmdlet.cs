using System.Collections;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// What Send-B24ConnectorMessage and Update-B24ConnectorMessage share: what a message of the external system says, as
/// parameters or in the maps of the API. Needs an application.
/// </summary>
/// <typeparam name="TRequest">The request.</typeparam>
public abstract class ConnectorMessageCmdlet<TRequest>
    : RowCmdlet<TRequest, ReceivedConnectorMessage>, IKeepsJournal, INeedsApplication
    where TRequest : ConnectorMessageRequest
{
    /// <summary>The code of the connector, as it was registered; in any case.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Code")]
    [ConnectorOrCode]
    [ArgumentCompleter(typeof(ConnectorCompleter))]
    public string? Connector { get; set; }

    /// <summary>The id of the open line, from 1. A piped line gives its own.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("LineId", "ConfigId", "CONFIG_ID")]
    [ArgumentCompleter(typeof(OpenLineCompleter))]
    public LineRef? Line { get; set; }

    /// <summary>The id of the client in the external system.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ExternalUserId { get; set; }

    /// <summary>The id of the message in the external system.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
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

    /// <summary>The text. A message has a text or files.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BareValue]
    public string? Text { get; set; }

    /// <summary>The files: web addresses, or maps of url and name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public PSObject[]? Files { get; set; }

    /// <summary>When it was written; a time without an offset is local.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public FieldValue? Date { get; set; }

    /// <summary>The client's first name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserName { get; set; }

    /// <summary>The client's last name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserLastName { get; set; }

    /// <summary>The address of the client's picture.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserPicture { get; set; }

    /// <summary>The address of the client's profile.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserUrl { get; set; }

    /// <summary>The client's gender: male or female.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserGender { get; set; }

    /// <summary>The client's e-mail address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserEmail { get; set; }

    /// <summary>The client's phone number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserPhone { get; set; }

    /// <summary>Whether CRM takes the phone number as it is: Y or N, $true or $false.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public FieldValue? SkipPhoneValidate { get; set; }

    /// <summary>Whether CRM does not look at the message: Y or N, $true or $false.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public FieldValue? DisableCrm { get; set; }

    /// <summary>The id of the operator who writes the message; without it, the client does.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public FieldValue? OperatorId { get; set; }

    /// <summary>The name of the chat.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ChatName { get; set; }

    /// <summary>The address of the chat.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ChatUrl { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override ErrorHelpTable ErrorHelp => ConnectorErrorHelp.Table;

    /// <summary>Two batches at once could change the order of what was written.</summary>
    internal override int Throttle => 1;

    /// <summary>The connector and the line of a row.</summary>
    private protected ConnectorAtLine Place => new(Connector ?? "", ConnectorInput.LineOf(Line, Row));

    /// <summary>Reads the message of a row.</summary>
    private protected ConnectorMessage ReadMessage() => ConnectorInput.MessageOf(
        Row, InputObject, Line is not null,
        [
            (nameof(ExternalUserId), ExternalUserId),
            (nameof(ExternalMessageId), ExternalMessageId),
            (nameof(ExternalChatId), ExternalChatId),
            (nameof(User), User.Checked()),
            (nameof(Message), Message.Checked()),
            (nameof(Chat), Chat.Checked()),
            (nameof(Text), Text),
            (nameof(Files), Files),
            (nameof(Date), Date?.Given),
            (nameof(UserName), UserName),
            (nameof(UserLastName), UserLastName),
            (nameof(UserPicture), UserPicture),
            (nameof(UserUrl), UserUrl),
            (nameof(UserGender), UserGender),
            (nameof(UserEmail), UserEmail),
            (nameof(UserPhone), UserPhone),
            (nameof(SkipPhoneValidate), SkipPhoneValidate?.Given),
            (nameof(DisableCrm), DisableCrm?.Given),
            (nameof(OperatorId), OperatorId?.Given),
            (nameof(ChatName), ChatName),
            (nameof(ChatUrl), ChatUrl)
        ]);
}
