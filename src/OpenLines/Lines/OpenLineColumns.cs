namespace Bitrix24.OpenLines;

/// <summary>What a portal reports of a line beside its settings, by the portal's own names.</summary>
internal static class OpenLineColumns
{
    public const string Id = "ID";
    public const string Name = "LINE_NAME";
    public const string ModifiedBy = "MODIFY_USER_ID";
    public const string XmlId = "XML_ID";
    public const string Created = "DATE_CREATE";
    public const string Modified = "DATE_MODIFY";
    public const string Notifies = "SEND_NOTIFICATION_EMPTY_QUEUE";
    public const string Queue = "QUEUE";
    public const string ConfiguredQueue = "CONFIG_QUEUE";
    public const string FullQueue = "QUEUE_FULL";
    public const string QueueUsers = "QUEUE_USERS_FIELDS";
    public const string QueueOnline = "QUEUE_ONLINE";

    /// <summary>Columns that are no settings.</summary>
    private static readonly string[] ReportedColumns = [Id, ModifiedBy, XmlId, Created, Modified, Notifies];

    /// <summary>Everything that is reported and that no request can set.</summary>
    public static IReadOnlyList<string> ReadOnly { get; } =
        [.. ReportedColumns, ConfiguredQueue, FullQueue, QueueOnline, "OPERATORS", "ADDITIONAL_DATA"];

    /// <summary>The columns that a listing can be filtered and sorted by, and that can be selected.</summary>
    public static IEnumerable<string> All => ReportedColumns.Concat(OpenLineSettings.Catalog.All
        .Where(setting => !setting.IsRequestOnly && setting.WireName != Queue)
        .Select(setting => setting.WireName));

    /// <summary>The column of that name in any spelling; null when there is none.</summary>
    public static string? Find(string name) => OpenLineSettings.Catalog.Find(name) is { } setting
        ? All.FirstOrDefault(column => column == setting.WireName)
        : ReportedColumns.FirstOrDefault(column => SettingName.AreSame(column, name));
}
