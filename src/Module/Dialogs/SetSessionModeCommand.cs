namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Pins dialogs to the user in whose name the session is connected, one by one or all at once, and makes dialogs
/// silent. REST: <c>imopenlines.session.mode.pin</c>, <c>.pinAll</c>, <c>.unpinAll</c>, <c>.silent</c>.
/// </summary>
[RestMethod("imopenlines.session.mode.pin")]
[RestMethod("imopenlines.session.mode.silent")]
[RestMethod("imopenlines.session.mode.pinAll")]
[RestMethod("imopenlines.session.mode.unpinAll")]
[Progress("Setting modes of sessions", "set")]
[Cmdlet(VerbsCommon.Set, "B24SessionMode", DefaultParameterSetName = Pin, SupportsShouldProcess = true)]
[OutputType(typeof(Dialog))]
public sealed class SetSessionModeCommand : DialogCmdlet<SetSessionMode>
{
    private const string Pin = "Pinned";
    private const string Silence = "Silent";
    private const string PinAll = "AllPinned";

    /// <inheritdoc/>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = Pin)]
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = Silence)]
    [Alias("CHAT_ID")]
    public override ChatRef? ChatId { get; set; }

    /// <summary>Pins the dialog; <c>-Pinned:$false</c> unpins it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Pin)]
    public SwitchParameter Pinned { get; set; }

    /// <summary>Keeps what operators write among them; <c>-Silent:$false</c> ends that.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Silence)]
    public SwitchParameter Silent { get; set; }

    /// <summary>Pins all dialogs of the user; <c>-AllPinned:$false</c> unpins them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PinAll)]
    public SwitchParameter AllPinned { get; set; }

    internal override SetSessionMode Request()
    {
        switch (ParameterSetName)
        {
            case Pin:
                return new PinSession(ChatId.Require(), Pinned);
            case Silence:
                return new SilenceSession(ChatId.Require(), Silent);
            case var _ when InputObject is not null:
                throw new InvalidInputException(InputError.WithoutEffect(
                    nameof(AllPinned),
                    "-AllPinned is for all dialogs of the user: pipe nothing to it, or use -Pinned."));
            default:
                return AllPinned ? new PinAllSessions() : new UnpinAllSessions();
        }
    }

    internal override (string Target, string Action)? Describe(SetSessionMode request) =>
        request.Key is null ? ("all dialogs of the user", Action(request)) : base.Describe(request);

    private protected override string Action(SetSessionMode action) => ParameterSetName switch
    {
        Pin => Pinned ? "Pin" : "Unpin",
        Silence => Silent ? "Make silent" : "End being silent",
        _ => AllPinned ? "Pin" : "Unpin",
    };

    /// <summary>Of all dialogs, the portal says which ones they were.</summary>
    internal override void Emit(IReadOnlyList<Dialog> result)
    {
        if (PassThru || ParameterSetName == PinAll)
            WriteObject(result, enumerateCollection: true);
    }
}
