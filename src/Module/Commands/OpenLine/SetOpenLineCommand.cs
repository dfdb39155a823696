namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Changes open lines: gives some lines the same settings, or each row's line the settings of the row. What is not
/// given stays as it is. Reads back, and warns of every setting that the portal keeps otherwise.
/// REST: <c>imopenlines.config.update</c>, read back with <c>imopenlines.config.list.get</c>.
/// </summary>
[RestMethod("imopenlines.config.update")]
[Cmdlet(VerbsCommon.Set, "B24OpenLine", SupportsShouldProcess = true, DefaultParameterSetName = ByRow)]
[OutputType(typeof(OpenLine))]
public sealed class SetOpenLineCommand : WriteOpenLineCommand<OpenLineChange>
{
    private const string ById = "Id";
    private const string ByRow = "Row";

    private OpenLineSettings? _settings;

    /// <summary>The ids of lines, from 1.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById)]
    [Alias("LineId", "ConfigId", "CONFIG_ID")]
    [LineIds]
    [ArgumentCompleter(typeof(OpenLineIdCompleter))]
    public int[]? Id { get; set; }

    /// <summary>The settings that change: a hashtable or an object, in wire or PowerShell spelling.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNull]
    public PSObject? Settings { get; set; }

    /// <summary>
    /// A row, a hashtable or a line that has an Id and the settings that change. Where a setting is given as a
    /// parameter or with -Settings, it only says which line; it may then be a bare id, too.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByRow)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The new name, at most 255 characters.</summary>
    [Parameter]
    [Alias("LineName")]
    [SettingValue(nameof(OpenLineProperties.Name))]
    public string? Name { get; set; }

    /// <summary>Emits each line as the portal has it afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Activity => "Changing open lines";

    private protected override string Achieved => "changed";

    private protected override int? ExpectedCount => Id?.Length;

    private protected override object? Target => InputObject;

    /// <summary>
    /// Of two changes of one line, the later one is to stay: batches that are under way at once may overtake.
    /// </summary>
    private protected override object? KeyOf(OpenLineChange input) => input.Id;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (ParameterSetName == ById || Settings is not null || HasParameters)
            _settings = ReadOnce(ReadSettings, Settings);
    }

    private protected override void ProcessInput()
    {
        if (ParameterSetName == ById)
        {
            foreach (int id in Id!)
                Change(new OpenLineChange(id, _settings!), id);
            return;
        }

        OpenLineChange change =
            _settings is null ? FromRow(InputObject) : new OpenLineChange(new LineInput(InputObject).Id, _settings);
        Change(change, InputObject);
    }

    private protected override Task<IReadOnlyList<Outcome<OpenLine>>> RunAsync(
        IReadOnlyList<OpenLineChange> inputs, CancellationToken token) => Writer.UpdateAsync(inputs, token);

    private protected override void Emit(OpenLine output)
    {
        if (PassThru)
            WriteObject(output);
    }

    private void Change(OpenLineChange change, object? target)
    {
        string what = string.Join(", ", change.Settings.Given());
        if (ShouldProcess($"open line {change.Id}", $"Change {what}"))
            Submit(change, target);
    }

    private OpenLineSettings ReadSettings()
    {
        InputValues given = Settings is null ? InputValues.None : InputValues.Of(Settings);
        return OpenLineSettings.ReadChange(WithParameters(given.Pairs), given.Source);
    }

    private static OpenLineChange FromRow(PSObject? input)
    {
        var row = InputValues.Of(input);
        return new OpenLineChange(LineInput.ReadId(row.Id), OpenLineSettings.ReadChange(row.ExceptId(), row.Source));
    }
}
