using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Bitrix24.Rest;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Creates open lines: one by its name, or one for each row from the pipeline. Emits each line as the portal kept it.
/// REST: <c>imopenlines.config.add</c>, read back with <c>imopenlines.config.list.get</c>.
/// </summary>
[Cmdlet(VerbsCommon.New, "B24OpenLine", SupportsShouldProcess = true, DefaultParameterSetName = ByName)]
[OutputType(typeof(OpenLine))]
public sealed class NewOpenLineCommand : BulkCommand<OpenLineSettings, OpenLine>, IChangesPortal
{
    private const string ByName = "Name";
    private const string ByRow = "Row";

    /// <summary>The name of the line, at most 255 characters.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByName)]
    [Alias("LineName")]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Its other settings: a hashtable or an object, in wire or PowerShell spelling.</summary>
    [Parameter(Position = 1, ParameterSetName = ByName)]
    [ValidateNotNull]
    public PSObject? Settings { get; set; }

    /// <summary>A row whose columns are settings, or a hashtable, or a line to make a copy of.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByRow)]
    public PSObject? InputObject { get; set; }

    private protected override string Activity => "Creating open lines";

    private protected override void ProcessInput()
    {
        object target = InputObject ?? (object?)Settings ?? Name!;
        OpenLineSettings settings;
        try
        {
            settings = InputObject is null ? FromParameters() : FromRow(InputObject);
        }
        catch (SettingsException refusal)
        {
            Reject(refusal, target);
            return;
        }

        if (ShouldProcess($"open line '{settings.Name}'", "Create"))
            Submit(settings, target);
    }

    private protected override Task<IReadOnlyList<Outcome<OpenLine>>> RunAsync(
        IReadOnlyList<OpenLineSettings> inputs, CancellationToken token) =>
        new OpenLineClient(Portal.Client).CreateAsync(inputs, token);

    private static OpenLineSettings FromRow(PSObject input)
    {
        var row = InputValues.Of(input);
        return SettingsReader.ReadCreation(row.Pairs, row.Source);
    }

    private OpenLineSettings FromParameters()
    {
        KeyValuePair<string, object?>[] name = [new(nameof(Name), Name)];
        if (Settings is null)
            return SettingsReader.ReadCreation(name, SettingsSource.Explicit);

        var given = InputValues.Of(Settings);
        return SettingsReader.ReadCreation(name.Concat(given.Except(nameof(Name))), given.Source);
    }
}
