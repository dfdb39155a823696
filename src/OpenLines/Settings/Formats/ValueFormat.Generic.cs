using System.Collections;

namespace Bitrix24.OpenLines;

/// <summary>A <see cref="ValueFormat"/> for one type.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
internal abstract class ValueFormat<T> : ValueFormat
    where T : notnull
{
    public sealed override object Parse(object given) => Check(given is T value ? value : ParseValue(given));

    public sealed override JToken Write(object value) => WriteValue((T)value);

    public sealed override object? Read(JToken token) =>
        token.Type is JTokenType.Null or JTokenType.Undefined ? null : ReadValue(token);

    /// <summary>Takes what is not of the type already.</summary>
    protected abstract T ParseValue(object given);

    /// <summary>Looks at a value of the type, which may still be none of the setting, and makes it uniform.</summary>
    protected virtual T Check(T value) => value;

    /// <summary>Writes a value as the portal documents it.</summary>
    protected abstract JToken WriteValue(T value);

    /// <summary>Reads a token that is not null.</summary>
    protected abstract object? ReadValue(JToken token);

    /// <summary>The text of a scalar, invariant and trimmed; null for anything else.</summary>
    protected static string? TextOf(object given) => given switch
    {
        string text => text.Trim(),
        bool or char => given.ToString(),
        IFormattable scalar => scalar.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>What a map has under a name, in any spelling; null where it has nothing.</summary>
    protected static object? EntryOf(IDictionary map, string name)
    {
        foreach (DictionaryEntry entry in map)
        {
            if (SettingName.AreSame(entry.Key.ToString() ?? "", name))
                return entry.Value;
        }
        return null;
    }

    /// <summary>The text of a scalar token; null for a map or a list.</summary>
    protected static string? TextOf(JToken? token) => JsonField.Text(token);
}
