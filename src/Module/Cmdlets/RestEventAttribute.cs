namespace Bitrix24.OpenLines.PowerShell;

/// <summary>Says which event of the REST API a cmdlet makes a typed object of.</summary>
/// <param name="name">The event, as the reference spells it.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class RestEventAttribute(string name) : Attribute
{
    /// <summary>The event, as the reference spells it.</summary>
    public string Name { get; } = name;
}
