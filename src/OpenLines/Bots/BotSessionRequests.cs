namespace Bitrix24.OpenLines;

/// <summary>
/// <c>imopenlines.bot.session.operator</c>: hands a dialog over from its bot to an operator who is free. Answers the id
/// of the chat.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
/// <exception cref="InvalidInputException">The id is not positive.</exception>
public sealed class SwitchBotSession(int chatId) : Request<int>("imopenlines.bot.session.operator", CallKind.Change)
{
    /// <summary>The id of the chat.</summary>
    public int ChatId { get; } = RequestArgument.Id(nameof(ChatId), chatId, "chat");

    internal override JObject Parameters() => new() { ["CHAT_ID"] = ChatId };

    internal override Outcome<int> Read(JToken answer) => IfTrue(answer, ChatId);

    /// <summary>That an operator has the dialog is what the lost answer would have said.</summary>
    internal override Outcome<int> ReadAfterLostAnswer(RestError error) =>
        error.Code == "WRONG_CHAT" ? Outcome.Success(ChatId) : base.ReadAfterLostAnswer(error);
}

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
    /// An id is not positive, or not exactly one of user and line is given.
    /// </exception>
    public TransferBotSession(int chatId, int? toUser, int? toLine, bool? leave = null, string? clientId = null)
        : base("imopenlines.bot.session.transfer", CallKind.Change)
    {
        ChatId = RequestArgument.Id(nameof(ChatId), chatId, "chat");
        ToUser = RequestArgument.Id(nameof(ToUser), toUser, "user");
        ToLine = RequestArgument.Id(nameof(ToLine), toLine, "line");
        _leave = leave;
        _clientId = clientId;
        if (toUser is null && toLine is null)
            throw new InvalidInputException(InputError.Missing(
                nameof(ToUser), "Nothing says who gets the dialog. Give a user or a line."));
        if (toUser is not null && toLine is not null)
            throw new InvalidInputException(InputError.Twice(
                nameof(ToLine), "The dialog goes to a user or to a line, and both are given.", $"{toLine}"));
    }

    /// <summary>The id of the chat.</summary>
    public int ChatId { get; }

    /// <summary>The id of the operator; null for a queue.</summary>
    public int? ToUser { get; }

    /// <summary>The id of the open line; null for an operator.</summary>
    public int? ToLine { get; }

    internal override IEnumerable<string?> Secrets => [_clientId];

    internal override JObject Parameters()
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
        return call;
    }

    internal override Outcome<int> Read(JToken answer) => IfTrue(answer, ChatId);
}

/// <summary>
/// <c>imopenlines.bot.session.finish</c>: ends a dialog in the name of a bot. Answers the id of the chat.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
/// <param name="clientId">
/// The CLIENT_ID or the token that the bot was registered with; a webhook needs it. Secret.
/// </param>
/// <exception cref="InvalidInputException">The id is not positive.</exception>
public sealed class FinishBotSession(int chatId, string? clientId = null)
    : Request<int>("imopenlines.bot.session.finish", CallKind.Change)
{
    /// <summary>The id of the chat.</summary>
    public int ChatId { get; } = RequestArgument.Id(nameof(ChatId), chatId, "chat");

    internal override IEnumerable<string?> Secrets => [clientId];

    internal override JObject Parameters()
    {
        var call = new JObject { ["CHAT_ID"] = ChatId };
        if (clientId is not null)
            call["CLIENT_ID"] = clientId;
        return call;
    }

    internal override Outcome<int> Read(JToken answer) => IfTrue(answer, ChatId);
}

/// <summary>A dialog that a bot has or had, by its chat: more is not answered.</summary>
/// <param name="ChatId">The id of the chat.</param>
public sealed record BotSession(int ChatId)
{
    /// <summary>The chat.</summary>
    public override string ToString() => $"chat {ChatId}";
}
