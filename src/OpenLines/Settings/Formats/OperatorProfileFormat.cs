using System.Collections;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

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
                string text => JsonConvert.DeserializeObject<OperatorProfile>(text),
                _ => null,
            } ?? throw InvalidValue.Of(given, Expected);
        }
        catch (JsonException)
        {
            throw InvalidValue.Of(given, Expected);
        }
    }

    protected override JToken WriteValue(OperatorProfile value) => JObject.Parse(value.ToString());

    protected override object? ReadValue(JToken token)
    {
        if (token is not JObject map)
            return null;
        return new OperatorProfile(
            TextOf(map["NAME"] ?? JValue.CreateNull()),
            TextOf(map["AVATAR"] ?? JValue.CreateNull()),
            NumberFormat.TryParse(TextOf(map["AVATAR_ID"] ?? JValue.CreateNull())));
    }

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
