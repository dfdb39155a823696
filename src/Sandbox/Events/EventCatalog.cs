namespace Bitrix24.Sandbox;

/// <summary>The events that there are, by the scope that opens them. Names are in upper case.</summary>
internal static class EventCatalog
{
    public const string OfflineEvent = "ONOFFLINEEVENT";

    private static readonly string[] Connectors =
    [
        "ONIMCONNECTORMESSAGEADD", "ONIMCONNECTORMESSAGEUPDATE", "ONIMCONNECTORMESSAGEDELETE",
        "ONIMCONNECTORDIALOGSTART", "ONIMCONNECTORDIALOGFINISH", "ONIMCONNECTORLINEDELETE",
        "ONIMCONNECTORSTATUSDELETE",
    ];

    private static readonly KeyValuePair<string, string[]>[] ByScope =
    [
        new(Scopes.Basic,
        [
            "ONAPPUNINSTALL", "ONAPPINSTALL", "ONAPPUPDATE", "ONAPPPAYMENT", "ONAPPTEST", "ONAPPMETHODCONFIRM",
            OfflineEvent,
        ]),
        new("user", ["ONUSERADD"]),
        new("crm",
        [
            .. Changes("ONCRMLEAD"), .. Changes("ONCRMDEAL"), .. Changes("ONCRMCOMPANY"), .. Changes("ONCRMCONTACT"),
            .. Changes("ONCRMQUOTE"), .. Changes("ONCRMPRODUCT"), .. Changes("ONCRMACTIVITY"),
            .. Changes("ONCRMREQUISITE"), .. Changes("ONCRMTIMELINECOMMENT"), .. Changes("ONCRMDYNAMICITEM"),
        ]),
        new("task", [.. Changes("ONTASK"), .. Changes("ONTASKCOMMENT")]),
        new("imbot",
        [
            .. Changes("ONIMBOTMESSAGE"), "ONIMBOTJOINCHAT", "ONIMBOTDELETE", "ONIMCOMMANDADD",
            .. Changes("ONIMBOTV2MESSAGE"), "ONIMBOTV2JOINCHAT", "ONIMBOTV2DELETE", "ONIMBOTV2CONTEXTGET",
            "ONIMBOTV2COMMANDADD", "ONIMBOTV2REACTIONCHANGE",
        ]),
        new("imopenlines", [.. Changes("ONOPENLINEMESSAGE"), "ONSESSIONSTART", "ONSESSIONFINISH", .. Connectors]),
        new("imconnector", Connectors),
    ];

    /// <summary>The events that some scopes open, each once.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> scopes)
    {
        var open = new HashSet<string>(scopes, StringComparer.OrdinalIgnoreCase);
        return ByScope.Where(area => open.Contains(area.Key)).SelectMany(area => area.Value).Distinct();
    }

    /// <summary>All events, each once.</summary>
    public static IEnumerable<string> All => Of(ByScope.Select(area => area.Key));

    private static string[] Changes(string thing) => [$"{thing}ADD", $"{thing}UPDATE", $"{thing}DELETE"];
}
