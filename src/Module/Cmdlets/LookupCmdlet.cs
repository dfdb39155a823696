namespace Bitrix24.OpenLines.PowerShell;

/// <summary>A cmdlet that reads things: by name, page by page as they come; or by id or row.</summary>
/// <typeparam name="T">What is read.</typeparam>
public abstract class LookupCmdlet<T> : RowCmdlet<int, T>
{
    private protected const string ByName = "Name";
    private protected const string ById = "Id";
    private protected const string ByRow = "Row";

    /// <summary>Names with wildcards, ids or objects; all when none is given.</summary>
    [Parameter(Position = 0, ParameterSetName = ByName)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [NameOrId]
    public virtual string[]? Name { get; set; }

    /// <summary>A thing, a row or a hashtable that has an Id, or a bare id.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByRow)]
    [AllowNull]
    public override PSObject? InputObject { get; set; }

    /// <summary>The ids that are given by name.</summary>
    private protected abstract int[] Ids { get; }

    /// <summary>What an id is the id of.</summary>
    private protected abstract IdKind Kind { get; }

    internal override int Request() => RequireId(Kind, "Id", InputObject);

    internal override IReadOnlyCollection<(int Request, object? Target)> Requests() => ParameterSetName switch
    {
        ByRow => base.Requests(),
        ById => [.. ReadOnce(() => Ids, target: null).Select(id => (id, (object?)id))],
        _ => [.. (Name ?? []).Where(IsId).Select(id => (Kind.Require(nameof(Name), id), (object?)id))],
    };

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        string[]? names = Name is null ? null : [.. Name.Where(name => !IsId(name))];
        if (ParameterSetName == ByName && names is not { Length: 0 })
            WriteNamed(ReadOnce(() => NamePattern.AllOf(names), Name));
        WriteLast();
        base.EndProcessing();
    }

    /// <summary>Whether what stands for a name can only be an id.</summary>
    private static bool IsId(string name) =>
        name.Trim() is { Length: > 0 } text && text.All(letter => letter is >= '0' and <= '9');

    /// <summary>
    /// Writes what has one of some names. Every page is written before the next is asked for, so that a pipeline that
    /// has enough stops the reading.
    /// </summary>
    private protected abstract void WriteNamed(NamePattern[] names);

    /// <summary>Writes what is read after all rows; nothing by default.</summary>
    private protected virtual void WriteLast()
    {
    }
}
