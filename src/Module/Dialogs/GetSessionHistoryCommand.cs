namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Reads what was said in sessions, message by message, or as one object a session. REST:
/// <c>imopenlines.session.history.get</c>.
/// </summary>
[RestMethod("imopenlines.session.history.get")]
[Progress("Reading histories")]
[Cmdlet(VerbsCommon.Get, "B24SessionHistory")]
[OutputType(typeof(DialogMessage))]
[OutputType(typeof(SessionHistory))]
public sealed class GetSessionHistoryCommand : RowCmdlet<GetSessionHistory, SessionHistory>
{
    /// <summary>The id of the session, from 1.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("SESSION_ID")]
    [BareValue]
    public SessionRef? SessionId { get; set; }

    /// <summary>The id of the chat, from 1, whose last session is read.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CHAT_ID")]
    public ChatRef? ChatId { get; set; }

    /// <summary>Emits one object a session, which has the messages and what a report makes of them.</summary>
    [Parameter]
    public SwitchParameter AsSession { get; set; }

    internal override ErrorHelpTable ErrorHelp => DialogErrorHelp.Table;

    internal override GetSessionHistory Request() => new(Row.Choose(nameof(SessionId), nameof(ChatId)) == nameof(ChatId)
        ? DialogKey.OfChat(ChatId.Require())
        : DialogKey.OfSession(SessionId.Require()));

    internal override void Emit(SessionHistory result)
    {
        if (AsSession)
            WriteObject(result);
        else
            WriteObject(result.Messages, enumerateCollection: true);
    }
}
