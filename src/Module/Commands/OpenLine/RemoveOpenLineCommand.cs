namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Removes open lines for good, with their sessions and connectors. REST: <c>imopenlines.config.delete</c>.
/// </summary>
[RestMethod("imopenlines.config.delete")]
[Cmdlet(
    VerbsCommon.Remove, "B24OpenLine", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ByRow)]
public sealed class RemoveOpenLineCommand : ChangeCommand<LineRemoval, int>
{
    private const string ById = "Id";
    private const string ByRow = "Row";

    /// <summary>The ids of lines, from 1.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById)]
    [Alias("LineId", "ConfigId", "CONFIG_ID")]
    [LineIds]
    [ArgumentCompleter(typeof(OpenLineIdCompleter))]
    public int[]? Id { get; set; }

    /// <summary>A line, a row or a hashtable that has an Id, or a bare id.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByRow)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    private protected override string Activity => "Removing open lines";

    private protected override string Achieved => "removed";

    private protected override int? ExpectedCount => Id?.Length;

    private protected override object? Target => InputObject;

    private protected override void ProcessInput()
    {
        if (ParameterSetName == ById)
        {
            foreach (int id in Id!)
                Remove(id, name: null, id);
            return;
        }

        var line = new LineInput(InputObject);
        Remove(line.Id, line.Name, InputObject);
    }

    private protected override Task<IReadOnlyList<Outcome<int>>> RunAsync(
        IReadOnlyList<LineRemoval> inputs, CancellationToken token) =>
        new OpenLineClient(Client).DeleteAsync(inputs, token);

    private protected override Outcome<LineRemoval>? Resume(LineRemoval input, JournalEntry entry) =>
        entry.State is JournalState.Done ? null : Outcome.Success(input with { WasSent = true });

    private protected override void Emit(int output)
    {
        // Removed without a word, as PowerShell's own Remove cmdlets do.
    }

    private void Remove(int id, string? name, object? target)
    {
        string line = string.IsNullOrEmpty(name) ? $"open line {id}" : $"open line {id} '{name}'";
        if (ShouldProcess(line, "Remove with its sessions and connectors"))
            Submit(new LineRemoval(id), target);
    }
}
