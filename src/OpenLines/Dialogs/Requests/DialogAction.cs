namespace Bitrix24.OpenLines;

/// <summary>
/// Something that is done with a dialog. A portal answers no more than that it was done, so the dialog that comes of it
/// has no more than what says which one it is; <see cref="DialogClient"/> reads it back.
/// </summary>
public abstract class DialogAction : Request<IReadOnlyList<Dialog>>
{
    private readonly string _method;
    private readonly Dialog? _dialog;
    private readonly CallKind _kind;

    private protected DialogAction(string method, int chatId, CallKind kind = CallKind.Change)
        : this(method, Dialog.OfChat(chatId), kind)
    {
    }

    private protected DialogAction(string method, Dialog? dialog, CallKind kind = CallKind.Change)
    {
        _method = method;
        _dialog = dialog;
        _kind = kind;
        Key = dialog?.Key;
    }

    /// <summary>The dialog that it is done with; null for all those of the operator.</summary>
    public DialogKey? Key { get; }

    /// <summary>What goes out beside what says which dialog it is.</summary>
    private protected virtual JObject Details => [];

    internal sealed override RestCall ToCall()
    {
        JObject parameters = Key?.ToParameters() ?? [];
        parameters.Merge(Details);
        return new(_method, parameters, _kind);
    }

    internal override Outcome<IReadOnlyList<Dialog>> Read(JToken answer) =>
        answer is JValue { Value: true } && _dialog is not null
            ? Outcome.Success<IReadOnlyList<Dialog>>([_dialog])
            : Outcome.Failure<IReadOnlyList<Dialog>>(OpenLineErrors.Unexpected("true", answer));

    /// <summary>
    /// Who has given a dialog away, or ended it, may be refused to do it a second time: that says nothing of the first.
    /// </summary>
    internal sealed override Outcome<IReadOnlyList<Dialog>> ReadAfterLostAnswer(RestError error) =>
        error.Execution is Execution.Refused
            ? Outcome.Failure<IReadOnlyList<Dialog>>(OpenLineErrors.Unknown(
                _method,
                $"The first answer was lost, and the second time it was refused: {error.Code}, {error.Description}"))
            : base.ReadAfterLostAnswer(error);
}
