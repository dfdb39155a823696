namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Reads dialogs, by their chats, sessions or user codes. REST: <c>imopenlines.dialog.get</c>, and
/// <c>imopenlines.session.open</c> for the id of the chat alone.
/// </summary>
[RestMethod("imopenlines.dialog.get")]
[RestMethod("imopenlines.session.open")]
[Progress("Reading dialogs")]
[Cmdlet(VerbsCommon.Get, "B24Dialog")]
[OutputType(typeof(Dialog))]
public sealed class GetDialogCommand : RowCmdlet<Request<Dialog>, Dialog>
{
    /// <summary>The id of the chat, from 1.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("CHAT_ID")]
    [BareValue]
    public ChatRef? ChatId { get; set; }

    /// <summary>The id of the chat as the messenger spells it: <c>chat2043</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("DIALOG_ID")]
    public string? DialogId { get; set; }

    /// <summary>The id of a session of the dialog, from 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SESSION_ID")]
    public SessionRef? SessionId { get; set; }

    /// <summary>Connector, line, chat and client in one: <c>livechat|22|1761|587</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("USER_CODE")]
    public string? UserCode { get; set; }

    /// <summary>Asks for the id of the chat alone, by its user code.</summary>
    [Parameter]
    public SwitchParameter ChatIdOnly { get; set; }

    internal override ErrorHelpTable ErrorHelp => DialogErrorHelp.Table;

    private string[] Names => ChatIdOnly
        ? [nameof(UserCode)]
        : [nameof(ChatId), nameof(DialogId), nameof(SessionId), nameof(UserCode)];

    internal override Request<Dialog> Request() => Row.Choose(Names) switch
    {
        nameof(ChatId) => new GetDialog(DialogKey.OfChat(ChatId.Require())),
        nameof(SessionId) => new GetDialog(DialogKey.OfSession(SessionId.Require())),
        nameof(DialogId) => new GetDialog(DialogKey.OfDialog(DialogId ?? "")),
        _ when ChatIdOnly => new OpenSession(OpenLines.UserCode.Parse(UserCode ?? "")),
        _ => new GetDialog(DialogKey.OfUser(OpenLines.UserCode.Parse(UserCode ?? ""))),
    };
}
