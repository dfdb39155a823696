using System;
using System.Collections;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace Bitrix24.OpenLines;

/// <summary>
/// An operator queue. Goes out as objects, the only form that an update takes; comes back as such
/// (<c>CONFIG_QUEUE</c>) or as the bare ids of users (<c>QUEUE</c>).
/// </summary>
internal sealed class OperatorQueueFormat : ValueFormat<OperatorQueue>
{
    private const string EntityType = "ENTITY_TYPE";
    private const string EntityId = "ENTITY_ID";

    protected override OperatorQueue ParseValue(object given) => given is string text
        ? OperatorQueue.Parse(text)
        : new OperatorQueue(ListReader.Elements(given).Select(ParseMember));

    protected override JToken WriteValue(OperatorQueue value) => new JArray(value.Members.Select(member => new JObject
    {
        [EntityType] = member.EntityType.ToString().ToLowerInvariant(),
        [EntityId] = TextOf(member.EntityId),
    }));

    protected override object? ReadValue(JToken token)
    {
        var queue = new OperatorQueue(ListReader.Elements(token).Select(ReadMember).OfType<QueueMember>());
        return queue.Members.Count > 0 ? queue : null;
    }

    private static QueueMember ParseMember(object element) => element switch
    {
        QueueMember member => member,
        IDictionary map => QueueMember.Of(
            Entry(map, EntityType) ?? "", Entry(map, EntityId) ?? "",
            $"{Entry(map, EntityType)}:{Entry(map, EntityId)}"),
        _ => QueueMember.Parse(TextOf(element) ?? ""),
    };

    private static string? Entry(IDictionary map, string name)
    {
        foreach (DictionaryEntry entry in map)
        {
            if (entry.Value is { } value && SettingCatalog.SameName(entry.Key.ToString() ?? "", name))
                return TextOf(value) ?? value.ToString();
        }
        return null;
    }

    private static QueueMember? ReadMember(JToken token)
    {
        string? type = token is JObject map ? TextOf(map[EntityType] ?? "") : "user";
        string? id = token is JObject entry ? TextOf(entry[EntityId] ?? "") : TextOf(token);
        return Enum.TryParse(type, ignoreCase: true, out QueueEntityType entityType)
            && NumberFormat.TryParse(id) is { } number
                ? new QueueMember(entityType, number)
                : null;
    }
}
