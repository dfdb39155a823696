using System.Collections;
using Newtonsoft.Json;

namespace Bitrix24.OpenLines;

/// <summary>The default profile of operators: a map of NAME, AVATAR and AVATAR_ID.</summary>
internal sealed class OperatorProfileFormat : ValueFormat<OperatorProfile>
{
    private const string Expected = "is not a profile. Give a map of NAME, AVATAR and AVATAR_ID.";

    private static readonly string[] Fields = ["NAME", "AVATAR", "AVATAR_ID"];

    protected override OperatorProfile ParseValue(object given)
    {
        try
        {
            return given switch
            {
                IDictionary map => FromMap(map),
                string text => FromMap(JObject.Parse(text).ToObject<Hashtable>()!),
                _ => null,
            } ?? throw InvalidValue.Of(given, Expected);
        }
        catch (JsonException)
        {
            throw InvalidValue.Of(given, Expected);
        }
    }

    /// <summary>In a batch, a map without fields would vanish, and leave what alone it clears.</summary>
    protected override OperatorProfile Check(OperatorProfile value) =>
        IsEmpty(value) ? throw InvalidValue.Of("{}", "has no field. Give NAME, AVATAR or AVATAR_ID.") : value;

    protected override JToken WriteValue(OperatorProfile value) => JObject.Parse(value.ToString());

    protected override object? ReadValue(JToken token)
    {
        if (token is not JObject map)
            return null;
        var profile = new OperatorProfile(
            TextOf(map["NAME"]), TextOf(map["AVATAR"]), JsonField.Number(map["AVATAR_ID"]));
        return IsEmpty(profile) ? null : profile;
    }

    private static bool IsEmpty(OperatorProfile profile) =>
        profile is { Name: null, Avatar: null, AvatarId: null };

    private static OperatorProfile? FromMap(IDictionary map)
    {
        var fields = new JObject();
        foreach (DictionaryEntry entry in map)
        {
            string key = entry.Key.ToString() ?? "";
            string field = Fields.FirstOrDefault(name => SettingName.AreSame(name, key))
                ?? throw InvalidValue.Of(key, $"is not a field of a profile{NearestName.Hint(key, Fields)}");
            if (entry.Value is { } value)
                fields[field] = TextOf(value);
        }
        return fields.ToObject<OperatorProfile>();
    }
}
