using System.Collections;
using System.Data;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// What the cmdlets about messages of the external system share: the ids that it has given them, and the maps of the
/// API. The messages arrive in their order.
/// </summary>
/// <typeparam name="TRequest">The request.</typeparam>
public abstract class ConnectorMessageCommand<TRequest> : ConnectorCommand<TRequest, ReceivedConnectorMessage>
    where TRequest : ConnectorMessageRequest
{
    private static readonly string[] Maps = [nameof(User), nameof(Message), nameof(Chat)];

    private string[] _fields = [];

    private protected ConnectorMessageCommand()
    {
    }

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

    /// <summary>Two batches at once could change the order of what was written.</summary>
    private protected sealed override int Throttle => 1;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _fields =
        [
            .. ConnectorMessage.Catalog.All.Select(field => field.Name)
                .Where(MyInvocation.MyCommand.Parameters.ContainsKey),
            .. Maps,
        ];
    }

    /// <summary>Makes the request.</summary>
    private protected abstract TRequest Make(ConnectorAtLine place, ConnectorMessage message);

    private protected sealed override TRequest Read(PipelineRecord record)
    {
        ConnectorAtLine place = PlaceOf(record);
        return Make(place, ConnectorMessage.Read(
            ConnectorInput.FieldsOf(record, _fields).Concat(record.Others.Where(pair => IsMeant(pair.Key, record))),
            record.Source));
    }

    /// <summary>
    /// What a row or a map has beside the parameters is meant, and refused where there is no such field; but for what
    /// has given the line. Objects of the module have more than concerns a message.
    /// </summary>
    private bool IsMeant(string name, PipelineRecord record) =>
        InputObject?.BaseObject is PSCustomObject or IDictionary or DataRow
            ? record.Gives(nameof(Line)) || !SettingName.AreSame(name, nameof(OpenLine.Id))
            : ConnectorMessage.Catalog.Find(name) is not null;

    private protected sealed override string Describe(TRequest request) => $"{request.Place}";
}
