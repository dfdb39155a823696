namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Rates sessions as a supervisor, with a number, a comment, or both. REST: <c>imopenlines.session.head.vote</c>.
/// </summary>
[RestMethod("imopenlines.session.head.vote")]
[Cmdlet(VerbsCommon.Set, "B24SessionRating", SupportsShouldProcess = true)]
[OutputType(typeof(SessionHistory))]
public sealed class SetSessionRatingCommand : ActionCommand<RateSession, SessionHistory>
{
    /// <summary>The id of the session, from 1.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("SESSION_ID")]
    [LenientId]
    public int SessionId { get; set; }

    /// <summary>1, the worst, to 5, the best.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [LenientId]
    public int Rating { get; set; }

    /// <summary>What is to be said of it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Comment { get; set; }

    /// <summary>Emits the session as it is then, by one more request for many.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Activity => "Rating sessions";

    private protected override string Achieved => "rated";

    private protected override string BareName => nameof(SessionId);

    private protected override ErrorHelpTable ErrorHelp => DialogErrorHelp.Table;

    private protected override RateSession Read(PipelineRecord record) => new(
        record.RequiredNumber(nameof(SessionId), IdKinds.Session, "which session it is"),
        record.NumberOf(nameof(Rating), "a rating, which is a whole number from 1 to 5"),
        record.TextOf(nameof(Comment)));

    private protected override string Describe(RateSession request) => $"session {request.SessionId}";

    private protected override string DescribeAction(RateSession request) => $"Rate with {request.Given}";

    /// <summary>Of two ratings of one session, the later one is to stay.</summary>
    private protected override object? KeyOf(RateSession input) => input.SessionId;

    private protected override Task<IReadOnlyList<Outcome<SessionHistory>>> RunAsync(
        IReadOnlyList<RateSession> inputs, CancellationToken token) =>
        new DialogClient(Client).RateAsync(inputs, PassThru, token);

    private protected override void Emit(SessionHistory output)
    {
        if (PassThru)
            WriteObject(output);
    }
}
