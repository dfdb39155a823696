using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Serialization;

namespace Bitrix24.OpenLines;

/// <summary>
/// The values of an enumeration as texts, in the portal's spelling: <c>AnsweredNew</c> is <c>answered_new</c>, unless
/// <see cref="EnumMemberAttribute"/> says otherwise. Objects carry these texts, so that they compare, sort and export
/// as texts, and keep a value that a newer portal sent.
/// </summary>
/// <typeparam name="TEnum">The known values.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "The type parameter is the point of the class.")]
public static class Choice<TEnum>
    where TEnum : struct, Enum
{
    private static readonly TEnum[] Values = (TEnum[])Enum.GetValues(typeof(TEnum));
    private static readonly Dictionary<TEnum, string> Spellings = Values.ToDictionary(value => value, Spell);

    /// <summary>The spellings of all known values, in their documented order.</summary>
    public static IReadOnlyList<string> Allowed { get; } = [.. Values.Select(Of)];

    /// <summary>The portal's spelling of a value.</summary>
    public static string Of(TEnum value) => Spellings[value];

    /// <summary>The words of a name in lower case, with an underscore between them: <c>light_blue</c>.</summary>
    public static string Snake(TEnum value) => string.Concat(value.ToString().Select((letter, index) =>
        char.IsUpper(letter) ? (index == 0 ? "" : "_") + char.ToLowerInvariant(letter) : letter.ToString()));

    /// <summary>The known value that a text spells, in any case; null if it spells none.</summary>
    public static TEnum? Known(string? text)
    {
        string wanted = SettingName.Fold(text?.Trim() ?? "");
        foreach (TEnum candidate in Values)
        {
            if (SettingName.Fold(candidate.ToString()) == wanted)
                return candidate;
        }
        return null;
    }

    /// <summary>Reads a known value, in the portal's spelling or the enumeration's, in any case.</summary>
    /// <returns>The portal's spelling.</returns>
    /// <exception cref="FormatException">It is not a known value; the message lists those.</exception>
    public static string Parse(string text) => Known(text) is { } known
        ? Of(known)
        : throw InvalidValue.Of(
            text, $"is not one of {string.Join(", ", Allowed)}{NearestName.Hint(text, Allowed)}");

    private static string Spell(TEnum value) =>
        typeof(TEnum).GetField(value.ToString())?.GetCustomAttribute<EnumMemberAttribute>()?.Value ?? Snake(value);
}
