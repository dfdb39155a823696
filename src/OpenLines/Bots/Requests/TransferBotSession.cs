namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.bot.session.transfer</c>: hands a dialog over from a bot to an operator or to the queue of an open
/// line. Answers the id of the chat.
/// </summary>
public sealed class TransferBotSession : Request<int>
{
    private readonly bool? _leave;
    private readonly string? _clientId;

    /// <summary>Says who gets the dialog; nothing is sent yet.</summary>
    /// <param name="chatId">The id of the chat, from 1.</param>
    /// <param name="toUser">The id of the operator; null for a queue.</param>
    /// <param name="toLine">The id of the open line whose queue it is; null for an operator.</param>
    /// <param name="leave">
    /// Whether the bot leaves at once; without, it stays until the transfer is confirmed. Null leaves it to the portal.
    /// </param>
    /// <param name="clientId">
    /// The CLIENT_ID or the token that the bot was registered with; a webhook needs it. Secret.
    /// </param>
    /// <exception cref="InvalidInputException">
    /// An id is none, or there is not exactly one who gets the dialog.
    /// </exception>
    public TransferBotSession(int chatId, int? toUser, int? toLine, bool? leave = null, string? clientId = null)
    {
        ChatId = RequestArgument.Id(nameof(ChatId), chatId);
        ToUser = RequestArgument.Id(nameof(ToUser), toUser);
        ToLine = RequestArgument.Id(nameof(ToLine), toLine);
        _leave = leave;
        _clientId = clientId;
        if (toUser is null && toLine is null)
            throw RequestArgument.Refused(InputErrorCodes.MissingSetting, nameof(ToUser), null,
                "Nothing says who gets the dialog. Give a user or a line.");
        if (toUser is not null && toLine is not null)
            throw RequestArgument.Refused(InputErrorCodes.DuplicateSetting, nameof(ToLine), $"{toLine}",
                "The dialog goes to a user or to a line, and both are given.");
    }

    /// <summary>The id of the chat.</summary>
    public int ChatId { get; }

    /// <summary>The id of the operator; null for a queue.</summary>
    public int? ToUser { get; }

    /// <summary>The id of the open line; null for an operator.</summary>
    public int? ToLine { get; }

    internal override IEnumerable<string?> Secrets => [_clientId];

    internal override RestCall ToCall()
    {
        var call = new JObject { ["CHAT_ID"] = ChatId };
        if (ToUser is { } user)
            call["USER_ID"] = user;
        else
            call["QUEUE_ID"] = ToLine;
        if (_leave is { } leave)
            call["LEAVE"] = leave ? "Y" : "N";
        if (_clientId is not null)
            call["CLIENT_ID"] = _clientId;
        return new("imopenlines.bot.session.transfer", call, CallKind.Change);
    }

    internal override Outcome<int> Read(JToken answer) => BotSessionAnswer.Read(answer, ChatId);
}
