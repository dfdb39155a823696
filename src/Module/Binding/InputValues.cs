using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Takes an input apart into names and values: a hashtable, a row, a line, or settings.</summary>
internal sealed class InputValues
{
    private static readonly string[] IdNames = [nameof(OpenLine.Id), "CONFIG_ID", "LINE_ID"];

    private InputValues(IEnumerable<KeyValuePair<string, object?>> pairs, SettingsSource source, object? id = null)
    {
        Pairs = [.. pairs];
        Source = source;
        Id = id ?? Pairs.FirstOrDefault(pair => IsId(pair.Key) && pair.Value is not "").Value;
    }

    /// <summary>No input: whatever is given, is given beside it.</summary>
    public static InputValues None { get; } = new([], SettingsSource.Explicit);

    /// <summary>The id that the input has, as it has it; null for none.</summary>
    public object? Id { get; }

    /// <summary>The names as the input spells them, with values that are free of PowerShell's wrappers.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Pairs { get; }

    /// <summary>What an empty value means.</summary>
    public SettingsSource Source { get; }

    /// <summary>Reads an input.</summary>
    /// <exception cref="SettingsException">It has no names and values.</exception>
    public static InputValues Of(object input)
    {
        object bare = input is PSObject wrapper ? wrapper.BaseObject : input;
        return bare switch
        {
            IDictionary map => new InputValues(Entries(map), SettingsSource.Explicit),
            OpenLineProperties line => new InputValues(Settings(line), SettingsSource.Record, (line as OpenLine)?.Id),
            string or System.ValueType or System.Array => throw new SettingsException([NoFields(bare)]),
            _ => new InputValues(Properties(PSObject.AsPSObject(input)), SettingsSource.Row),
        };
    }

    /// <summary>A row of a single cell.</summary>
    public static InputValues Row(string column, object? value) => new([Pair(column, value)], SettingsSource.Row);

    /// <summary>The values without the id.</summary>
    public IEnumerable<KeyValuePair<string, object?>> ExceptId() => Pairs.Where(pair => !IsId(pair.Key));

    private static bool IsId(string name) => IdNames.Any(idName => SettingName.AreSame(idName, name));

    private static IEnumerable<KeyValuePair<string, object?>> Entries(IDictionary map) =>
        map.Keys.Cast<object>().Select(key => Pair(key.ToString() ?? "", map[key]));

    private static IEnumerable<KeyValuePair<string, object?>> Properties(PSObject row) => row.Properties
        .Where(property => property.IsGettable)
        .Select(property => Pair(property.Name, property.Value));

    private static IEnumerable<KeyValuePair<string, object?>> Settings(OpenLineProperties line) =>
        line.Given().Select(setting => Pair(setting.Name, setting.ValueOf(line)));

    private static KeyValuePair<string, object?> Pair(string name, object? value) => new(name, Unwrap(value));

    /// <summary>
    /// PowerShell wraps values, and reads nested JSON as custom objects: both are taken off at every depth.
    /// </summary>
    public static object? Unwrap(object? value) => value switch
    {
        PSObject { BaseObject: PSCustomObject } custom =>
            Properties(custom).ToDictionary(pair => pair.Key, pair => pair.Value),
        PSObject wrapper => Unwrap(wrapper.BaseObject),
        IDictionary map => Entries(map).ToDictionary(pair => pair.Key, pair => pair.Value),
        object?[] list => list.Select(Unwrap).ToArray(),
        _ => value,
    };

    private static SettingProblem NoFields(object input) => new(
        SettingProblemCodes.InvalidValue, "", input.ToString(),
        $"'{input}' is a {input.GetType().Name}. Give a hashtable of settings, or a row whose columns are settings.");
}
