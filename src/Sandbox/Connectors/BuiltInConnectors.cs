namespace Bitrix24.Sandbox;

/// <summary>The connectors that a portal comes with: code and name.</summary>
internal static class BuiltInConnectors
{
    public static readonly IReadOnlyList<KeyValuePair<string, string>> All =
    [
        new("livechat", "Live Chat"),
        new("whatsappbytwilio", "WhatsApp"),
        new("facebook", "Facebook: Messages"),
        new("facebookcomments", "Facebook: Comments"),
        new("fbinstagramdirect", "Instagram Direct"),
        new("viber", "Viber"),
        new("telegrambot", "Telegram"),
        new("network", "Bitrix24.Network"),
    ];
}
