using System;

namespace Bitrix24.OpenLines;

/// <summary>Ties a property to the portal's name for it, and says what the portal takes.</summary>
/// <param name="wireName">The portal's name, for example <c>QUEUE_TYPE</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SettingAttribute(string wireName) : Attribute
{
    /// <summary>The portal's name.</summary>
    public string WireName { get; } = wireName;

    /// <summary>Another name that people use for it.</summary>
    public string? Alias { get; init; }

    /// <summary>The longest text that the portal keeps whole; 0 for no limit.</summary>
    public int MaxLength { get; init; }

    /// <summary>The largest number that the portal takes.</summary>
    public int Maximum { get; init; } = int.MaxValue;

    /// <summary>Whether an empty text or list is refused.</summary>
    public bool NeverEmpty { get; init; }
}
