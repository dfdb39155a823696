using System;
using System.Collections.Generic;
using System.Linq;

namespace Bitrix24.OpenLines;

/// <summary>How the portal spells the values of an enumeration: <c>AnsweredNew</c> is <c>answered_new</c>.</summary>
internal static class ChoiceSpelling<TEnum>
    where TEnum : struct, Enum
{
    private static readonly TEnum[] Values = (TEnum[])Enum.GetValues(typeof(TEnum));

    public static IReadOnlyList<string> All { get; } = [.. Values.Select(Of)];

    public static string Of(TEnum value) => string.Concat(value.ToString().Select((letter, index) =>
        char.IsUpper(letter) ? (index == 0 ? "" : "_") + char.ToLowerInvariant(letter) : letter.ToString()));

    public static bool TryParse(string? text, out TEnum value)
    {
        string wanted = SettingName.Fold(text?.Trim() ?? "");
        foreach (TEnum candidate in Values)
        {
            if (SettingName.Fold(candidate.ToString()) == wanted)
            {
                value = candidate;
                return true;
            }
        }
        value = default;
        return false;
    }
}
