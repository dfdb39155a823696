namespace Bitrix24.OpenLines;

/// <summary>Where settings come from, which decides what an empty or an idle value means.</summary>
public enum InputSource
{
    /// <summary>A hashtable or the like: what it names is meant. An empty text clears, a null is an error.</summary>
    Explicit,

    /// <summary>
    /// A row of a table, which has a cell for every column: an empty cell gives nothing, and a column that a portal
    /// reports but does not take is passed over, so that an exported table can be imported.
    /// </summary>
    Row,

    /// <summary>An object of this module: what it has is meant, and what it has not is not given.</summary>
    Record,
}
