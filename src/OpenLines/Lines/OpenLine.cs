using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace Bitrix24.OpenLines;

/// <summary>An open line as the portal has it.</summary>
public sealed class OpenLine : OpenLineProperties
{
    private const string IdField = "ID";
    private const string QueueField = "QUEUE";
    private const string ConfiguredQueueField = "CONFIG_QUEUE";
    private const string ModifiedByField = "MODIFY_USER_ID";
    private const string XmlIdField = "XML_ID";

    private static readonly Setting QueueSetting = SettingCatalog.Find(QueueField)!;

    private static readonly HashSet<string> FieldsOfProperties =
    [
        IdField, ModifiedByField, XmlIdField, ConfiguredQueueField,
        .. SettingCatalog.All.Select(setting => setting.WireName),
    ];

    /// <summary>Makes a line of which no more than its id is known.</summary>
    public OpenLine(int id) => Id = id;

    /// <summary>The id, from 1.</summary>
    public int Id { get; }

    /// <summary>The id of the user who changed the line last; null when it is not known.</summary>
    public int? ModifyUserId { get; private set; }

    /// <summary>The external id; cannot be set over REST.</summary>
    public string? XmlId { get; private set; }

    /// <summary>What the portal reports beyond the properties of this type, under its own names.</summary>
    public AdditionalFields AdditionalData { get; private set; } = new(new Dictionary<string, object?>());

    /// <summary>What a portal reports of a line and no request can set.</summary>
    internal static IReadOnlyList<string> ReportedNames { get; } =
    [
        IdField, ModifiedByField, XmlIdField, ConfiguredQueueField, "DATE_CREATE", "DATE_MODIFY", "QUEUE_FULL",
        "QUEUE_ONLINE", "QUEUE_USERS_FIELDS", "SEND_NOTIFICATION_EMPTY_QUEUE",
    ];

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Id})";

    /// <summary>Reads a line from <c>config.get</c> or <c>config.list.get</c>; null when it has no id.</summary>
    internal static OpenLine? Read(JObject fields)
    {
        if (ReadInt(fields[IdField]) is not { } id)
            return null;

        var line = new OpenLine(id)
        {
            ModifyUserId = ReadInt(fields[ModifiedByField]),
            XmlId = (string?)(fields[XmlIdField] as JValue),
        };
        foreach (Setting setting in SettingCatalog.All)
        {
            if (fields[setting.WireName] is { } token)
                setting.Set(line, setting.Read(token));
        }

        // QUEUE has the members of a department in its place. What was configured is told apart, where it is told.
        if (fields[ConfiguredQueueField] is JArray { Count: > 0 } configured)
            QueueSetting.Set(line, QueueSetting.Read(configured));

        // Dates arrive as an empty map: there is nothing in it to keep.
        line.AdditionalData = new AdditionalFields(fields.Properties()
            .Where(field => !FieldsOfProperties.Contains(field.Name) && field.Value is not JObject { Count: 0 })
            .ToDictionary(field => field.Name, field => PlainValue.Of(field.Value)));
        return line;
    }

    private static int? ReadInt(JToken? token) => NumberFormat.TryParse((string?)(token as JValue));
}
