using System;
using System.Reflection;
using Newtonsoft.Json.Linq;

namespace Bitrix24.OpenLines;

/// <summary>One setting of an open line: its names, its form, its limits, and how it is read and written.</summary>
public sealed class Setting
{
    private readonly PropertyInfo _property;
    private readonly SettingAttribute _attribute;
    private readonly ValueFormat _format;

    internal Setting(PropertyInfo property, SettingAttribute attribute)
    {
        _property = property;
        _attribute = attribute;
        _format = ValueFormat.For(property.PropertyType);
    }

    /// <summary>The name in PowerShell, for example <c>QueueType</c>.</summary>
    public string Name => _property.Name;

    /// <summary>The portal's name, for example <c>QUEUE_TYPE</c>.</summary>
    public string WireName => _attribute.WireName;

    /// <summary>Another name that people use for it, or null.</summary>
    public string? Alias => _attribute.Alias;

    /// <summary>The longest text that the portal keeps whole; null for no limit.</summary>
    public int? MaxLength => _attribute.MaxLength > 0 ? _attribute.MaxLength : null;

    /// <inheritdoc/>
    public override string ToString() => WireName;

    /// <summary>The value that a line or a request has for it; null for none.</summary>
    public object? ValueOf(OpenLineProperties line) => _property.GetValue(line);

    internal void Set(OpenLineProperties line, object? value) => _property.SetValue(line, value);

    /// <summary>Takes what a person gave.</summary>
    /// <exception cref="FormatException">
    /// It is not a value of this setting; the message has the value and what is allowed.
    /// </exception>
    internal object Parse(object given)
    {
        object value = _format.Parse(given);
        switch (value)
        {
            case string text when _attribute.NeverEmpty && string.IsNullOrWhiteSpace(text):
            case OperatorQueue { Members.Count: 0 } when _attribute.NeverEmpty:
                throw InvalidValue.Of(given, "must not be empty.");
            case string text when text.Length > MaxLength:
                throw InvalidValue.Of(text, $"has {text.Length} characters; the portal keeps {MaxLength}.");
            case int and < 0:
                throw InvalidValue.Of(given, "is less than 0.");
            case int number when number > _attribute.Maximum:
                throw InvalidValue.Of(given, $"is more than {_attribute.Maximum}.");
        }
        return value;
    }

    internal JToken Write(object value) => _format.Write(value);

    internal object? Read(JToken token) => _format.Read(token);
}
