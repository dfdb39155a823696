using System.Collections;
using System.Collections.ObjectModel;
using System.Data;
using System.Runtime.CompilerServices;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Takes an input apart into names and values: a hashtable, a row, a line, or settings.</summary>
internal sealed class InputValues
{
    private static readonly string[] IdNames = [nameof(OpenLine.Id), "CONFIG_ID", "LINE_ID"];

    private readonly object? _ownId;

    public InputValues(IEnumerable<KeyValuePair<string, object?>> pairs, InputSource source, object? id = null)
    {
        Pairs = [.. pairs];
        Source = source;
        _ownId = id;
    }

    /// <summary>No input: whatever is given, is given beside it.</summary>
    public static InputValues None { get; } = new([], InputSource.Explicit);

    /// <summary>The id of the line that the input is, as it has it; null for none.</summary>
    /// <exception cref="InvalidInputException">It has two that differ.</exception>
    public object? Id => IdUnder(IdNames);

    /// <summary>The names as the input spells them, with values that are free of PowerShell's wrappers.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Pairs { get; }

    /// <summary>What an empty value means.</summary>
    public InputSource Source { get; }

    /// <summary>Reads an input.</summary>
    /// <exception cref="InvalidInputException">It has no names and values.</exception>
    public static InputValues Of(object? input)
    {
        object? bare = input is PSObject wrapper ? wrapper.BaseObject : input;
        return bare switch
        {
            null => throw new InvalidInputException(InputError.Missing("", "There is nothing: the input is null.")),
            IDictionary map => new InputValues(Entries(map), InputSource.Explicit),
            OpenLineProperties line => new InputValues(
                ValuesOf(line.Given(), line), InputSource.Record, (line as OpenLine)?.Id),
            BotFields fields => new InputValues(ValuesOf(fields.Given(), fields), InputSource.Record),
            ConnectorData data => new InputValues(ValuesOf(data.Given(), data), InputSource.Record),
            DataRow row => new InputValues(TableRow.Read([.. Cells(row)]), InputSource.Row),
            string or ValueType or IEnumerable => throw new InvalidInputException(InputError.Invalid(
                "", $"{bare}", $"'{bare}' is a {bare.GetType().Name}. Give a hashtable of settings, or a row whose " +
                    "columns are settings.")),
            _ => new InputValues(TableRow.Read([.. Properties(PSObject.AsPSObject(input))]), InputSource.Row),
        };
    }

    /// <summary>Whether an input is a row of a table without a value in it.</summary>
    public static bool IsEmptyRow(PSObject? input)
    {
        try
        {
            return input?.BaseObject switch
            {
                PSCustomObject => input.Properties.Skip(1).Any() && TableRow.IsEmpty(Properties(input)),
                DataRow row => TableRow.IsEmpty(Cells(row)),
                _ => false,
            };
        }
        catch (InvalidInputException)
        {
            // Whoever reads the row says what is wrong with it.
            return false;
        }
    }

    /// <summary>The cells of a row as they came, without those that a result file has added.</summary>
    public static IReadOnlyList<KeyValuePair<string, object?>> CellsOf(object row) => TableRow.Cells(row switch
    {
        PSObject { BaseObject: IDictionary map } => [.. Entries(map)],
        PSObject { BaseObject: DataRow cells } => [.. Cells(cells)],
        IDictionary map => [.. Entries(map)],
        DataRow cells => [.. Cells(cells)],
        _ => [.. Properties(PSObject.AsPSObject(row))],
    });

    /// <summary>A row of a single cell.</summary>
    public static InputValues Row(string column, object? value) => new([Pair(column, value)], InputSource.Row);

    /// <summary>The id that the input has under one of some names; null for none.</summary>
    /// <exception cref="InvalidInputException">It has two that differ.</exception>
    public object? IdUnder(IReadOnlyCollection<string> names)
    {
        KeyValuePair<string, object?>[] ids =
        [
            .. Pairs.Where(pair =>
                names.Any(name => SettingName.AreSame(name, pair.Key)) && pair.Value is not (null or "")),
        ];
        return ids.Select(pair => $"{pair.Value}").Distinct().Count() > 1
            ? throw Twice(ids[1].Key, ids[0].Key)
            : _ownId ?? ids.FirstOrDefault().Value;
    }

    /// <summary>The input without the columns of some names.</summary>
    public InputValues Except(IReadOnlyCollection<NamePattern> columns) => columns.Count == 0
        ? this
        : new(Pairs.Where(pair => !NamePattern.AnyMatches(columns, pair.Key)), Source, _ownId);

    /// <summary>The values without the id.</summary>
    public IEnumerable<KeyValuePair<string, object?>> ExceptId() => Pairs.Where(pair => !IsId(pair.Key));

    private static bool IsId(string name) => IdNames.Any(idName => SettingName.AreSame(idName, name));

    private static IEnumerable<KeyValuePair<string, object?>> Entries(IDictionary map) =>
        map.Keys.Cast<object>().Select(key => Pair(key.ToString() ?? "", map[key]));

    private static IEnumerable<KeyValuePair<string, object?>> Properties(PSObject row) => row.Properties
        .Where(property => property.IsGettable)
        .Select(property => Pair(property.Name, ValueOf(property)));

    /// <summary>A property may be a script, or ask the system.</summary>
    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException e)
        {
            throw new InvalidInputException(InputError.Unreadable(property.Name, e));
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>> Cells(DataRow row) =>
        row.Table.Columns.Cast<DataColumn>().Select(column => Pair(column.ColumnName, row[column]));

    private static IEnumerable<KeyValuePair<string, object?>> ValuesOf(IEnumerable<Setting> given, object holder) =>
        given.Select(setting => Pair(
            setting.Name, holder is OpenLineProperties line ? line.ValueToSend(setting) : setting.ValueOf(holder)));

    private static KeyValuePair<string, object?> Pair(string name, object? value) => new(name, Unwrap(value));

    /// <summary>
    /// PowerShell wraps values, and reads nested JSON as custom objects: both are taken off at every depth.
    /// </summary>
    /// <exception cref="InvalidInputException">A map or a list holds itself.</exception>
    public static object? Unwrap(object? value)
    {
        RefuseBottomless();
        return value switch
        {
            PSObject { BaseObject: PSCustomObject } custom => Map(Properties(custom)),
            PSObject wrapper => Unwrap(wrapper.BaseObject),
            DBNull => null,
            IDictionary map => Map(Entries(map)),
            object?[] or ArrayList or List<object?> or Collection<PSObject?> =>
                ((IEnumerable)value).Cast<object?>().Select(Unwrap).ToArray(),
            _ => value,
        };
    }

    /// <summary>A stack that overflows would end PowerShell.</summary>
    private static void RefuseBottomless()
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
        }
        catch (InsufficientExecutionStackException)
        {
            throw new InvalidInputException(
                InputError.Invalid("", null, "It is nested too deep, or a part of it holds itself."));
        }
    }

    /// <summary>The values as a map.</summary>
    public IDictionary ToMap() => Map(Pairs);

    private static Dictionary<string, object?> Map(IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        var map = new Dictionary<string, object?>();
        foreach (KeyValuePair<string, object?> pair in pairs)
        {
            if (map.ContainsKey(pair.Key))
                throw new InvalidInputException(InputError.Twice(pair.Key, "It is given twice."));
            map[pair.Key] = pair.Value;
        }
        return map;
    }

    /// <summary>The refusal of one thing that is given under two names, with values that differ.</summary>
    public static InvalidInputException Twice(string name, string other) =>
        new(InputError.Twice(name, $"It is given twice: it is another name for {other}."));
}
