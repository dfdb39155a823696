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
public sealed class NewOpenLineCommand : OpenLineWriteCmdlet
{
    private const string ByName = "Name";
    private const string ByRow = "Row";

    private readonly HashSet<string> _sentNames = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of the line, at most 255 characters; of the copy, where a line is piped.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByName)]
    [Parameter(ParameterSetName = ByRow)]
    [Alias("LineName")]
    [ValidateNotNullOrEmpty]
    public override string? Name { get; set; }

    /// <summary>A row whose columns are settings, or a hashtable, or a line to make a copy of.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByRow)]
    [AllowNull]
    public override PSObject? InputObject { get; set; }

    /// <summary>
    /// Creates no line whose name the portal has already. That line stands for the row, and is emitted as it is.
    /// </summary>
    [Parameter]
    public SwitchParameter SkipExisting { get; set; }

    internal override object? Target =>
        ParameterSetName == ByRow ? InputObject : Settings ?? (object)Name!;

    /// <summary>A parameter wins over -Settings, and both win over the row.</summary>
    internal override LineWrite Request()
    {
        InputValues common = CommonSettings;
        InputValues row = ParameterSetName == ByRow ? RowValues : new InputValues([], common.Source);
        var settings = OpenLineSettings.ReadCreation(WithParameters(Merge(common.Pairs, row.Pairs)), row.Source);
        if (settings.Queue is null && row.Source is InputSource.Row && row.Pairs.Any(IsQueue))
            WarnOfRow($"'{settings.Name}' has an empty queue. The portal makes {Portal.UserName} its only operator.");
        var write = LineWrite.Create(settings);
        return SkipExisting && ExistingId(settings.Name!) is { } id ? write.TakeExisting(id) : write;
    }

    internal override (string Target, string Action)? Describe(LineWrite request) =>
        request.ExistingId is null ? ($"open line '{request.Settings.Name}'", "Create") : null;

    internal override bool WaitsForJournal => true;

    internal override bool IsDoneAlready(LineWrite request) => request.ExistingId is not null;

    internal override int? IdOf(OpenLine result) => result.Id;

    internal override void Emit(OpenLine result)
    {
        if (SkipExisting && NamedItems.Lines.Find(result.Name ?? "").Count == 0)
            NamedItems.Lines.Add(result.Name ?? "", result.Id);
        base.Emit(result);
    }

    internal override Task<RestError?> PrepareAsync(RunJournal journal, CancellationToken token) =>
        Writer.PrepareAsync(journal, token);

    /// <summary>A line that an earlier run created is read back; one that it may have created is looked up.</summary>
    internal override Outcome<LineWrite>? Resume(LineWrite request, JournalEntry entry) =>
        Outcome.Success(request.ResumeFrom(entry));

    private static bool IsQueue(KeyValuePair<string, object?> pair) =>
        OpenLineSettings.Catalog.Find(pair.Key)?.Name == nameof(OpenLineProperties.Queue);

    /// <summary>The line that has the name already; of several, the oldest.</summary>
    private int? ExistingId(string name)
    {
        // A row of the same name may be under way.
        if (!_sentNames.Add(name))
            FinishEarlierRows();
        IReadOnlyList<int> ids = NamedItems.Lines.Find(name);
        if (ids.Count == 0)
            return null;
        if (ids.Count > 1)
            WarnOfRow($"The portal has {ids.Count} lines named '{name}': {string.Join(", ", ids)}. Taking {ids[0]}.");
        WriteVerbose($"'{name}' exists: open line {ids[0]}.");
        return ids[0];
    }
}
