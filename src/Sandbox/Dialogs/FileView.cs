using System.Globalization;

namespace Bitrix24.Sandbox;

/// <summary>Shows a file of a message. The portal has not fetched it, and so its size is not known.</summary>
internal static class FileView
{
    public static JObject Show(ChatFile file, ChatMessage message, string author, Uri portal)
    {
        string type = file.IsPicture ? "image" : "file";
        string download = Address(portal, "download", file);
        string show = Address(portal, file.IsPicture ? "showImage" : "download", file);
        return new JObject
        {
            ["id"] = file.Id,
            ["chatid"] = message.Chat.Id,
            ["date"] = Envelope.Date(message.Date),
            ["type"] = type,
            ["name"] = file.Name,
            ["extension"] = file.Extension,
            ["size"] = 0,
            ["image"] = file.IsPicture ? new JObject { ["height"] = 0, ["width"] = 0 } : false,
            ["status"] = "done",
            ["progress"] = 100,
            ["authorid"] = message.Author,
            ["authorname"] = author,
            ["urlpreview"] = show,
            ["urlshow"] = show,
            ["urldownload"] = download,
            ["viewerattrs"] = new JObject
            {
                ["viewer"] = "",
                ["viewertype"] = type,
                ["src"] = download,
                ["viewerresized"] = "",
                ["objectid"] = Php.Text(file.Id),
                ["viewergroupby"] = Php.Text(message.Chat.Id),
                ["imchatid"] = message.Chat.Id,
                ["title"] = file.Name,
                ["actions"] = "[{\"type\":\"download\"}]",
            },
            ["mediaurl"] = file.IsPicture
                ? new JObject { ["preview"] = new JObject { ["250"] = show } }
                : new JObject(),
            ["istranscribable"] = false,
            ["isvideonote"] = false,
            ["isvoicenote"] = false,
        };
    }

    private static string Address(Uri portal, string action, ChatFile file) => string.Format(
        CultureInfo.InvariantCulture,
        "{0}bitrix/services/main/ajax.php?action=disk.api.file.{1}&fileId={2}&fileName={3}",
        portal,
        action,
        file.Id,
        Uri.EscapeDataString(file.Name));
}
