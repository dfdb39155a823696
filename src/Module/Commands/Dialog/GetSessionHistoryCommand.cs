namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Reads what was said in sessions, message by message, or as one object a session. REST:
/// <c>imopenlines.session.history.get</c>.
/// </summary>
[RestMethod("imopenlines.session.history.get")]
[Cmdlet(VerbsCommon.Get, "B24SessionHistory")]
[OutputType(typeof(DialogMessage))]
[OutputType(typeof(SessionHistory))]
public sealed class GetSessionHistoryCommand : QueryCommand<GetSessionHistory, SessionHistory>
{
    private DialogInput? _input;

    /// <summary>The id of the session, from 1.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("SESSION_ID")]
    [LenientId]
    public int SessionId { get; set; }

    /// <summary>The id of the chat, from 1, whose last session is read.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CHAT_ID")]
    [LenientId]
    public int ChatId { get; set; }

    /// <summary>Emits one object a session, which has the messages and what a report makes of them.</summary>
    [Parameter]
    public SwitchParameter AsSession { get; set; }

    private protected override string Activity => "Reading histories";

    private protected override string BareName => nameof(SessionId);

    private protected override ErrorHelpTable ErrorHelp => DialogErrorHelp.Table;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _input = new DialogInput(MyInvocation, nameof(SessionId), nameof(ChatId));
    }

    private protected override GetSessionHistory Read(PipelineRecord record) => new(
        _input!.Choose(record) == nameof(ChatId)
            ? DialogKey.OfChat(record.RequiredNumber(nameof(ChatId), IdKinds.Chat, "which chat it is"))
            : DialogKey.OfSession(record.RequiredNumber(nameof(SessionId), IdKinds.Session, "which session it is")));

    private protected override void Emit(SessionHistory output)
    {
        if (AsSession)
            WriteObject(output);
        else
            WriteObject(output.Messages, enumerateCollection: true);
    }
}
