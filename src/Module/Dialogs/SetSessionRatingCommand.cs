using System.Globalization;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Rates sessions as a supervisor, with a number, a comment, or both. REST: <c>imopenlines.session.head.vote</c>.
/// </summary>
[RestMethod("imopenlines.session.head.vote")]
[Progress("Rating sessions", "rated")]
[Cmdlet(VerbsCommon.Set, "B24SessionRating", SupportsShouldProcess = true)]
[OutputType(typeof(SessionHistory))]
public sealed class SetSessionRatingCommand : RowCmdlet<RateSession, SessionHistory>, IKeepsJournal
{
    /// <summary>The id of the session, from 1.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("SESSION_ID")]
    [BareValue]
    public SessionRef? SessionId { get; set; }

    /// <summary>1, the worst, to 5, the best.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Rating { get; set; }

    /// <summary>What is to be said of it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Comment { get; set; }

    /// <summary>Emits the session as it is then, by one more request for many.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override ErrorHelpTable ErrorHelp => DialogErrorHelp.Table;

    internal override RateSession Request() => new(
        SessionId.Require(), RatingOf(Rating), Comment.OrNull());

    internal override (string Target, string Action)? Describe(RateSession request) =>
        ($"session {request.SessionId}", $"Rate with {request.Given}");

    private static int? RatingOf(string? text) => text?.Trim().OrNull() is not { } given ? null
        : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out int rating) ? rating
        : throw new InvalidInputException(InputError.Invalid(
            nameof(Rating), given, $"'{given}' is not a rating. Use a whole number from 1 to 5."));

    /// <summary>Of two ratings of one session, the later one is to stay.</summary>
    internal override object? KeyOf(RateSession request) => request.SessionId;

    internal override Task<IReadOnlyList<Outcome<SessionHistory>>> SendAsync(
        IReadOnlyList<RateSession> requests, CancellationToken token) =>
        new DialogClient(Client).RateAsync(requests, PassThru, token);

    internal override void Emit(SessionHistory result)
    {
        if (PassThru)
            WriteObject(result);
    }
}
