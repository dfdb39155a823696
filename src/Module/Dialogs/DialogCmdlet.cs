namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// A cmdlet that does something with dialogs: chats in, an action each, and the dialogs as they are then, where they
/// are asked for.
/// </summary>
/// <typeparam name="TAction">What is done.</typeparam>
public abstract class DialogCmdlet<TAction> : RowCmdlet<TAction, IReadOnlyList<Dialog>>, IKeepsJournal
    where TAction : DialogAction
{
    /// <summary>The id of the chat, from 1. A piped dialog gives its own.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("CHAT_ID")]
    [BareValue]
    public virtual ChatRef? ChatId { get; set; }

    /// <summary>Emits the dialog as it is then, by one more request for many.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override ErrorHelpTable ErrorHelp => DialogErrorHelp.Table;

    /// <summary>What is done, for -WhatIf: <c>Move to user 15</c>.</summary>
    private protected abstract string Action(TAction action);

    internal override (string Target, string Action)? Describe(TAction request) =>
        ($"dialog in {request.Key}", Action(request));

    internal override object? KeyOf(TAction request) => request.Key;

    internal override Task<IReadOnlyList<Outcome<IReadOnlyList<Dialog>>>> SendAsync(
        IReadOnlyList<TAction> requests, CancellationToken token) =>
        new DialogClient(Client).ActAsync(requests, PassThru, token);

    internal override int? ResultIdOf(TAction request, IReadOnlyList<Dialog> result) =>
        result.Select(dialog => dialog.ChatId).FirstOrDefault();

    internal override void Emit(IReadOnlyList<Dialog> result)
    {
        if (PassThru)
            WriteObject(result, enumerateCollection: true);
    }
}
