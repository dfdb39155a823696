namespace Bitrix24.OpenLines;

/// <summary>Text, kept as it is.</summary>
internal sealed class TextFormat : ValueFormat<string>
{
    protected override string ParseValue(object given) =>
        TextOf(given) ?? throw InvalidValue.Of(given, "is not a text.");

    protected override JToken WriteValue(string value) => value;

    protected override object? ReadValue(JToken token) => TextOf(token);

    /// <summary>On its way through a browser's form a line break becomes CR LF, and blanks at the ends go.</summary>
    public override bool AreSame(object one, object? other) => Bare(one) == Bare(other);

    private static string Bare(object? text) => ((string?)text ?? "").Replace("\r\n", "\n").Trim();
}
