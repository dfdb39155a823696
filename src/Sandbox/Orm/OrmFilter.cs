using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

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

    private static string?[] Operands(JToken value) => Php.IsArray(value)
        ? Php.Items(value).Select(item => Operand(item.Value)).ToArray()
        : [Operand(value)];

    private static string? Operand(JToken value) => Php.IsSet(value) ? Php.Text(value) : null;
}
