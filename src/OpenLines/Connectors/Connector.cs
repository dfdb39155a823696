namespace Bitrix24.OpenLines;

/// <summary>A connector that open lines can be reached through.</summary>
/// <param name="Code">The code, in lower case: <c>telegrambot</c>.</param>
/// <param name="Name">The name that people see.</param>
public sealed record Connector(string Code, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Code})";
}
