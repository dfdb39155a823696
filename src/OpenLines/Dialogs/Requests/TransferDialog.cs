namespace Bitrix24.OpenLines;

/// <summary><c>imopenlines.operator.transfer</c>: gives the dialog to another operator or line.</summary>
public sealed class TransferDialog : DialogAction
{
    private readonly string _field;
    private readonly int _id;

    private TransferDialog(int chatId, string field, string setting, int id)
        : base("imopenlines.operator.transfer", chatId)
    {
        _field = field;
        _id = RequestArgument.Id(setting, id);
    }

    private protected override JObject Details => new() { [_field] = _id };

    /// <summary>Gives it to an operator, who need not be in the queue of the line.</summary>
    /// <param name="chatId">The id of the chat, from 1.</param>
    /// <param name="userId">The id of the user, from 1.</param>
    public static TransferDialog ToUser(int chatId, int userId) => new(chatId, "USER_ID", "ToUser", userId);

    /// <summary>Gives it to the queue of a line.</summary>
    /// <param name="chatId">The id of the chat, from 1.</param>
    /// <param name="line">The id of the line, from 1.</param>
    public static TransferDialog ToLine(int chatId, int line) => new(chatId, "QUEUE_ID", "ToLine", line);

    /// <summary>Where to, for people: <c>user 15</c>.</summary>
    public string Target => _field == "USER_ID" ? $"user {_id}" : $"open line {_id}";
}
