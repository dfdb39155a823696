namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Says which method of the REST API a cmdlet is there for; one that it only reads back or looks up with is not said.
/// The table of the README and the test that no documented method is missing are made of it.
/// </summary>
/// <param name="name">The method, as the reference spells it.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class RestMethodAttribute(string name) : Attribute
{
    /// <summary>The method, as the reference spells it.</summary>
    public string Name { get; } = name;
}

/// <summary>Says which event of the REST API a cmdlet makes a typed object of.</summary>
/// <param name="name">The event, as the reference spells it.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class RestEventAttribute(string name) : Attribute
{
    /// <summary>The event, as the reference spells it.</summary>
    public string Name { get; } = name;
}
