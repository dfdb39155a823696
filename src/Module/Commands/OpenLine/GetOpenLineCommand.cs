using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Bitrix24.Rest;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Reads open lines: all, page by page as they come; those of some ids; or those of some names.
/// REST: <c>imopenlines.config.list.get</c>.
/// </summary>
[Cmdlet(VerbsCommon.Get, "B24OpenLine", DefaultParameterSetName = ByName)]
[OutputType(typeof(OpenLine))]
public sealed class GetOpenLineCommand : BulkCommand<int, OpenLine>
{
    private const string ByName = "Name";
    private const string ById = "Id";

    /// <summary>Names, with wildcards; all lines when none is given.</summary>
    [Parameter(Position = 0, ParameterSetName = ByName)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>The ids of lines, from 1.</summary>
    [Parameter(
        Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ById)]
    [Alias("LineId", "ConfigId", "CONFIG_ID")]
    [ValidateRange(1, int.MaxValue)]
    public int[]? Id { get; set; }

    private protected override string Activity => "Reading open lines";

    private protected override int ChunkSize => OpenLineClient.MaxRead;

    private OpenLineClient Lines => new(Portal.Client);

    private protected override void ProcessInput()
    {
        foreach (int id in Id ?? [])
            Submit(id, id);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == ByName)
            ReadPages([.. (Name ?? ["*"]).Select(name => new NamePattern(name))]);
        base.EndProcessing();
    }

    private protected override Task<IReadOnlyList<Outcome<OpenLine>>> RunAsync(
        IReadOnlyList<int> inputs, CancellationToken token) => Lines.GetAsync(inputs, token);

    /// <summary>
    /// Writes every page before the next is asked for, so that a pipeline that has enough stops the reading.
    /// </summary>
    private void ReadPages(NamePattern[] patterns)
    {
        string? contains = patterns.Length == 1 ? patterns[0].LongestWord : null;
        IReadOnlyList<OpenLine> page;
        int lastId = 0;
        do
        {
            Outcome<IReadOnlyList<OpenLine>> answer =
                Wait(token => Lines.ReadPageAsync(lastId, contains, token));
            if (answer.Error is { } error)
            {
                WriteError(ErrorRecords.Of(error, Name));
                return;
            }

            page = answer.Value;
            foreach (OpenLine line in page)
            {
                lastId = Math.Max(lastId, line.Id);
                bool wanted = false;
                foreach (NamePattern pattern in patterns)
                    wanted |= pattern.Matches(line.Name ?? "");
                if (wanted)
                    WriteObject(line);
            }
        }
        while (page.Count == OpenLineClient.MaxRead);

        foreach (NamePattern missing in patterns.Where(pattern => pattern is { IsExact: true, HasMatched: false }))
            WriteError(ErrorRecords.NameNotFound(missing.Text));
    }
}
