using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Bitrix24.Rest;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Changes open lines: gives some ids the same settings, or each row's line the settings of the row. What is not given
/// stays as it is. REST: <c>imopenlines.config.update</c>.
/// </summary>
[Cmdlet(VerbsCommon.Set, "B24OpenLine", SupportsShouldProcess = true, DefaultParameterSetName = ByRow)]
[OutputType(typeof(OpenLine))]
public sealed class SetOpenLineCommand : BulkCommand<OpenLineChange, OpenLine>, IChangesPortal
{
    private const string ById = "Id";
    private const string ByRow = "Row";

    private OpenLineSettings? _settings;

    /// <summary>The ids of lines, from 1.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        ParameterSetName = ById)]
    [Alias("LineId", "ConfigId", "CONFIG_ID")]
    [ValidateRange(1, int.MaxValue)]
    public int[]? Id { get; set; }

    /// <summary>The settings that change: a hashtable or an object, in wire or PowerShell spelling.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = ById)]
    [ValidateNotNull]
    public PSObject? Settings { get; set; }

    /// <summary>A row, a hashtable or a line that has an Id and the settings that change.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByRow)]
    public PSObject? InputObject { get; set; }

    /// <summary>Emits each line as the portal has it afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Activity => "Changing open lines";

    /// <summary>
    /// Of two changes of one line, the later one is to stay: batches that are under way at once may overtake.
    /// </summary>
    private protected override object? KeyOf(OpenLineChange input) => input.Id;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Settings is not null)
            _settings = ReadSettings(Settings);
    }

    private protected override void ProcessInput()
    {
        if (_settings is { } settings)
        {
            foreach (int id in Id!)
                Change(new OpenLineChange(id, settings), id);
            return;
        }

        try
        {
            Change(FromRow(), InputObject!);
        }
        catch (SettingsException refusal)
        {
            Reject(refusal, InputObject);
        }
    }

    private protected override async Task<IReadOnlyList<Outcome<OpenLine>>> RunAsync(
        IReadOnlyList<OpenLineChange> inputs, CancellationToken token)
    {
        var lines = new OpenLineClient(Portal.Client);
        if (PassThru)
            return await lines.UpdateAndReadAsync(inputs, token).ConfigureAwait(false);

        IReadOnlyList<Outcome<int>> changed = await lines.UpdateAsync(inputs, token).ConfigureAwait(false);
        return [.. changed.Select(outcome => outcome.Map(id => Outcome.Success(new OpenLine(id))))];
    }

    private protected override void Emit(OpenLine output)
    {
        if (PassThru)
            WriteObject(output);
    }

    private void Change(OpenLineChange change, object target)
    {
        string what = string.Join(", ", change.Settings.Given().Select(setting => setting.WireName));
        if (ShouldProcess($"open line {change.Id}", $"Change {what}"))
            Submit(change, target);
    }

    /// <summary>Settings that are the same for every input are wrong once, not once for each of them.</summary>
    private OpenLineSettings ReadSettings(PSObject given)
    {
        try
        {
            var values = InputValues.Of(given);
            return SettingsReader.ReadChange(values.Pairs, values.Source);
        }
        catch (SettingsException refusal)
        {
            ThrowTerminatingError(ErrorRecords.Of(refusal, given));
            throw;
        }
    }

    private OpenLineChange FromRow()
    {
        var row = InputValues.Of(InputObject!);
        string id = LanguagePrimitives.ConvertTo<string>(row.Id);
        if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int lineId) || lineId < 1)
            throw new SettingsException([InvalidId(id)]);
        return new OpenLineChange(lineId, SettingsReader.ReadChange(row.ExceptId(), row.Source));
    }

    private static SettingProblem InvalidId(string id) => id.Length == 0
        ? new(SettingProblemCodes.MissingSetting, nameof(Id), null, "The row does not say which line it changes.")
        : new(SettingProblemCodes.InvalidValue, nameof(Id), id, $"'{id}' is not the id of a line.");
}
