using System.Reflection;
using System.Text;

namespace Bitrix24.OpenLines;

/// <summary>One setting: its names, its form, its limits, and how it is read and written.</summary>
public sealed class Setting
{
    private readonly PropertyInfo _property;
    private readonly PropertyAccess _access;
    private readonly SettingAttribute _attribute;
    private readonly ValueFormat _format;

    internal Setting(PropertyInfo property, SettingAttribute attribute)
    {
        _property = property;
        _access = PropertyAccess.To(property);
        _attribute = attribute;
        _format = attribute.Format is { } format
            ? (ValueFormat)Activator.CreateInstance(format)!
            : ValueFormat.For(property.PropertyType);
    }

    /// <summary>The name in PowerShell, for example <c>QueueType</c>.</summary>
    public string Name => _property.Name;

    /// <summary>The portal's name, for example <c>QUEUE_TYPE</c>.</summary>
    public string WireName => _attribute.WireName;

    /// <summary>Other names for it: those that people use, and that of another version of the API.</summary>
    public IReadOnlyList<string> Aliases => _attribute.Aliases;

    /// <summary>The longest text that the portal keeps whole; null for no limit.</summary>
    public int? MaxLength => _attribute.MaxLength > 0 ? _attribute.MaxLength : null;

    /// <summary>The values that it can have, as they are typed; empty where there is no list of them.</summary>
    public IReadOnlyList<string> AllowedValues => _format.AllowedValues;

    /// <summary>The type of its values.</summary>
    internal Type Type => Nullable.GetUnderlyingType(_property.PropertyType) ?? _property.PropertyType;

    /// <summary>What the property says of it.</summary>
    internal SettingAttribute Declaration => _attribute;

    /// <summary>Every name that finds it, its own ones first.</summary>
    internal IEnumerable<string> Names => [Name, WireName, .. Aliases];

    /// <summary>Whether the value must not be shown.</summary>
    internal bool IsSecret => _attribute.IsSecret;

    /// <summary>Whether it is one word of a list.</summary>
    internal bool IsChoice => _format.IsChoice;

    /// <summary>Whether it is a time on the clock, which portals take in two forms.</summary>
    internal bool IsTimeOfDay => _format is TimeOfDayFormat;

    /// <summary>Whether a portal takes it and never reports it.</summary>
    internal bool IsRequestOnly => _attribute.IsRequestOnly;

    /// <summary>Whether an empty text is a value of it.</summary>
    internal bool CanBeCleared => _format.TakesEmptyText && !_attribute.NeverEmpty;

    /// <summary>The flag that has to be Y in the same call for the setting to have an effect; null for none.</summary>
    internal string? Flag => _attribute.Flag;

    /// <summary>The setting without which a portal may ignore this one; null for none.</summary>
    internal string? Partner => _attribute.Partner;

    /// <inheritdoc/>
    public override string ToString() => WireName;

    /// <summary>The value that an object has for it; null for none.</summary>
    public object? ValueOf(object holder) => _access.Get(holder);

    /// <summary>A value of it for a sentence: texts in quotes, and no secret.</summary>
    public string Show(object? value) => value switch
    {
        null => "not set",
        _ when IsSecret => "***",
        bool flag => flag ? "Y" : "N",
        string text when CanBeCleared || _format is NameFormat => $"'{Excerpt.Of(text, 40)}'",
        _ => value.ToString() is { Length: > 0 } shown ? Excerpt.Of(shown, 60) : "empty",
    };

    /// <summary>Takes what a person gave.</summary>
    /// <exception cref="FormatException">
    /// It is not a value of this setting; the message has the value, unless it is a secret, and what is allowed.
    /// </exception>
    public object Parse(object given)
    {
        object value = ParseForm(given);
        switch (value)
        {
            case string text when _attribute.NeverEmpty && string.IsNullOrWhiteSpace(text):
            case OperatorQueue { Members.Count: 0 } when _attribute.NeverEmpty:
                throw Refusal(given, "must not be empty.");
            case string text when StoredText.LengthOf(text) > MaxLength:
                throw Refusal(text, TooLong(text));
            case ValueList<string> list when string.Join(",", list).Length > MaxLength:
                throw Refusal(given, $"takes more than the {MaxLength} characters that the portal keeps.");
            case int and < 0:
                throw Refusal(given, "is less than 0.");
            case int number when number > _attribute.Maximum:
                throw Refusal(given, $"is more than {_attribute.Maximum}.");
        }
        return value;
    }

    internal void Set(object holder, object? value) => _access.Set(holder, value);

    internal JToken Write(object value) => _format.Write(value);

    internal object? Read(JToken token) => _format.Read(token);

    /// <summary>Whether two values mean the same to a portal.</summary>
    internal bool AreSame(object one, object? other) => _format.AreSame(one, other);

    private object ParseForm(object given)
    {
        try
        {
            return given is PortalWord word ? word.Text : _format.Parse(given);
        }
        catch (FormatException) when (IsSecret)
        {
            throw Refusal(given, "is not allowed.");
        }
    }

    private string TooLong(string text)
    {
        int characters = Encoding.UTF32.GetByteCount(text) / sizeof(int);
        int stored = StoredText.LengthOf(text);
        string emoji = stored > characters ? $", {stored} as the portal stores emoji" : "";
        return $"has {characters} characters{emoji}; the portal keeps {MaxLength}.";
    }

    private FormatException Refusal(object given, string reason) =>
        IsSecret ? new($"The value {reason} It is not shown here.") : InvalidValue.Of(given, reason);
}
