namespace Bitrix24.OpenLines;

/// <summary>
/// Yes or no. Goes out as the texts Y and N: the portal compares loosely and takes JSON's <c>true</c> for N.
/// </summary>
internal sealed class FlagFormat : ValueFormat<bool>
{
    public override IReadOnlyList<string> AllowedValues => ["Y", "N"];

    protected override bool ParseValue(object given) => TryParse(TextOf(given))
        ?? throw InvalidValue.Of(given, "is neither yes nor no. Write Y or N, $true or $false.");

    protected override JToken WriteValue(bool value) => value ? "Y" : "N";

    protected override object? ReadValue(JToken token) => TryParse(TextOf(token));

    internal static bool? TryParse(string? text) => text?.ToUpperInvariant() switch
    {
        "Y" or "YES" or "TRUE" or "1" => true,
        "N" or "NO" or "FALSE" or "0" => false,
        _ => null,
    };
}
