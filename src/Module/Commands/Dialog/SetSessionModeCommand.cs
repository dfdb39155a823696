namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Pins dialogs to the user in whose name the session is connected, one by one or all at once, and makes dialogs
/// silent. REST: <c>imopenlines.session.mode.pin</c>, <c>.pinAll</c>, <c>.unpinAll</c>, <c>.silent</c>.
/// </summary>
[RestMethod("imopenlines.session.mode.pin")]
[RestMethod("imopenlines.session.mode.silent")]
[RestMethod("imopenlines.session.mode.pinAll")]
[RestMethod("imopenlines.session.mode.unpinAll")]
[Cmdlet(VerbsCommon.Set, "B24SessionMode", DefaultParameterSetName = Pin, SupportsShouldProcess = true)]
[OutputType(typeof(Dialog))]
public sealed class SetSessionModeCommand : DialogActionCommand<SetSessionMode>
{
    private const string Pin = "Pinned";
    private const string Silence = "Silent";
    private const string PinAll = "AllPinned";

    /// <inheritdoc/>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = Pin)]
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = Silence)]
    [Alias("CHAT_ID")]
    [LenientId]
    public override int ChatId { get; set; }

    /// <summary>Pins the dialog; <c>-Pinned:$false</c> unpins it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Pin)]
    public SwitchParameter Pinned { get; set; }

    /// <summary>Keeps what operators write among them; <c>-Silent:$false</c> ends that.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Silence)]
    public SwitchParameter Silent { get; set; }

    /// <summary>Pins all dialogs of the user; <c>-AllPinned:$false</c> unpins them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PinAll)]
    public SwitchParameter AllPinned { get; set; }

    private protected override string Activity => "Setting modes of sessions";

    private protected override string Achieved => "set";

    /// <summary>Of all dialogs, the portal says which ones they were.</summary>
    private protected override bool EmitsDialogs => PassThru || ParameterSetName == PinAll;

    private protected override SetSessionMode Read(PipelineRecord record)
    {
        if (ParameterSetName != PinAll)
            return base.Read(record);
        return InputObject is null
            ? AllPinned ? new PinAllSessions() : new UnpinAllSessions()
            : throw new InvalidInputException([new(InputErrorCodes.SettingWithoutEffect, nameof(AllPinned), null,
                "-AllPinned is for all dialogs of the user: pipe nothing to it, or use -Pinned.")]);
    }

    private protected override SetSessionMode Read(int chatId, PipelineRecord record) => ParameterSetName == Pin
        ? new PinSession(chatId, Pinned)
        : new SilenceSession(chatId, Silent);

    private protected override string Describe(SetSessionMode request) =>
        request.Key is null ? "all dialogs of the user" : base.Describe(request);

    private protected override string DescribeAction(SetSessionMode request) => ParameterSetName switch
    {
        Pin => Pinned ? "Pin" : "Unpin",
        Silence => Silent ? "Make silent" : "End being silent",
        _ => AllPinned ? "Pin" : "Unpin",
    };
}
