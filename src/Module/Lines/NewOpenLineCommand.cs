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

    /// <summary>A parameter wins over -Settings, and both win over the row.</summary>
    internal override LineWrite Request()
    {
        InputValues settings = CommonSettings;
        if (ParameterSetName == ByName)
            return LineWrite.Create(
                OpenLineSettings.ReadCreation(WithParameters(settings.Pairs), settings.Source));
        var row = InputValues.Of(InputObject);
        return LineWrite.Create(
            OpenLineSettings.ReadCreation(WithParameters(Merge(settings.Pairs, row.Pairs)), row.Source));
    }

    internal override (string Target, string Action)? Describe(LineWrite request) =>
        ($"open line '{request.Settings.Name}'", "Create");

    internal override int? IdOf(OpenLine result) => result.Id;

    internal override Task<RestError?> PrepareAsync(RunJournal journal, CancellationToken token) =>
        Writer.PrepareAsync(journal, token);

    /// <summary>A line that an earlier run created is read back; one that it may have created is looked up.</summary>
    internal override Outcome<LineWrite>? Resume(LineWrite request, JournalEntry entry) =>
        Outcome.Success(request.ResumeFrom(entry));
}
