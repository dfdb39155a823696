using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Bitrix24.Rest;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Removes open lines for good, with their sessions and connectors. REST: <c>imopenlines.config.delete</c>.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "B24OpenLine", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveOpenLineCommand : BulkCommand<int, int>, IChangesPortal
{
    /// <summary>The ids of lines, from 1.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LineId", "ConfigId", "CONFIG_ID")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(OpenLineIdCompleter))]
    public int[]? Id { get; set; }

    /// <summary>The name, which comes with a line from the pipeline and is shown when asking.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [Alias("LineName")]
    public string? Name { get; set; }

    private protected override string Activity => "Removing open lines";

    private protected override void ProcessInput()
    {
        foreach (int id in Id!)
        {
            string line = string.IsNullOrEmpty(Name) ? $"open line {id}" : $"open line {id} '{Name}'";
            if (ShouldProcess(line, "Remove with its sessions and connectors"))
                Submit(id, id);
        }
    }

    private protected override Task<IReadOnlyList<Outcome<int>>> RunAsync(
        IReadOnlyList<int> inputs, CancellationToken token) =>
        new OpenLineClient(Portal.Client).DeleteAsync(inputs, token);

    private protected override void Emit(int output)
    {
        // Removed without a word, as PowerShell's own Remove cmdlets do.
    }
}
