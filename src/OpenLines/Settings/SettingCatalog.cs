using System.Reflection;

namespace Bitrix24.OpenLines;

/// <summary>All settings that the properties of a type declare with <see cref="SettingAttribute"/>.</summary>
public sealed class SettingCatalog
{
    private readonly Dictionary<string, Setting> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _readOnlyNames;

    /// <summary>Reads the declarations of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="owner">Whose settings they are, for messages: <c>An open line</c>.</param>
    /// <param name="readOnlyNames">What the portal reports of it and no request can set.</param>
    internal SettingCatalog(Type type, string owner, params IEnumerable<string> readOnlyNames)
    {
        Owner = owner;
        All =
        [
            .. from property in type.GetProperties()
               let attribute = property.GetCustomAttribute<SettingAttribute>()
               where attribute is not null
               orderby property.DeclaringType == type, property.MetadataToken
               select new Setting(property, attribute),
        ];
        foreach (Setting setting in All)
        {
            foreach (string name in setting.Names)
                _byName[SettingName.Fold(name)] = setting;
        }
        _readOnlyNames = [.. readOnlyNames.Select(SettingName.Fold)];
    }

    /// <summary>Every setting, in the order in which they are declared.</summary>
    public IReadOnlyList<Setting> All { get; }

    /// <summary>Whose settings they are.</summary>
    internal string Owner { get; }

    /// <summary>The setting of that name in any spelling and case; null when there is none.</summary>
    public Setting? Find(string name) =>
        _byName.TryGetValue(SettingName.Fold(name), out Setting? setting) ? setting : null;

    /// <summary>The settings that an object has a value for, in the order in which they are declared.</summary>
    internal IEnumerable<Setting> GivenIn(object holder) =>
        All.Where(setting => setting.ValueOf(holder) is not null);

    /// <summary>Whether the portal reports something of that name, which no request can set.</summary>
    internal bool IsReadOnly(string name) => _readOnlyNames.Contains(SettingName.Fold(name));

    /// <summary>
    /// The known name nearest to a mistyped one, in the spelling that was used: wire names for a wire name.
    /// </summary>
    internal string NearestHint(string typed) => NearestName.Hint(
        typed,
        from setting in All
        from name in setting.Names
        where IsWireName(name) == IsWireName(typed)
        select name);

    private static bool IsWireName(string name) => name.Any(letter => letter == '_') || !name.Any(char.IsLower);
}
