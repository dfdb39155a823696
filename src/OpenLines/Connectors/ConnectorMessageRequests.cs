namespace Bitrix24.OpenLines;

/// <summary>
/// A call about one message of the external system. The methods take lists; one message a call keeps what fails apart
/// from the rest.
/// </summary>
public abstract class ConnectorMessageRequest : Request<ReceivedConnectorMessage>
{
    private protected ConnectorMessageRequest(
        string method, CallKind kind, ConnectorAtLine place, ConnectorMessage message)
        : base(method, kind)
    {
        Place = place;
        Message = message;
    }

    /// <summary>The connector and the line.</summary>
    public ConnectorAtLine Place { get; }

    /// <summary>The message.</summary>
    public ConnectorMessage Message { get; }

    internal sealed override JObject Parameters() => new()
    {
        ["CONNECTOR"] = Place.Connector,
        ["LINE"] = Place.Line,
        ["MESSAGES"] = new JArray(WriteMessage()),
    };

    internal sealed override Outcome<ReceivedConnectorMessage> Read(JToken answer) =>
        ConnectorErrors.OfMessages(answer) is { } error
            ? Outcome.Failure<ReceivedConnectorMessage>(error)
            : Outcome.Success(ReceivedConnectorMessage.Read(Place, Message, answer));

    /// <summary>What of the message goes out.</summary>
    private protected abstract JObject WriteMessage();
}

/// <summary>
/// <c>imconnector.send.messages</c>: brings a message to an open line. Never sent again while it may have been brought.
/// </summary>
/// <param name="place">The connector and the line.</param>
/// <param name="message">The message, with the ids of client, message and chat, and a text or files.</param>
/// <exception cref="InvalidInputException">The message lacks what a portal asks for.</exception>
public sealed class SendConnectorMessage(ConnectorAtLine place, ConnectorMessage message)
    : ConnectorMessageRequest("imconnector.send.messages", CallKind.Creation, place, Complete(message))
{
    private protected override JObject WriteMessage() => Write(Message);

    /// <summary>Flags that are off are not sent: any value may count as on.</summary>
    internal static JObject Write(ConnectorMessage message) => NestedFields.Write(
        message.Given().Where(setting => setting.ValueOf(message) is not false), message);

    private static ConnectorMessage Complete(ConnectorMessage message)
    {
        message.Check(needsContent: true);
        return message;
    }
}

/// <summary><c>imconnector.update.messages</c>: gives a message that was brought another text or other files.</summary>
/// <param name="place">The connector and the line.</param>
/// <param name="message">The message, with the ids that it was brought with, and a text or files.</param>
/// <exception cref="InvalidInputException">The message lacks what a portal asks for.</exception>
public sealed class UpdateConnectorMessage(ConnectorAtLine place, ConnectorMessage message)
    : ConnectorMessageRequest("imconnector.update.messages", CallKind.Change, place, Complete(message))
{
    private protected override JObject WriteMessage() => SendConnectorMessage.Write(Message);

    private static ConnectorMessage Complete(ConnectorMessage message)
    {
        message.Check(needsContent: true);
        return message;
    }
}

/// <summary><c>imconnector.delete.messages</c>: takes a message that was brought away. Only ids go out.</summary>
/// <param name="place">The connector and the line.</param>
/// <param name="message">The message, with the ids that it was brought with.</param>
/// <exception cref="InvalidInputException">An id is missing.</exception>
public sealed class DeleteConnectorMessage(ConnectorAtLine place, ConnectorMessage message)
    : ConnectorMessageRequest("imconnector.delete.messages", CallKind.Change, place, Complete(message))
{
    private protected override JObject WriteMessage() => new()
    {
        ["user"] = new JObject { ["id"] = Message.ExternalUserId },
        ["message"] = new JObject { ["id"] = Message.ExternalMessageId },
        ["chat"] = new JObject { ["id"] = Message.ExternalChatId },
    };

    private static ConnectorMessage Complete(ConnectorMessage message)
    {
        message.Check(needsContent: false);
        return message;
    }
}

/// <summary><c>imconnector.chat.name.set</c>: gives a chat of the external system another name on the portal.</summary>
/// <param name="place">The connector and the line.</param>
/// <param name="externalChatId">The id of the chat in the external system.</param>
/// <param name="name">The name.</param>
/// <param name="externalUserId">
/// The id of the client in the external system; a connector without group chats needs it.
/// </param>
/// <exception cref="InvalidInputException">The id or the name is missing.</exception>
public sealed class RenameConnectorChat(
    ConnectorAtLine place, string? externalChatId, string? name, string? externalUserId = null)
    : Request<ConnectorChat>("imconnector.chat.name.set", CallKind.Change)
{
    /// <summary>The connector and the line.</summary>
    public ConnectorAtLine Place => place;

    /// <summary>The id of the chat in the external system.</summary>
    public string ExternalChatId { get; } = Check(externalChatId, name);

    /// <summary>The name.</summary>
    public string Name => name!;

    internal override JObject Parameters()
    {
        var call = new JObject
        {
            ["CONNECTOR"] = place.Connector,
            ["LINE"] = place.Line,
            ["CHAT_ID"] = ExternalChatId,
            ["NAME"] = Name,
        };
        if (externalUserId is not null)
            call["USER_ID"] = externalUserId;
        return call;
    }

    /// <summary>Gives what was sent: the answer has nothing that says more.</summary>
    internal override Outcome<ConnectorChat> Read(JToken answer) => ConnectorErrors.OfMessages(answer) is { } error
        ? Outcome.Failure<ConnectorChat>(error)
        : Outcome.Success(new ConnectorChat(place.Connector, place.Line, ExternalChatId, Name));

    private static string Check(string? chat, string? name)
    {
        var errors = new List<InputError>();
        if (string.IsNullOrWhiteSpace(chat))
            errors.Add(InputError.Missing(
                nameof(ExternalChatId),
                "Nothing says which chat it is: give the id that it has in the external system."));
        if (string.IsNullOrWhiteSpace(name))
            errors.Add(InputError.Missing(nameof(Name), "A chat needs a name."));
        return errors.Count == 0 ? chat! : throw new InvalidInputException(errors);
    }
}
