using System.Collections;

namespace Bitrix24.OpenLines;

/// <summary>
/// A form of value: how it is taken from a person, written to the portal, and read back from the portal's own shapes.
/// </summary>
internal abstract class ValueFormat
{
    private static readonly Dictionary<Type, ValueFormat> ByType = new()
    {
        [typeof(string)] = new TextFormat(),
        [typeof(bool)] = new FlagFormat(),
        [typeof(int)] = new NumberFormat(),
        [typeof(Uri)] = new UriFormat(),
        [typeof(DateTime)] = new DateFormat(),
        [typeof(BotAvatar)] = new BotAvatarFormat(),
        [typeof(OperatorQueue)] = new OperatorQueueFormat(),
        [typeof(OperatorProfile)] = new OperatorProfileFormat(),
        [typeof(ValueList<int>)] = new IdListFormat(),
        [typeof(ValueList<QueueOperator>)] = new QueueOperatorsFormat(),
    };

    /// <summary>The values that there are, as they are typed; empty where there is no list of them.</summary>
    public virtual IReadOnlyList<string> AllowedValues => [];

    /// <summary>Whether a value is one word of <see cref="AllowedValues"/>.</summary>
    public virtual bool IsChoice => false;

    /// <summary>Whether an empty text is a value.</summary>
    public virtual bool TakesEmptyText => false;

    /// <summary>The format of a property's type.</summary>
    public static ValueFormat For(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return ByType.TryGetValue(type, out ValueFormat? format)
            ? format
            : throw new NotSupportedException($"No format for values of type {type}.");
    }

    /// <summary>Takes what a person gave: text from a cell, or a value of about the right type.</summary>
    /// <exception cref="FormatException">It cannot be taken; the message has the value and what can be.</exception>
    public abstract object Parse(object given);

    /// <summary>Writes a value as the portal documents it.</summary>
    public abstract JToken Write(object value);

    /// <summary>Reads what the portal sent; null where it says nothing.</summary>
    public abstract object? Read(JToken token);

    /// <summary>Whether two values mean the same to a portal.</summary>
    public virtual bool AreSame(object one, object? other) => one.Equals(other);
}

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
