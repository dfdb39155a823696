using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Bitrix24.OpenLines;

/// <summary>All settings of an open line, as <see cref="OpenLineProperties"/> declares them.</summary>
public static class SettingCatalog
{
    private static readonly Dictionary<string, Setting> ByName = new(StringComparer.Ordinal);

    static SettingCatalog()
    {
        foreach (Setting setting in All)
        {
            ByName[SettingName.Fold(setting.WireName)] = setting;
            ByName[SettingName.Fold(setting.Name)] = setting;
            if (setting.Alias is { } alias)
                ByName[SettingName.Fold(alias)] = setting;
        }
    }

    /// <summary>Every setting, in the order in which they are declared.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        .. from property in typeof(OpenLineProperties).GetProperties()
           let attribute = property.GetCustomAttribute<SettingAttribute>()
           where attribute is not null
           orderby property.MetadataToken
           select new Setting(property, attribute),
    ];

    /// <summary>The setting of that name in any spelling and case; null when there is none.</summary>
    public static Setting? Find(string name) =>
        ByName.TryGetValue(SettingName.Fold(name), out Setting? setting) ? setting : null;

    /// <summary>Whether two names are spellings of one: <c>QUEUE_TYPE</c> and <c>queueType</c>.</summary>
    public static bool SameName(string one, string other) => SettingName.Fold(one) == SettingName.Fold(other);

    /// <summary>
    /// The known name nearest to a mistyped one, in the spelling that was used: wire names for a wire name.
    /// </summary>
    internal static string NearestHint(string typed)
    {
        bool wire = typed.Any(letter => letter == '_') || !typed.Any(char.IsLower);
        return NearestName.Hint(typed, All.Select(setting => wire ? setting.WireName : setting.Name));
    }
}
