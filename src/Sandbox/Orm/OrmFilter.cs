namespace Bitrix24.Sandbox;

/// <summary>
/// A filter as the API's lists take it: conditions that all have to hold, each <c>{prefix}{field}: value(s)</c>.
/// </summary>
internal sealed class OrmFilter<TRow>
{
    private readonly List<(OrmField<TRow> Field, OrmOperator Operator, string?[] Operands)> _conditions = [];

    /// <summary>Adds a condition.</summary>
    public void Add(OrmField<TRow> field, OrmOperator comparison, JToken value) =>
        _conditions.Add((field, comparison, Operands(value)));

    public bool Accepts(TRow row)
    {
        foreach ((OrmField<TRow> field, OrmOperator comparison, string?[] operands) in _conditions)
        {
            if (!comparison.Accepts(field.Type, field.Read(row), operands))
                return false;
        }
        return true;
    }

    /// <summary>
    /// The least and the greatest number that a field can be in a row that is accepted, as far as can be told.
    /// </summary>
    public (decimal Least, decimal Greatest) Range(OrmField<TRow> field)
    {
        (decimal least, decimal greatest) = (decimal.MinValue, decimal.MaxValue);
        foreach ((OrmField<TRow> asked, OrmOperator comparison, string?[] operands) in _conditions)
        {
            // Null is less than every number, and none of many is nothing: neither is a bound.
            if (asked != field || operands.Length == 0 || operands.Contains(null))
                continue;
            if (comparison.BindsBelow)
                least = Math.Max(least, operands.Min(operand => OrmValue.Number(operand!)));
            if (comparison.BindsAbove)
                greatest = Math.Min(greatest, operands.Max(operand => OrmValue.Number(operand!)));
        }
        return (least, greatest);
    }

    private static string?[] Operands(JToken value) => Php.IsArray(value)
        ? Php.Items(value).Select(item => Operand(item.Value)).ToArray()
        : [Operand(value)];

    private static string? Operand(JToken value) => Php.IsSet(value) ? Php.Text(value) : null;
}

/// <summary>A field that rows can be filtered and sorted by.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">How its values compare.</param>
/// <param name="Read">Its values in a row; more than one for a field that holds a list.</param>
internal sealed record OrmField<TRow>(string Name, OrmType Type, Func<TRow, IEnumerable<string?>> Read);

/// <summary>How the values of a field compare.</summary>
internal enum OrmType
{
    /// <summary>As text, in any case.</summary>
    Text,

    /// <summary>As numbers.</summary>
    Number,

    /// <summary>As moments.</summary>
    Date,

    /// <summary>As truth values, however they are spelled.</summary>
    Truth,
}

/// <summary>What the prefix of a filter's key asks for, such as the <c>&gt;=</c> in <c>&gt;=ID</c>.</summary>
internal sealed class OrmOperator
{
    /// <summary>Longer prefixes come first: <c>!=%</c> is no <c>!=</c>.</summary>
    private static readonly OrmOperator[] All =
    [
        new("!=%", Any(Like), isNegated: true),
        new("!%=", Any(Like), isNegated: true),
        new("!><", Between, isNegated: true),
        new("=%", Any(Like)),
        new("%=", Any(Like)),
        new("!%", Any(Contains), isNegated: true),
        new("!=", Any(OrmValue.AreEqual), isNegated: true),
        new("!@", Any(OrmValue.AreEqual), isNegated: true),
        new("><", Between) { BindsBelow = true, BindsAbove = true },
        new(">=", Any((type, value, operand) => Ordered(type, value, operand, order => order >= 0)))
        {
            BindsBelow = true,
        },
        new("<=", Any((type, value, operand) => Ordered(type, value, operand, order => order <= 0)))
        {
            BindsAbove = true,
        },
        new(">", Any((type, value, operand) => Ordered(type, value, operand, order => order > 0)))
        {
            BindsBelow = true,
        },
        new("<", Any((type, value, operand) => Ordered(type, value, operand, order => order < 0)))
        {
            BindsAbove = true,
        },
        new("@", Any(OrmValue.AreEqual)) { BindsBelow = true, BindsAbove = true },
        new("%", Any(Contains)),
        new("=", Any(OrmValue.AreEqual)) { BindsBelow = true, BindsAbove = true },
        new("!", Any(OrmValue.AreEqual), isNegated: true),
        new("", Any(OrmValue.AreEqual)) { BindsBelow = true, BindsAbove = true },
    ];

    private readonly string _prefix;
    private readonly Func<OrmType, string?, IReadOnlyList<string?>, bool> _holds;
    private readonly bool _isNegated;

    private OrmOperator(
        string prefix, Func<OrmType, string?, IReadOnlyList<string?>, bool> holds, bool isNegated = false)
    {
        _prefix = prefix;
        _holds = holds;
        _isNegated = isNegated;
    }

    /// <summary>Whether nothing is accepted below the least of the operands.</summary>
    public bool BindsBelow { get; private init; }

    /// <summary>Whether nothing is accepted above the greatest of the operands.</summary>
    public bool BindsAbove { get; private init; }

    /// <summary>Takes a filter's key apart.</summary>
    public static (OrmOperator Operator, string Field) Split(string key)
    {
        OrmOperator found = All.First(candidate => key.StartsWith(candidate._prefix, StringComparison.Ordinal));
        return (found, key.Substring(found._prefix.Length));
    }

    public bool Accepts(OrmType type, IEnumerable<string?> values, IReadOnlyList<string?> operands) =>
        values.DefaultIfEmpty().Any(value => _holds(type, value, operands)) != _isNegated;

    /// <summary>Several operands stand for "one of them".</summary>
    private static Func<OrmType, string?, IReadOnlyList<string?>, bool> Any(
        Func<OrmType, string?, string?, bool> holds) =>
        (type, value, operands) => operands.Any(operand => holds(type, value, operand));

    private static bool Like(OrmType type, string? value, string? pattern) => OrmValue.IsLike(value, pattern);

    private static bool Contains(OrmType type, string? value, string? part) => OrmValue.Contains(value, part);

    private static bool Ordered(OrmType type, string? value, string? operand, Func<int, bool> isRight) =>
        value is not null && isRight(OrmValue.Compare(type, value, operand));

    private static bool Between(OrmType type, string? value, IReadOnlyList<string?> operands) =>
        operands.Count == 2
        && Ordered(type, value, operands[0], order => order >= 0)
        && Ordered(type, value, operands[1], order => order <= 0);
}
