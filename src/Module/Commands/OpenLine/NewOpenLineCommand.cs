namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Creates open lines: one by its name, or one for each row from the pipeline. Emits each line as the portal kept it,
/// and warns of every setting that it keeps otherwise.
/// REST: <c>imopenlines.config.add</c>, read back with <c>imopenlines.config.list.get</c>.
/// </summary>
[RestMethod("imopenlines.config.add")]
[Cmdlet(VerbsCommon.New, "B24OpenLine", SupportsShouldProcess = true, DefaultParameterSetName = ByName)]
[OutputType(typeof(OpenLine))]
public sealed class NewOpenLineCommand : WriteOpenLineCommand<LineCreation>
{
    private const string ByName = "Name";
    private const string ByRow = "Row";

    /// <summary>The name of the line, at most 255 characters.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByName)]
    [Alias("LineName")]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>
    /// Other settings: a hashtable or an object, in wire or PowerShell spelling. With rows, they are for every line.
    /// </summary>
    [Parameter(Position = 1)]
    [ValidateNotNull]
    public PSObject? Settings { get; set; }

    /// <summary>A row whose columns are settings, or a hashtable, or a line to make a copy of.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByRow)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    private protected override string Activity => "Creating open lines";

    private protected override string Achieved => "created";

    private protected override object? Target =>
        ParameterSetName == ByRow ? InputObject : Settings ?? (object)Name!;

    private protected override void ProcessInput()
    {
        OpenLineSettings settings = ReadSettings();
        if (ShouldProcess($"open line '{settings.Name}'", "Create"))
            Submit(new LineCreation(settings));
    }

    private OpenLineSettings ReadSettings()
    {
        InputValues common = Settings is null ? InputValues.None : InputValues.Of(Settings);
        if (ParameterSetName == ByName)
            return OpenLineSettings.ReadCreation(WithParameters(common.Pairs), common.Source);

        var row = InputValues.Of(InputObject);
        return OpenLineSettings.ReadCreation(WithParameters(Over(common.Pairs, row.Pairs)), row.Source);
    }

    private protected override Task<IReadOnlyList<Outcome<OpenLine>>> RunAsync(
        IReadOnlyList<LineCreation> inputs, CancellationToken token) => Writer.CreateAsync(inputs, token);

    private protected override int? IdOf(OpenLine output) => output.Id;

    private protected override string? NameOf(LineCreation input) => input.Settings.Name;

    /// <summary>The highest id is in the journal before the first line is made.</summary>
    private protected override async Task<RestError?> PrepareAsync(CancellationToken token)
    {
        if (Journaled is not { Mark: null } journal)
            return null;
        Outcome<int> mark = await Writer.PrepareAsync(token).ConfigureAwait(false);
        if (mark.IsSuccess)
            journal.Keep(mark.Value);
        return mark.Error;
    }

    private protected override void Resume(RunJournal journal)
    {
        if (journal.Mark is { } mark)
            Writer.Resume(mark, journal.EarlierIds);
    }

    /// <summary>What has been made is read back as any other line; what may have been is looked up.</summary>
    private protected override Outcome<LineCreation>? Resume(LineCreation input, JournalEntry entry) =>
        Outcome.Success(entry.State is JournalState.Done
            ? input with { KnownId = entry.Id }
            : input with { SentAt = entry.SentAt, Twins = entry.Twins, Namesakes = entry.Namesakes });
}
