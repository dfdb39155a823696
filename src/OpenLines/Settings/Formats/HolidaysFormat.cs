using System.Linq;
using Newtonsoft.Json.Linq;

namespace Bitrix24.OpenLines;

/// <summary>Public holidays: one text <c>DD.MM,DD.MM</c> to the portal, a list of such days from it.</summary>
internal sealed class HolidaysFormat : ValueFormat<ValueList<DayOfYear>>
{
    protected override ValueList<DayOfYear> ParseValue(object given) => new(ListReader.Elements(given)
        .Select(element => element is DayOfYear day ? day : DayOfYear.Parse(TextOf(element) ?? "")));

    protected override JToken WriteValue(ValueList<DayOfYear> value) => string.Join(",", value);

    protected override object? ReadValue(JToken token) => new ValueList<DayOfYear>(ListReader.Elements(token)
        .Select(element => DayOfYear.TryParse(TextOf(element), out DayOfYear day) ? day : (DayOfYear?)null)
        .OfType<DayOfYear>());
}
