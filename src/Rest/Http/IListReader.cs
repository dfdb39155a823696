namespace Bitrix24.Rest;

/// <summary>
/// Reads long lists. It says what is to be read next, and takes every row as it arrives, so that no more of an answer
/// is held than one row. When an answer breaks off, it is asked what is to be read next again.
/// </summary>
public interface IListReader
{
    /// <summary>The calls of the next batch, each of which answers a list; one at least.</summary>
    IReadOnlyList<RestCall> NextCalls();

    /// <summary>The list of a call begins.</summary>
    /// <param name="place">The place of the call in the batch, from 0.</param>
    void BeginList(int place);

    /// <summary>Adds a row of the list that has begun.</summary>
    /// <param name="row">
    /// Its fields by their names, in the order in which they came. The list is that of the next row afterwards, and
    /// rows share what is the same in them: nothing in it may be changed.
    /// </param>
    void AddRow(IReadOnlyList<KeyValuePair<string, JToken?>> row);

    /// <summary>The answer is complete.</summary>
    /// <param name="errors">Why calls have failed, by their place.</param>
    /// <returns>The error that stands in the way of reading on; null when there is none.</returns>
    RestError? EndAnswer(IReadOnlyDictionary<int, RestError> errors);
}
