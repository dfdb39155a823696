namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Creates open lines: one by its name, or one for each row from the pipeline. Emits each line as the portal kept it,
/// and warns of every setting that it keeps otherwise.
/// REST: <c>imopenlines.config.add</c>, read back with <c>imopenlines.config.list.get</c>.
/// </summary>
[RestMethod("imopenlines.config.add")]
[Progress("Creating open lines", "created")]
[Cmdlet(VerbsCommon.New, "B24OpenLine", SupportsShouldProcess = true, DefaultParameterSetName = ByName)]
[OutputType(typeof(OpenLine))]
public sealed class NewOpenLineCommand : OpenLineWriteCmdlet<LineCreation>
{
    private const string ByName = "Name";
    private const string ByRow = "Row";

    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByName)]
    [Alias("LineName")]
    [ValidateNotNullOrEmpty]
    public override string? Name { get; set; }

    /// <summary>A row whose columns are settings, or a hashtable, or a line to make a copy of.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByRow)]
    [AllowNull]
    public override PSObject? InputObject { get; set; }

    internal override object? Target =>
        ParameterSetName == ByRow ? InputObject : Settings ?? (object)Name!;

    /// <summary>What the row does not give, -Settings gives; a parameter goes before both.</summary>
    internal override LineCreation Request()
    {
        if (ParameterSetName == ByName)
            return new(OpenLineSettings.ReadCreation(WithParameters(Common.Pairs), Common.Source));
        var row = InputValues.Of(InputObject);
        return new(OpenLineSettings.ReadCreation(WithParameters(Over(Common.Pairs, row.Pairs)), row.Source));
    }

    internal override (string Target, string Action)? Describe(LineCreation request) =>
        ($"open line '{request.Settings.Name}'", "Create");

    internal override Task<IReadOnlyList<Outcome<OpenLine>>> SendAsync(
        IReadOnlyList<LineCreation> requests, CancellationToken token) => Writer.CreateAsync(requests, token);

    internal override int? IdOf(OpenLine result) => result.Id;

    /// <summary>The highest id is in the journal before the first line is made.</summary>
    internal override async Task<RestError?> PrepareAsync(RunJournal journal, CancellationToken token)
    {
        if (journal.Mark is { } known)
        {
            Writer.Resume(known, journal.EarlierIds);
            return null;
        }
        Outcome<int> mark = await Writer.PrepareAsync(token).ConfigureAwait(false);
        if (mark.IsSuccess)
            journal.Keep(mark.Value);
        return mark.Error;
    }

    /// <summary>What has been made is read back as any other line; what may have been is looked up.</summary>
    internal override Outcome<LineCreation>? Resume(LineCreation request, JournalEntry entry) =>
        Outcome.Success(entry.State is JournalState.Done
            ? request with { KnownId = entry.Id }
            : request with { SentAt = entry.SentAt, Twins = entry.Twins, Namesakes = entry.Namesakes });
}
