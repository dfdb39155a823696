using System.Collections;
using System.Globalization;
using Newtonsoft.Json;

namespace Bitrix24.OpenLines;

/// <summary>What a queue calls its operators: a map from the id of the user to USER_NAME and the like.</summary>
internal sealed class QueueOperatorsFormat : ValueFormat<ValueList<QueueOperator>>
{
    private const string UserId = "USER_ID";
    private const string Name = "USER_NAME";
    private const string WorkPosition = "USER_WORK_POSITION";
    private const string Avatar = "USER_AVATAR";
    private const string AvatarId = "USER_AVATAR_ID";
    private const string Expected =
        "is not a map of user ids to USER_NAME, USER_WORK_POSITION, USER_AVATAR and USER_AVATAR_ID.";

    private static readonly string[] Fields = [Name, WorkPosition, Avatar, AvatarId];

    protected override ValueList<QueueOperator> ParseValue(object given) => given switch
    {
        QueueOperator one => new([one]),
        string text => ParseText(text),
        IDictionary one when UserIdIn(one) is not null => new([ParseListed(one)]),
        IDictionary map => new(map.Keys.Cast<object>().Select(key => ParseOne(key, map[key]))),
        IEnumerable list => new(
            list.Cast<object?>().Select(element => element as QueueOperator ?? ParseListed(element))),
        _ => throw InvalidValue.Of(given, Expected),
    };

    protected override JToken WriteValue(ValueList<QueueOperator> value) => new JObject(value.Select(one =>
        new JProperty(one.UserId.ToString(CultureInfo.InvariantCulture), WriteOne(one))));

    protected override object? ReadValue(JToken token) => new ValueList<QueueOperator>((token as JObject ?? [])
        .Properties()
        .Where(property => NumberFormat.TryParse(property.Name) is not null && property.Value is JObject)
        .Select(property => ReadOne(NumberFormat.TryParse(property.Name)!.Value, (JObject)property.Value)));

    /// <summary>Reads the profile of one operator.</summary>
    internal static QueueOperator ReadOne(int userId, JObject fields) => new(
        userId,
        TextOf(fields[Name]),
        TextOf(fields[WorkPosition]),
        TextOf(fields[Avatar]),
        IdOf(fields[AvatarId]))
    {
        DepartmentId = IdOf(fields["DEPARTMENT_ID"]),
    };

    /// <summary>An id; the portal writes 0 where there is none.</summary>
    private static int? IdOf(JToken? token) => JsonField.Number(token) is { } id and > 0 ? id : null;

    private static JObject WriteOne(QueueOperator one)
    {
        var fields = new JObject();
        Add(Name, one.Name);
        Add(WorkPosition, one.WorkPosition);
        Add(Avatar, one.Avatar);
        Add(AvatarId, one.AvatarId);
        return fields;

        void Add(string field, object? value)
        {
            if (value is not null)
                fields[field] = new JValue(value);
        }
    }

    private static ValueList<QueueOperator> ParseText(string text)
    {
        try
        {
            return new(JObject.Parse(text).Properties()
                .Select(entry => ParseOne(entry.Name, entry.Value.ToObject<Hashtable>())));
        }
        catch (JsonException)
        {
            throw InvalidValue.Of(text, Expected);
        }
    }

    private static QueueOperator ParseListed(object? element) => element is IDictionary map
        ? ParseOne(UserIdIn(map), map)
        : throw InvalidValue.Of(element, Expected);

    private static object? UserIdIn(IDictionary map) => EntryOf(map, UserId);

    private static QueueOperator ParseOne(object? key, object? value)
    {
        if (key is null || NumberFormat.TryParse(TextOf(key)) is not { } userId || userId == 0)
            throw InvalidValue.Of(key, "is not the id of a user.");
        if (value is not IDictionary map)
            throw InvalidValue.Of(value, Expected);
        foreach (object name in map.Keys)
        {
            if (!IsField(name.ToString() ?? ""))
                throw InvalidValue.Of(
                    name, $"is not a field of an operator{NearestName.Hint(name.ToString(), Fields)}");
        }
        return new QueueOperator(
            userId,
            TextIn(map, Name, nameof(QueueOperator.Name)),
            TextIn(map, WorkPosition, nameof(QueueOperator.WorkPosition)),
            TextIn(map, Avatar, nameof(QueueOperator.Avatar)),
            NumberFormat.TryParse(TextIn(map, AvatarId, nameof(QueueOperator.AvatarId))));
    }

    private static bool IsField(string name) =>
        Fields.Append(UserId).Any(field => SettingName.AreSame(field, name))
        || typeof(QueueOperator).GetProperty(name) is not null;

    private static string? TextIn(IDictionary map, string wireName, string name) =>
        (EntryOf(map, wireName) ?? EntryOf(map, name)) is { } value ? TextOf(value) : null;
}
