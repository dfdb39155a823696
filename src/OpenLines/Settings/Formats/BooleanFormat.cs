namespace Bitrix24.OpenLines;

/// <summary>Yes or no, for methods that take JSON's <c>true</c> and <c>false</c>.</summary>
internal sealed class BooleanFormat : ValueFormat<bool>
{
    private static readonly FlagFormat Flag = new();

    public override IReadOnlyList<string> AllowedValues => Flag.AllowedValues;

    protected override bool ParseValue(object given) => (bool)Flag.Parse(given);

    protected override JToken WriteValue(bool value) => value;

    protected override object? ReadValue(JToken token) => Flag.Read(token);
}
