namespace Bitrix24.Sandbox;

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
