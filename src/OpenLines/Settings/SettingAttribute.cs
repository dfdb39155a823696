namespace Bitrix24.OpenLines;

/// <summary>Ties a property to the portal's name for it, and says what the portal takes.</summary>
/// <param name="wireName">The portal's name, for example <c>QUEUE_TYPE</c>.</param>
/// <param name="aliases">Other names for it.</param>
[AttributeUsage(AttributeTargets.Property)]
internal class SettingAttribute(string wireName, params string[] aliases) : Attribute
{
    /// <summary>The portal's name.</summary>
    public string WireName { get; } = wireName;

    /// <summary>Other names for it.</summary>
    public string[] Aliases { get; } = aliases;

    /// <summary>The longest text that the portal keeps whole; 0 for no limit.</summary>
    public int MaxLength { get; init; }

    /// <summary>
    /// The <see cref="ValueFormat"/> where the type of the property does not say enough; null for that of the type.
    /// </summary>
    public Type? Format { get; init; }

    /// <summary>The largest number that the portal takes.</summary>
    public int Maximum { get; init; } = int.MaxValue;

    /// <summary>Whether an empty text or list is refused.</summary>
    public bool NeverEmpty { get; init; }

    /// <summary>The wire name of the flag without which the portal resets the setting.</summary>
    public string? Flag { get; init; }

    /// <summary>The wire name of the setting without which a portal may ignore this one.</summary>
    public string? Partner { get; init; }

    /// <summary>Whether a portal takes any value of the flag for yes, so that no is left out.</summary>
    public bool CountsByPresence { get; init; }

    /// <summary>Whether a portal stores the text with HTML escapes, and answers it so.</summary>
    public bool IsStoredEscaped { get; init; }

    /// <summary>Whether a portal takes it and never reports it.</summary>
    public bool IsRequestOnly { get; init; }

    /// <summary>Whether no message may show the value.</summary>
    public bool IsSecret { get; init; }
}
