namespace Bitrix24.OpenLines;

/// <summary>
/// What a portal has made of a message of the external system. A null is what it did not tell: a portal names the
/// session where there is one.
/// </summary>
public sealed class ReceivedConnectorMessage
{
    private ReceivedConnectorMessage(ConnectorAtLine place, ConnectorMessage message)
    {
        Connector = place.Connector;
        Line = place.Line;
        ExternalUserId = message.ExternalUserId!;
        ExternalMessageId = message.ExternalMessageId!;
        ExternalChatId = message.ExternalChatId!;
    }

    /// <summary>The code of the connector.</summary>
    public string Connector { get; }

    /// <summary>The id of the open line.</summary>
    public int Line { get; }

    /// <summary>The id of the session on the portal.</summary>
    public int? SessionId { get; private init; }

    /// <summary>The id of the chat on the portal.</summary>
    public int? ChatId { get; private init; }

    /// <summary>The id of the user that stands for the client on the portal.</summary>
    public int? UserId { get; private init; }

    /// <summary>The id of the client in the external system.</summary>
    public string ExternalUserId { get; }

    /// <summary>The id of the message in the external system.</summary>
    public string ExternalMessageId { get; }

    /// <summary>The id of the chat in the external system.</summary>
    public string ExternalChatId { get; }

    /// <summary>The text as the portal has taken it.</summary>
    public string? Text { get; private init; }

    /// <summary>The name of the chat as the portal has taken it.</summary>
    public string? ChatName { get; private init; }

    /// <inheritdoc/>
    public override string ToString() => $"{ExternalMessageId} in {ExternalChatId} ({Connector}, line {Line})";

    /// <summary>Reads an answer that is no error.</summary>
    internal static ReceivedConnectorMessage Read(ConnectorAtLine place, ConnectorMessage message, JToken answer)
    {
        JObject? result = ConnectorErrors.ResultsIn(answer).FirstOrDefault();
        var session = result?["session"] as JObject;
        return new(place, message)
        {
            SessionId = JsonField.Number(session?["ID"]),
            ChatId = JsonField.Number(session?["CHAT_ID"]),
            UserId = JsonField.Number(result?["user"]),
            Text = JsonField.Text((result?["message"] as JObject)?["text"]),
            ChatName = JsonField.Text((result?["chat"] as JObject)?["name"]),
        };
    }
}
