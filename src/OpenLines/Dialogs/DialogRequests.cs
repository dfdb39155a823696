namespace Bitrix24.OpenLines;

/// <summary><c>imopenlines.dialog.get</c>: a dialog as it is now.</summary>
/// <param name="dialog">Which one it is.</param>
public sealed class GetDialog(DialogKey dialog) : Request<Dialog>("imopenlines.dialog.get")
{
    internal override JObject Parameters() => dialog.ToParameters();

    internal override Outcome<Dialog> Read(JToken answer) => answer is JObject map && Dialog.Read(map) is { } found
        ? Outcome.Success(found)
        : Unexpected("a dialog", answer);
}

/// <summary>
/// <c>imopenlines.session.open</c>: the chat of a user code, and no more of it than the id. It opens nothing.
/// </summary>
/// <param name="code">The user code.</param>
public sealed class OpenSession(UserCode code) : Request<Dialog>("imopenlines.session.open")
{
    internal override JObject Parameters() => DialogKey.OfUser(code).ToParameters();

    internal override Outcome<Dialog> Read(JToken answer) => new JsonFields(answer as JObject).Id("chatId") is { } chat
        ? Outcome.Success(Dialog.OfChat(chat, code))
        : Unexpected("the id of a chat", answer);
}

/// <summary>
/// Something that is done with a dialog. A portal answers no more than that it was done, so the dialog that comes of it
/// has no more than what says which one it is; <see cref="DialogClient"/> reads it back.
/// </summary>
public abstract class DialogAction : Request<IReadOnlyList<Dialog>>
{
    private readonly Dialog? _dialog;

    private protected DialogAction(string method, int chatId, CallKind kind = CallKind.Change)
        : this(method, Dialog.OfChat(chatId), kind)
    {
    }

    private protected DialogAction(string method, Dialog? dialog, CallKind kind = CallKind.Change)
        : base(method, kind)
    {
        _dialog = dialog;
        Key = dialog?.Key;
    }

    /// <summary>The dialog that it is done with; null for all those of the operator.</summary>
    public DialogKey? Key { get; }

    /// <summary>What goes out beside what says which dialog it is.</summary>
    private protected virtual JObject Details => [];

    internal sealed override JObject Parameters()
    {
        JObject parameters = Key?.ToParameters() ?? [];
        parameters.Merge(Details);
        return parameters;
    }

    internal override Outcome<IReadOnlyList<Dialog>> Read(JToken answer) =>
        answer is JValue { Value: true } && _dialog is not null
            ? Outcome.Success<IReadOnlyList<Dialog>>([_dialog])
            : Unexpected("true", answer);

    /// <summary>
    /// Who has given a dialog away, or ended it, may be refused to do it a second time: that says nothing of the first.
    /// </summary>
    internal sealed override Outcome<IReadOnlyList<Dialog>> ReadAfterLostAnswer(RestError error) =>
        error.Execution is Execution.Refused
            ? Outcome.Failure<IReadOnlyList<Dialog>>(Unknown(
                $"The first answer was lost, and the second time it was refused: {error.Code}, {error.Description}"))
            : base.ReadAfterLostAnswer(error);
}

/// <summary>
/// <c>imopenlines.operator.answer</c>: the connected user takes the dialog. One that is finished
/// begins anew.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
public sealed class AnswerDialog(int chatId) : DialogAction("imopenlines.operator.answer", chatId);

/// <summary>
/// <c>imopenlines.operator.skip</c>: passes the dialog on to the next operator of the queue. Each time it is another
/// one, so it is never sent twice.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
public sealed class SkipDialog(int chatId) : DialogAction("imopenlines.operator.skip", chatId, CallKind.Creation);

/// <summary><c>imopenlines.operator.transfer</c>: gives the dialog to another operator or line.</summary>
public sealed class TransferDialog : DialogAction
{
    private readonly string _field;
    private readonly int _id;

    private TransferDialog(int chatId, string field, string setting, int id, string thing)
        : base("imopenlines.operator.transfer", chatId)
    {
        _field = field;
        _id = RequestArgument.Id(setting, id, thing);
    }

    private protected override JObject Details => new() { [_field] = _id };

    /// <summary>Gives it to an operator, who need not be in the queue of the line.</summary>
    /// <param name="chatId">The id of the chat, from 1.</param>
    /// <param name="userId">The id of the user, from 1.</param>
    public static TransferDialog ToUser(int chatId, int userId) => new(chatId, "USER_ID", "ToUser", userId, "user");

    /// <summary>Gives it to the queue of a line.</summary>
    /// <param name="chatId">The id of the chat, from 1.</param>
    /// <param name="line">The id of the line, from 1.</param>
    public static TransferDialog ToLine(int chatId, int line) => new(chatId, "QUEUE_ID", "ToLine", line, "line");

    /// <summary>Where to, for people: <c>user 15</c>.</summary>
    public string Target => _field == "USER_ID" ? $"user {_id}" : $"open line {_id}";
}

/// <summary>
/// <c>imopenlines.operator.finish</c>: ends the dialog of the connected user.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
public sealed class FinishDialog(int chatId) : DialogAction("imopenlines.operator.finish", chatId);

/// <summary>
/// <c>imopenlines.operator.another.finish</c>: ends the dialog of whichever operator.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
public sealed class FinishAnotherDialog(int chatId) : DialogAction("imopenlines.operator.another.finish", chatId);

/// <summary>
/// <c>imopenlines.operator.spam</c>: marks the dialog as spam, which ends it.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
public sealed class MarkDialogAsSpam(int chatId) : DialogAction("imopenlines.operator.spam", chatId);

/// <summary>
/// <c>imopenlines.crm.lead.create</c>: makes a lead of the dialog. A portal makes none where the dialog is in the CRM
/// already, and answers the same.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
public sealed class CreateLead(int chatId) : DialogAction("imopenlines.crm.lead.create", chatId, CallKind.Creation);

/// <summary>
/// <c>imopenlines.message.quick.save</c>: keeps the text of a message among the quick answers of the line. A portal
/// knows the message again, and makes no second one of it.
/// </summary>
/// <param name="chatId">The id of the chat, from 1.</param>
/// <param name="messageId">The id of the message, from 1.</param>
public sealed class SaveQuickAnswer(int chatId, int messageId) : DialogAction("imopenlines.message.quick.save", chatId)
{
    /// <summary>The id of the message, from 1.</summary>
    public int MessageId { get; } = RequestArgument.Id(nameof(MessageId), messageId, "message");

    private protected override JObject Details => new() { ["MESSAGE_ID"] = MessageId };
}
