namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// A cmdlet that does something in the dialog of a bot: chats in, and the chats out where they are asked for.
/// </summary>
/// <typeparam name="TRequest">What is done.</typeparam>
public abstract class BotDialogCmdlet<TRequest> : RowCmdlet<TRequest, int>, IKeepsJournal
    where TRequest : Request<int>
{
    /// <summary>The id of the chat, from 1. A piped dialog gives its own.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("CHAT_ID")]
    [BareValue]
    public ChatRef? ChatId { get; set; }

    /// <summary>Emits the chat, for the next cmdlet.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override ErrorHelpTable ErrorHelp => BotSessionErrorHelp.Table;

    internal override void Emit(int result)
    {
        if (PassThru)
            WriteObject(new BotSession(result));
    }
}
