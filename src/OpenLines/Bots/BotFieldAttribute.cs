namespace Bitrix24.OpenLines;

/// <summary>Ties a property to the name that each version of the API has for it.</summary>
/// <param name="version1">The name in <c>imbot.update</c>; null where that has no such field.</param>
/// <param name="version2">The name in <c>imbot.v2.Bot.update</c>; null where that has no such field.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BotFieldAttribute(string? version1, string? version2) : SettingAttribute(
    version1 ?? version2 ?? throw new ArgumentNullException(nameof(version1)),
    version1 is not null && version2 is not null ? [version2] : [])
{
    /// <summary>Whether it stands in the inner map, <c>PROPERTIES</c> or <c>properties</c>.</summary>
    public bool InProperties { get; init; }

    /// <summary>What is said of a setting of a bot.</summary>
    public static BotFieldAttribute Of(Setting setting) => (BotFieldAttribute)setting.Declaration;

    /// <summary>The name in that version; null where it has no such field.</summary>
    public string? NameIn(BotApiVersion version) => version is BotApiVersion.V1 ? version1 : version2;
}
