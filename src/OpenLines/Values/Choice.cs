using System.Diagnostics.CodeAnalysis;

namespace Bitrix24.OpenLines;

/// <summary>
/// One of the values of an enumeration, or a value that a newer portal sent and this version does not know.
/// Prints, compares and sorts as the portal spells it (<c>answered_new</c>); converts from the enumeration and from
/// text.
/// </summary>
/// <typeparam name="TEnum">The known values.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "PowerShell looks for a static Parse on the type itself.")]
public readonly struct Choice<TEnum> : IEquatable<Choice<TEnum>>, IComparable<Choice<TEnum>>, IComparable
    where TEnum : struct, Enum
{
    private readonly string? _value;

    private Choice(string value) => _value = value;

    /// <summary>The spellings of all known values, in their documented order.</summary>
    public static IReadOnlyList<string> Allowed => ChoiceSpelling<TEnum>.All;

    /// <summary>The value as the portal spells it.</summary>
    public string Value => _value ?? Allowed[0];

    /// <summary>The value of the enumeration, or null for one that is not known here.</summary>
    public TEnum? Known => ChoiceSpelling<TEnum>.TryParse(Value, out TEnum known) ? known : null;

    /// <summary>Takes a known value.</summary>
    public static implicit operator Choice<TEnum>(TEnum value) => new(ChoiceSpelling<TEnum>.Of(value));

    /// <summary>Takes a known value as text, in either spelling and any case.</summary>
    /// <exception cref="FormatException">It is not a known value; the message has the allowed ones.</exception>
    public static implicit operator Choice<TEnum>(string value) => Parse(value);

    /// <summary>Whether two choices are the same value.</summary>
    public static bool operator ==(Choice<TEnum> left, Choice<TEnum> right) => left.Equals(right);

    /// <summary>Whether two choices are different values.</summary>
    public static bool operator !=(Choice<TEnum> left, Choice<TEnum> right) => !left.Equals(right);

    /// <summary>Whether one value sorts before another.</summary>
    public static bool operator <(Choice<TEnum> left, Choice<TEnum> right) => left.CompareTo(right) < 0;

    /// <summary>Whether one value sorts before another or is the same.</summary>
    public static bool operator <=(Choice<TEnum> left, Choice<TEnum> right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one value sorts after another.</summary>
    public static bool operator >(Choice<TEnum> left, Choice<TEnum> right) => left.CompareTo(right) > 0;

    /// <summary>Whether one value sorts after another or is the same.</summary>
    public static bool operator >=(Choice<TEnum> left, Choice<TEnum> right) => left.CompareTo(right) >= 0;

    /// <summary>Reads a known value from text, in the portal's spelling or the enumeration's, in any case.</summary>
    /// <exception cref="FormatException">It is not a known value; the message has the allowed ones.</exception>
    public static Choice<TEnum> Parse(string value)
    {
        if (ChoiceSpelling<TEnum>.TryParse(value, out TEnum known))
            return known;
        throw InvalidValue.Of(
            value, $"is not one of {string.Join(", ", Allowed)}{NearestName.Hint(value, Allowed)}");
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <inheritdoc/>
    public bool Equals(Choice<TEnum> other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Choice<TEnum> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <inheritdoc/>
    public int CompareTo(Choice<TEnum> other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj is Choice<TEnum> other ? CompareTo(other) : 1;

    /// <summary>Keeps whatever the portal sent.</summary>
    internal static Choice<TEnum> FromPortal(string value) => new(value);
}
