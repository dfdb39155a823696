using System.Collections.Generic;
using Newtonsoft.Json.Linq;

namespace Bitrix24.Sandbox;

/// <summary>Tells of what happens on the portal to whoever has asked to hear of it.</summary>
internal sealed class PortalEvents
{
    private readonly List<(string Name, JToken Data)> _raised = [];

    /// <summary>Everything that has happened, in its order.</summary>
    public IReadOnlyList<(string Name, JToken Data)> Raised => _raised;

    /// <summary>Tells of an event.</summary>
    /// <param name="name">Its name, such as <c>ONSESSIONSTART</c>.</param>
    /// <param name="data">What the handler receives as <c>data</c>.</param>
    /// <param name="clientId">The only application that is told; null for all.</param>
    public void Raise(string name, JToken data, string? clientId = null) => _raised.Add((name, data));

    /// <summary>Tells a bot of an event.</summary>
    /// <param name="bot">The bot's id.</param>
    /// <param name="type">The event in the second version of the API, such as <c>ONIMBOTV2MESSAGEADD</c>.</param>
    /// <param name="data">What it says.</param>
    public void RaiseFor(int bot, string type, JObject data) => _raised.Add((type, data));

    public void Clear() => _raised.Clear();
}
