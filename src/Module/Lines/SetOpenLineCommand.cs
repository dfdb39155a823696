namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Changes open lines: gives some lines the same settings, or each row's line the settings of the row. What is not
/// given stays as it is. Reads back, and warns of every setting that the portal keeps otherwise.
/// REST: <c>imopenlines.config.update</c>, read back with <c>imopenlines.config.list.get</c>.
/// </summary>
[RestMethod("imopenlines.config.update")]
[Progress("Changing open lines", "changed")]
[Cmdlet(VerbsCommon.Set, "B24OpenLine", SupportsShouldProcess = true, DefaultParameterSetName = ByRow)]
[OutputType(typeof(OpenLine))]
public sealed class SetOpenLineCommand : OpenLineWriteCmdlet
{
    private const string ById = "Id";
    private const string ByRow = "Row";

    private OpenLineSettings? _settings;
    private LinePreview? _preview;

    /// <summary>The ids or the exact names of lines, or lines.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById)]
    [Alias("LineId", "ConfigId", "CONFIG_ID")]
    [ArgumentCompleter(typeof(OpenLineCompleter))]
    public LineRef[]? Id { get; set; }

    /// <summary>
    /// A row or a hashtable that has an Id, or the exact name of one line, and the settings that change; parameters win
    /// over them. A line, a bare id or a bare name says only which line it is, where settings are given as parameters.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByRow)]
    [AllowNull]
    public override PSObject? InputObject { get; set; }

    /// <summary>The new name, at most 255 characters.</summary>
    [Parameter]
    [Alias("LineName")]
    [SettingValue(nameof(OpenLineProperties.Name))]
    public override string? Name { get; set; }

    /// <summary>Emits each line as the portal has it afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    internal override IReadOnlyCollection<(LineWrite Request, object? Target)> Requests() =>
        ParameterSetName == ById
            ? [.. ReadOnce(() => Id.ReadAll(), Id).Select(id => (LineWrite.Update(id, _settings!), (object?)id))]
            : base.Requests();

    internal override LineWrite Request()
    {
        if (_settings is not null && (InputObject?.BaseObject is null or string or ValueType or OpenLineProperties))
            return LineWrite.Update(RequireId(IdKind.Line, nameof(Id), InputObject), _settings);
        InputValues row = RowValues;
        // Without an id the name says which line it is, and is no new name.
        string? name = row.Id is null ? IdKind.Line.NameInRow(InputObject) : null;
        int id = row.Id is { } given
            ? RequireId(IdKind.Line, nameof(Id), given)
            : NamedItems.IdOf(IdKind.Line, nameof(Name), name ?? throw NoLine(row));
        IEnumerable<KeyValuePair<string, object?>> settings =
            row.ExceptId().Where(pair => name is null || !IsName(pair.Key));
        return LineWrite.Update(id, OpenLineSettings.ReadChange(
            WithParameters(Merge(CommonSettings.Pairs, settings)), row.Source));
    }

    internal override (string Target, string Action)? Describe(LineWrite request) => _preview is null
        ? ($"open line {request.Id}", $"Change {string.Join(", ", request.Settings.Given())}")
        : _preview.Describe(request);

    /// <summary>
    /// Of two changes of one line, the later one is to stay: batches that are under way at once may overtake.
    /// </summary>
    internal override object? KeyOf(LineWrite request) => request.Id;

    internal override int? ResultIdOf(LineWrite request, OpenLine result) => result.Id;

    internal override void Emit(OpenLine result)
    {
        if (PassThru)
            base.Emit(result);
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (ParameterSetName == ById || Settings is not null || HasParameters)
            _settings = ReadOnce(
                () => OpenLineSettings.ReadChange(WithParameters(CommonSettings.Pairs), CommonSettings.Source),
                Settings);
        if (IsPreview)
            _preview = new LinePreview(this);
    }

    private static bool IsName(string column) =>
        OpenLineSettings.Catalog.Find(column)?.Name == nameof(OpenLineProperties.Name);

    private static InvalidInputException NoLine(InputValues row)
    {
        bool hasColumn = row.Pairs.Any(pair => IsName(pair.Key)) || row.ExceptId().Count() < row.Pairs.Count;
        return new(InputError.Missing(
            nameof(Id), "Nothing says which line it is. Use -Id, or a column Id or Name.")
            with { IsOfTable = row.Source is InputSource.Row && !hasColumn });
    }
}
