using System.Collections;
using System.Globalization;

namespace Bitrix24.OpenLines;

/// <summary>
/// An operator queue. Goes out as objects, the only form that an update takes; comes back as such
/// (<c>CONFIG_QUEUE</c>) or as the bare ids of users (<c>QUEUE</c>).
/// </summary>
internal sealed class OperatorQueueFormat : ValueFormat<OperatorQueue>
{
    private const string EntityType = "ENTITY_TYPE";
    private const string EntityId = "ENTITY_ID";

    protected override OperatorQueue ParseValue(object given) => given switch
    {
        string text => OperatorQueue.Parse(text),
        IDictionary json when EntryOf(json, nameof(OperatorQueue.Members)) is { } members => ParseValue(members),
        _ => new OperatorQueue(ListReader.Elements(given).Select(ParseMember)),
    };

    protected override JToken WriteValue(OperatorQueue value) => new JArray(value.Members.Select(member => new JObject
    {
        [EntityType] = member.EntityType.ToString().ToLowerInvariant(),
        [EntityId] = TextOf(member.EntityId),
    }));

    protected override object? ReadValue(JToken token)
    {
        IEnumerable<JToken> members = token is JObject one && one[EntityType] is not null
            ? [one]
            : ListReader.Elements(token);
        var queue = new OperatorQueue(members.Select(ReadMember).OfType<QueueMember>());
        return queue.Members.Count > 0 ? queue : null;
    }

    private static QueueMember ParseMember(object element) => element switch
    {
        QueueMember member => member,
        QueueOperator one => new QueueMember(QueueEntityType.User, one.UserId),
        User user => new QueueMember(QueueEntityType.User, user.Id),
        Department department => new QueueMember(QueueEntityType.Department, department.Id),
        IDictionary map => ParseMap(map),
        _ => QueueMember.Parse(TextOf(element) ?? ""),
    };

    private static QueueMember ParseMap(IDictionary map)
    {
        string type = Text(map, EntityType);
        string id = Text(map, nameof(QueueMember.Name));
        if (id.Length == 0)
            id = Text(map, EntityId);
        // JSON writes an enumeration as its number.
        return int.TryParse(type, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? QueueMember.Of($"{(QueueEntityType)number}", id, $"{(QueueEntityType)number}:{id}")
            : QueueMember.Of(type, id, $"{type}:{id}");
    }

    private static string Text(IDictionary map, string name) =>
        EntryOf(map, name) is { } value ? TextOf(value) ?? $"{value}" : "";

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
