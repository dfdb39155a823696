namespace Bitrix24.Sandbox;

/// <summary>The events that bots fetch. They are kept for a day, or until the bot has said that it has them.</summary>
internal sealed class BotEventQueue(Func<DateTimeOffset> clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    private readonly List<(int Id, int Bot, string Type, DateTimeOffset Time, JObject Data)> _events = [];
    private int _count;

    /// <summary>The users who have asked for events of their own.</summary>
    public HashSet<int> Subscribers { get; } = [];

    public void Add(int bot, string type, JObject data) =>
        _events.Add((++_count, bot, type, clock(), (JObject)data.DeepClone()));

    /// <summary>The bot has the events before this one.</summary>
    public void Confirm(int bot, int offset) => _events.RemoveAll(sent => sent.Bot == bot && sent.Id < offset);

    /// <summary>The bot's next events.</summary>
    public JObject Next(int bot, int limit, int offset)
    {
        _events.RemoveAll(sent => sent.Time < clock() - KeptFor);
        var waiting = _events.Where(sent => sent.Bot == bot).ToList();
        var next = waiting.Take(limit).ToList();
        return new JObject
        {
            ["events"] = new JArray(next.Select(sent => new JObject
            {
                ["eventId"] = sent.Id,
                ["type"] = sent.Type,
                ["date"] = Envelope.Date(sent.Time),
                ["data"] = sent.Data.DeepClone(),
            })),
            ["nextOffset"] = next.Count > 0 ? next[next.Count - 1].Id + 1 : offset,
            ["hasMore"] = waiting.Count > next.Count,
        };
    }

    public void Clear()
    {
        _events.Clear();
        Subscribers.Clear();
        _count = 0;
    }
}
