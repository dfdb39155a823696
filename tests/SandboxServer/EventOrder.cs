using Newtonsoft.Json.Linq;

namespace Bitrix24.SandboxServer;

/// <summary>An event that is to happen.</summary>
internal sealed class EventOrder
{
    /// <summary>Its name, in any case.</summary>
    public string Event { get; set; } = "";

    /// <summary>What it says.</summary>
    public JToken Data { get; set; } = new JArray();

    /// <summary>The bot that is told; null for no bot.</summary>
    public int? Bot { get; set; }
}
