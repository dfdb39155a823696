using System.Collections;

namespace Bitrix24.OpenLines;

/// <summary>A value of an enumeration.</summary>
internal sealed class ChoiceFormat<TEnum> : ValueFormat<Choice<TEnum>>
    where TEnum : struct, Enum
{
    public override IReadOnlyList<string> AllowedValues => Choice<TEnum>.Allowed;

    protected override Choice<TEnum> ParseValue(object given) => given is IDictionary json
        ? Choice<TEnum>.Parse($"{EntryOf(json, nameof(Choice<>.Value))}")
        : Choice<TEnum>.Parse(TextOf(given) ?? "");

    protected override JToken WriteValue(Choice<TEnum> value) => value.Value;

    protected override object? ReadValue(JToken token)
    {
        if (TextOf(token) is { Length: > 0 } text)
            return Choice<TEnum>.FromPortal(text);
        return null;
    }
}
