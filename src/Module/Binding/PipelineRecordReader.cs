namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Reads what each record of the pipeline gives to a cmdlet whose parameters can be columns. Whoever reads it makes no
/// such parameter mandatory: the binder would refuse a record that lacks one, in an error that has the whole record.
/// Is made before the first record comes.
/// </summary>
/// <param name="invocation">How the cmdlet was called.</param>
/// <param name="bareName">The parameter that a record without columns gives, such as a number.</param>
internal sealed class PipelineRecordReader(InvocationInfo invocation, string bareName)
{
    private readonly Dictionary<string, string> _parameterByColumn = ColumnsOf(invocation.MyCommand);
    private readonly string[] _byName = [.. invocation.BoundParameters.Keys];

    /// <summary>Reads a record.</summary>
    /// <param name="input">The piped object; null where nothing is piped.</param>
    public PipelineRecord Read(PSObject? input)
    {
        var own = new Dictionary<string, object?>();
        var others = new List<KeyValuePair<string, object?>>();
        InputValues values = input switch
        {
            null => InputValues.None,
            { BaseObject: string or ValueType } => InputValues.Row(bareName, input.BaseObject),
            _ => InputValues.Of(input),
        };
        foreach (KeyValuePair<string, object?> pair in values.Pairs)
        {
            if (!_parameterByColumn.TryGetValue(SettingName.Fold(pair.Key), out string? parameter))
                others.Add(pair);
            else if (!own.TryGetValue(parameter, out object? earlier) || earlier is null or "")
                own[parameter] = pair.Value;
            else if (pair.Value is not (null or "") && !Equals(pair.Value, earlier))
                throw InputValues.Twice(pair.Key, parameter);
        }
        return new PipelineRecord(values, own, others, ByName());
    }

    /// <summary>
    /// What was given by name, or made by a script block that was. What PowerShell has bound of records is not asked:
    /// a record that lacks a column leaves the value of an earlier one there.
    /// </summary>
    private Dictionary<string, object?> ByName() =>
        _byName.ToDictionary(name => name, name => (object?)invocation.BoundParameters[name]);

    private static Dictionary<string, string> ColumnsOf(CommandInfo command)
    {
        var columns = new Dictionary<string, string>();
        foreach (ParameterMetadata parameter in command.Parameters.Values.Where(IsColumn))
        {
            foreach (string name in parameter.Aliases.Prepend(parameter.Name))
                columns[SettingName.Fold(name)] = parameter.Name;
        }
        return columns;
    }

    private static bool IsColumn(ParameterMetadata parameter) =>
        parameter.ParameterSets.Values.Any(set => set.ValueFromPipelineByPropertyName);
}
