using System;
using Newtonsoft.Json.Linq;

namespace Bitrix24.OpenLines;

/// <summary>A value of an enumeration.</summary>
internal sealed class ChoiceFormat<TEnum> : ValueFormat<Choice<TEnum>>
    where TEnum : struct, Enum
{
    protected override Choice<TEnum> ParseValue(object given) => Choice<TEnum>.Parse(TextOf(given) ?? "");

    protected override JToken WriteValue(Choice<TEnum> value) => value.Value;

    protected override object? ReadValue(JToken token)
    {
        if (TextOf(token) is { Length: > 0 } text)
            return Choice<TEnum>.FromPortal(text);
        return null;
    }
}
