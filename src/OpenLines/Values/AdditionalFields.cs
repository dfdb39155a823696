using System.Collections.ObjectModel;
using Newtonsoft.Json;

namespace Bitrix24.OpenLines;

/// <summary>
/// What a portal reports and no property has, by the portal's own names. Prints as JSON, for a cell of a CSV.
/// </summary>
/// <param name="fields">The fields.</param>
public sealed class AdditionalFields(IDictionary<string, object?> fields) : ReadOnlyDictionary<string, object?>(fields)
{
    /// <inheritdoc/>
    public override string ToString() => Count == 0 ? "" : JsonConvert.SerializeObject(this);
}
