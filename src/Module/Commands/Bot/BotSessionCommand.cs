namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// A cmdlet that does something in the dialog of a bot: chats in, and the chats out where they are asked for.
/// </summary>
/// <typeparam name="TRequest">What is done.</typeparam>
public abstract class BotSessionCommand<TRequest> : ActionCommand<TRequest, int>
    where TRequest : Request<int>
{
    private protected BotSessionCommand()
    {
    }

    /// <summary>The id of the chat, from 1. A piped dialog gives its own.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("CHAT_ID")]
    [LenientId]
    public int ChatId { get; set; }

    /// <summary>Emits the chat, for the next cmdlet.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string BareName => nameof(ChatId);

    private protected override ErrorHelpTable ErrorHelp => BotSessionErrorHelp.Table;

    /// <summary>Makes the request.</summary>
    /// <exception cref="InvalidInputException">Something is missing or wrong; nothing was sent.</exception>
    private protected abstract TRequest Read(int chatId, PipelineRecord record);

    /// <summary>Of two things that are done in one chat, the later one comes later.</summary>
    private protected override object? KeyOf(TRequest input) => ChatOf(input);

    /// <summary>The chat of a request.</summary>
    private protected abstract int ChatOf(TRequest request);

    private protected sealed override TRequest Read(PipelineRecord record) => Read(
        record.RequiredNumber(nameof(ChatId), IdKinds.Chat, "which chat it is"), record);

    private protected override string Describe(TRequest request) => $"dialog in chat {ChatOf(request)}";

    private protected override void Emit(int output)
    {
        if (PassThru)
            WriteObject(new BotSession(output));
    }
}
