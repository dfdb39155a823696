namespace Bitrix24.OpenLines.PowerShell;

/// <summary>A cmdlet that reads things: by name, page by page as they come; or by id or row.</summary>
/// <typeparam name="T">What is read.</typeparam>
public abstract class LookupCmdlet<T> : RowCmdlet<int, T>
{
    private protected const string ByName = "Name";
    private protected const string ById = "Id";
    private protected const string ByRow = "Row";

    /// <summary>Names, with wildcards; all when none is given.</summary>
    [Parameter(Position = 0, ParameterSetName = ByName)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>A thing, a row or a hashtable that has an Id, or a bare id.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByRow)]
    [AllowNull]
    public override PSObject? InputObject { get; set; }

    /// <summary>The ids that are given by name.</summary>
    private protected abstract int[] Ids { get; }

    /// <summary>What an id is the id of.</summary>
    private protected abstract IdKind Kind { get; }

    internal override int Request() => Kind.Require("Id", InputObject);

    internal override IReadOnlyCollection<(int Request, object? Target)> Requests() => ParameterSetName switch
    {
        ByRow => base.Requests(),
        ById => [.. ReadOnce(() => Ids, target: null).Select(id => (id, (object?)id))],
        _ => [],
    };

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        if (ParameterSetName == ByName)
            WriteNamed(ReadOnce(() => NamePattern.AllOf(Name), Name));
        WriteLast();
        base.EndProcessing();
    }

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
