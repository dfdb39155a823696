namespace Bitrix24.OpenLines;

/// <summary>Ids of users.</summary>
internal sealed class IdListFormat : ValueFormat<ValueList<int>>
{
    protected override ValueList<int> ParseValue(object given) => new(ListReader.Elements(given).Select(ParseId));

    protected override JToken WriteValue(ValueList<int> value) =>
        ListReader.Write(value.Select(id => (JToken)id));

    protected override object? ReadValue(JToken token) => new ValueList<int>(ListReader.Elements(token)
        .Select(element => NumberFormat.TryParse(TextOf(element))).OfType<int>());

    private static int ParseId(object element) => NumberFormat.TryParse(TextOf(element)) is { } id and > 0
        ? id
        : throw InvalidValue.Of(element, "is not an id. Write the ids of users: 1,15,23.");
}
