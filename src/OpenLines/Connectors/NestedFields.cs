using System.Collections;

namespace Bitrix24.OpenLines;

/// <summary>
/// Fields that a method takes in maps within maps. Their wire names are paths, such as <c>user.picture.url</c>, so that
/// a catalog knows each of them, and what a person gives may be nested or not.
/// </summary>
internal static class NestedFields
{
    private const char Separator = '.';

    /// <summary>Puts the fields of maps under their paths; other values stay.</summary>
    /// <param name="values">What a person gave.</param>
    /// <param name="groups">The paths of the maps.</param>
    public static IEnumerable<KeyValuePair<string, object?>> Flatten(
        IEnumerable<KeyValuePair<string, object?>> values, params string[] groups) =>
        values.SelectMany(pair => Flatten(pair, groups));

    /// <summary>Writes the fields of an object that are given, each at its place.</summary>
    /// <param name="given">The fields.</param>
    /// <param name="holder">The object.</param>
    public static JObject Write(IEnumerable<Setting> given, object holder)
    {
        var written = new JObject();
        foreach (Setting setting in given)
        {
            string[] path = setting.WireName.Split(Separator);
            JObject place = written;
            foreach (string group in path.Take(path.Length - 1))
                place = (JObject)(place[group] ??= new JObject());
            place[path[path.Length - 1]] = setting.Write(setting.ValueOf(holder)!);
        }
        return written;
    }

    private static IEnumerable<KeyValuePair<string, object?>> Flatten(
        KeyValuePair<string, object?> pair, string[] groups)
    {
        if (pair.Value is not IDictionary map || groups.FirstOrDefault(IsOf) is not { } found)
            return [pair];
        IEnumerable<KeyValuePair<string, object?>> entries = map.Keys.Cast<object>()
            .Select(key => new KeyValuePair<string, object?>($"{found}{Separator}{key}", map[key]));
        return Flatten(entries, groups);

        bool IsOf(string group) => SettingName.AreSame(group, pair.Key);
    }
}
