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
