namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// A cmdlet that does something with dialogs: chats in, an action each, and the dialogs as they are then, where they
/// are asked for.
/// </summary>
/// <typeparam name="TAction">What is done.</typeparam>
public abstract class DialogActionCommand<TAction> : ActionCommand<TAction, IReadOnlyList<Dialog>>
    where TAction : DialogAction
{
    private protected DialogActionCommand()
    {
    }

    /// <summary>The id of the chat, from 1. A piped dialog gives its own.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("CHAT_ID")]
    [LenientId]
    public virtual int ChatId { get; set; }

    /// <summary>Emits the dialog as it is then, by one more request for many.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string BareName => nameof(ChatId);

    private protected override ErrorHelpTable ErrorHelp => DialogErrorHelp.Table;

    /// <summary>Whether what comes of it is emitted.</summary>
    private protected virtual bool EmitsDialogs => PassThru;

    /// <summary>Makes the action.</summary>
    /// <exception cref="InvalidInputException">Something is missing or wrong; nothing was sent.</exception>
    private protected abstract TAction Read(int chatId, PipelineRecord record);

    private protected override TAction Read(PipelineRecord record) =>
        Read(record.RequiredNumber(nameof(ChatId), IdKinds.Chat, "which chat it is"), record);

    private protected override string Describe(TAction request) => $"dialog in {request.Key}";

    /// <summary>Of two things that are done with one dialog, the later one comes later.</summary>
    private protected override object? KeyOf(TAction input) => input.Key;

    private protected override bool MayBeRepeated(TAction input) => input.Kind is not CallKind.Creation;

    private protected override Task<IReadOnlyList<Outcome<IReadOnlyList<Dialog>>>> RunAsync(
        IReadOnlyList<TAction> inputs, CancellationToken token) =>
        new DialogClient(Client).ActAsync(inputs, PassThru, token);

    private protected override void Emit(IReadOnlyList<Dialog> output)
    {
        if (EmitsDialogs)
            WriteObject(output, enumerateCollection: true);
    }
}
