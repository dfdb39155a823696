using System.Reflection;
using System.Runtime.Serialization;

namespace Bitrix24.OpenLines;

/// <summary>
/// How the portal spells the values of an enumeration: <c>AnsweredNew</c> is <c>answered_new</c>, unless
/// <see cref="EnumMemberAttribute"/> says otherwise.
/// </summary>
internal static class ChoiceSpelling<TEnum>
    where TEnum : struct, Enum
{
    private static readonly TEnum[] Values = (TEnum[])Enum.GetValues(typeof(TEnum));
    private static readonly Dictionary<TEnum, string> Spellings = Values.ToDictionary(value => value, Spell);

    public static IReadOnlyList<string> All { get; } = [.. Values.Select(Of)];

    public static string Of(TEnum value) => Spellings.TryGetValue(value, out string? spelling)
        ? spelling
        : Snake(value);

    /// <summary>The words of a name in lower case, with an underscore between them: <c>light_blue</c>.</summary>
    public static string Snake(TEnum value) => string.Concat(value.ToString().Select((letter, index) =>
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

    private static string Spell(TEnum value) =>
        typeof(TEnum).GetField(value.ToString())?.GetCustomAttribute<EnumMemberAttribute>()?.Value ?? Snake(value);
}
