using System.Collections;

namespace Bitrix24.OpenLines;

/// <summary>What a person gave for a bot, as one flat list of fields.</summary>
internal sealed class BotFieldInput
{
    private readonly InputSource _source;
    private readonly List<KeyValuePair<string, object?>> _values = [];
    private readonly List<InputError> _errors = [];

    public BotFieldInput(IEnumerable<KeyValuePair<string, object?>> values, InputSource source)
    {
        _source = source;
        foreach (KeyValuePair<string, object?> pair in values)
        {
            if (SettingName.AreSame(pair.Key, BotColumns.Properties))
                AddProperties(pair.Key, pair.Value);
            else
                Add(pair.Key, pair.Value);
        }
    }

    /// <summary>The fields.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Values => _values;

    /// <summary>What is wrong already.</summary>
    public IEnumerable<InputError> Errors => _errors;

    private bool IsExplicit => _source is InputSource.Explicit;

    private void AddProperties(string name, object? value)
    {
        if (value is IDictionary map)
        {
            foreach (DictionaryEntry entry in map)
                Add(entry.Key.ToString() ?? "", entry.Value);
        }
        else if (IsExplicit || value is not (null or ""))
            _errors.Add(InputError.Invalid(name, InvalidValue.Show(value), "It is not a map."));
    }

    private void Add(string name, object? value)
    {
        if (!IsExplicit && BotColumns.IsAddressing(name))
            return;
        if (IsExplicit && BotColumns.IsFixed(name))
            _errors.Add(new(InputErrorCodes.ReadOnlySetting, name, null,
                "It is settled when the bot is registered and cannot be changed."));
        else
            _values.Add(new(name, IsReset(name, value) ? BotBackground.None : value));
    }

    /// <summary>To the portal, a null is the background that the user has chosen.</summary>
    private bool IsReset(string name, object? value) =>
        IsExplicit && value is null or "" && SettingName.AreSame(name, nameof(BotFields.BackgroundId));
}
