namespace Bitrix24.OpenLines;

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
    : Request<ConnectorChat>
{
    /// <summary>The connector and the line.</summary>
    public ConnectorAtLine Place => place;

    /// <summary>The id of the chat in the external system.</summary>
    public string ExternalChatId { get; } = Check(externalChatId, name);

    /// <summary>The name.</summary>
    public string Name => name!;

    internal override RestCall ToCall()
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
        return new("imconnector.chat.name.set", call, CallKind.Change);
    }

    /// <summary>Gives what was sent: the answer has nothing that says more.</summary>
    internal override Outcome<ConnectorChat> Read(JToken answer) => ConnectorErrors.OfMessages(answer) is { } error
        ? Outcome.Failure<ConnectorChat>(error)
        : Outcome.Success(new ConnectorChat(place.Connector, place.Line, ExternalChatId, Name));

    private static string Check(string? chat, string? name)
    {
        var errors = new List<InputError>();
        if (string.IsNullOrWhiteSpace(chat))
            errors.Add(new(InputErrorCodes.MissingSetting, nameof(ExternalChatId), null,
                "Nothing says which chat it is: give the id that it has in the external system."));
        if (string.IsNullOrWhiteSpace(name))
            errors.Add(new(InputErrorCodes.MissingSetting, nameof(Name), null, "A chat needs a name."));
        return errors.Count == 0 ? chat! : throw new InvalidInputException(errors);
    }
}
