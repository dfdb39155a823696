namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Hands dialogs over from a bot to an operator, or to the queue of an open line.
/// REST: <c>imopenlines.bot.session.transfer</c>.
/// </summary>
[RestMethod("imopenlines.bot.session.transfer")]
[Cmdlet(VerbsCommon.Move, "B24BotSession", SupportsShouldProcess = true)]
[OutputType(typeof(BotSession))]
public sealed class MoveBotSessionCommand : BotActorCommand<TransferBotSession>
{
    private bool? _leave;

    /// <summary>The id of the operator who gets the dialog, from 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("USER_ID")]
    [LenientId]
    public int ToUser { get; set; }

    /// <summary>The id of the open line whose queue gets the dialog, from 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("QUEUE_ID")]
    [LenientId]
    [ArgumentCompleter(typeof(OpenLineIdCompleter))]
    public int ToLine { get; set; }

    /// <summary>The bot leaves the chat at once; without, it stays until the transfer is confirmed.</summary>
    [Parameter]
    public SwitchParameter Leave { get; set; }

    private protected override string Activity => "Handing dialogs over";

    private protected override string Achieved => "handed over";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _leave = MyInvocation.BoundParameters.ContainsKey(nameof(Leave)) ? Leave.IsPresent : null;
    }

    private protected override TransferBotSession Read(int chatId, string? clientId, PipelineRecord record) => new(
        chatId,
        record.NumberOf(nameof(ToUser), IdKinds.User),
        record.NumberOf(nameof(ToLine), IdKinds.Line),
        _leave,
        clientId);

    private protected override int ChatOf(TransferBotSession request) => request.ChatId;

    private protected override string DescribeAction(TransferBotSession request) => request.ToUser is { } user
        ? $"Hand over to user {user}"
        : $"Hand over to the queue of line {request.ToLine}";
}
