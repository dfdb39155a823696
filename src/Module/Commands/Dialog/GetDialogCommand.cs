namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Reads dialogs, by their chats, sessions or user codes. REST: <c>imopenlines.dialog.get</c>, and
/// <c>imopenlines.session.open</c> for the id of the chat alone.
/// </summary>
[RestMethod("imopenlines.dialog.get")]
[RestMethod("imopenlines.session.open")]
[Cmdlet(VerbsCommon.Get, "B24Dialog")]
[OutputType(typeof(Dialog))]
public sealed class GetDialogCommand : QueryCommand<Request<Dialog>, Dialog>
{
    private DialogInput? _input;

    /// <summary>The id of the chat, from 1.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("CHAT_ID")]
    [LenientId]
    public int ChatId { get; set; }

    /// <summary>The id of the chat as the messenger spells it: <c>chat2043</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("DIALOG_ID")]
    public string? DialogId { get; set; }

    /// <summary>The id of a session of the dialog, from 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SESSION_ID")]
    [LenientId]
    public int SessionId { get; set; }

    /// <summary>Connector, line, chat and client in one: <c>livechat|22|1761|587</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("USER_CODE")]
    public string? UserCode { get; set; }

    /// <summary>Asks for the id of the chat alone, by its user code.</summary>
    [Parameter]
    public SwitchParameter ChatIdOnly { get; set; }

    private protected override string Activity => "Reading dialogs";

    private protected override string BareName => nameof(ChatId);

    private protected override ErrorHelpTable ErrorHelp => DialogErrorHelp.Table;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _input = ChatIdOnly
            ? new DialogInput(MyInvocation, nameof(UserCode))
            : new DialogInput(MyInvocation, nameof(ChatId), nameof(DialogId), nameof(SessionId), nameof(UserCode));
    }

    private protected override Request<Dialog> Read(PipelineRecord record) => _input!.Choose(record) switch
    {
        nameof(ChatId) => new GetDialog(DialogKey.OfChat(
            record.RequiredNumber(nameof(ChatId), IdKinds.Chat, "which chat it is"))),
        nameof(SessionId) => new GetDialog(DialogKey.OfSession(
            record.RequiredNumber(nameof(SessionId), IdKinds.Session, "which session it is"))),
        nameof(DialogId) => new GetDialog(DialogKey.OfDialog(record.TextOf(nameof(DialogId)) ?? "")),
        _ when ChatIdOnly => new OpenSession(CodeOf(record)),
        _ => new GetDialog(DialogKey.OfUser(CodeOf(record))),
    };

    private static UserCode CodeOf(PipelineRecord record) =>
        OpenLines.UserCode.Parse(record.TextOf(nameof(UserCode)) ?? "");
}
