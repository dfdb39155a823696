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

    /// <summary>The ids of lines, from 1.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById)]
    [Alias("LineId", "ConfigId", "CONFIG_ID")]
    [ArgumentCompleter(typeof(OpenLineIdCompleter))]
    public LineRef[]? Id { get; set; }

    /// <summary>
    /// A row, a hashtable or a line that has an Id and the settings that change. Where a setting is given as a
    /// parameter or with -Settings, it only says which line; it may then be a bare id, too.
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
        if (_settings is not null)
            return LineWrite.Update(IdKind.Line.Require(nameof(Id), InputObject), _settings);
        var row = InputValues.Of(InputObject);
        return LineWrite.Update(
            IdKind.Line.Require(nameof(Id), row.Id), OpenLineSettings.ReadChange(row.ExceptId(), row.Source));
    }

    internal override (string Target, string Action)? Describe(LineWrite request) =>
        ($"open line {request.Id}", $"Change {string.Join(", ", request.Settings.Given())}");

    /// <summary>
    /// Of two changes of one line, the later one is to stay: batches that are under way at once may overtake.
    /// </summary>
    internal override object? KeyOf(LineWrite request) => request.Id;

    internal override void Emit(OpenLine result)
    {
        if (PassThru)
            WriteObject(result);
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (ParameterSetName == ById || Settings is not null || HasParameters)
            _settings = ReadOnce(
                () => OpenLineSettings.ReadChange(WithParameters(CommonSettings.Pairs), CommonSettings.Source),
                Settings);
    }
}
