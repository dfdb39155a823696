namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Removes open lines for good, with their sessions and connectors. REST: <c>imopenlines.config.delete</c>.
/// </summary>
[RestMethod("imopenlines.config.delete")]
[Progress("Removing open lines", "removed")]
[Cmdlet(
    VerbsCommon.Remove, "B24OpenLine", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ByRow)]
public sealed class RemoveOpenLineCommand : RowCmdlet<RemoveOpenLine, int>, IKeepsJournal
{
    private const string ById = "Id";
    private const string ByRow = "Row";

    /// <summary>The ids of lines, from 1.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById)]
    [Alias("LineId", "ConfigId", "CONFIG_ID")]
    [ArgumentCompleter(typeof(OpenLineCompleter))]
    public LineRef[]? Id { get; set; }

    /// <summary>A line, a row or a hashtable that has an Id, or a bare id.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByRow)]
    [AllowNull]
    public override PSObject? InputObject { get; set; }

    /// <inheritdoc cref="IKeepsJournal.Journal"/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Journal { get; set; }

    internal override IReadOnlyCollection<(RemoveOpenLine Request, object? Target)> Requests() =>
        ParameterSetName == ById
            ? [.. ReadOnce(() => Id.ReadAll(), Id).Select(id => (new RemoveOpenLine(id), (object?)id))]
            : base.Requests();

    internal override RemoveOpenLine Request() => new(RequireId(IdKind.Line, nameof(Id), InputObject));

    internal override (string Target, string Action)? Describe(RemoveOpenLine request)
    {
        string name = NameOf(InputObject) is { Length: > 0 } given ? $" '{given}'" : "";
        return ($"open line {request.Id}{name}", "Remove with its sessions and connectors");
    }

    internal override Outcome<RemoveOpenLine>? Resume(RemoveOpenLine request, JournalEntry entry) =>
        entry.State is JournalState.Done ? null : Outcome.Success(new RemoveOpenLine(request.Id, wasSent: true));

    internal override int? ResultIdOf(RemoveOpenLine request, int result) => request.Id;

    internal override void Emit(int result)
    {
        // Removed without a word, as PowerShell's own Remove cmdlets do.
    }

    /// <summary>The name of the line that an input is; null where the input does not have it.</summary>
    private static string? NameOf(PSObject? input) => input?.BaseObject is null or string or ValueType
        ? null
        : InputValues.Of(input).Pairs
            .Where(pair => OpenLineSettings.Catalog.Find(pair.Key)?.Name == nameof(OpenLineProperties.Name))
            .Select(pair => pair.Value as string)
            .FirstOrDefault();
}
