using System.Security.Cryptography;
using System.Text;

namespace Bitrix24.Sandbox;

/// <summary>The events that applications fetch, in the order in which they came.</summary>
internal sealed class OfflineQueue(Func<DateTimeOffset> clock)
{
    private const int ProcessIdLength = 32;

    // What has been taken and is not cleared for so long is gone.
    private static readonly TimeSpan ReservedFor = TimeSpan.FromDays(30);

    private readonly List<OfflineEvent> _events = [];
    private int _count;

    /// <summary>The events of an application's source.</summary>
    public IEnumerable<OfflineEvent> Of(SandboxApplication application, string connector)
    {
        _events.RemoveAll(waiting => waiting.ProcessId.Length > 0 && waiting.Time < clock() - ReservedFor);
        return _events.Where(
            waiting => waiting.ClientId == application.ClientId && waiting.Connector == connector);
    }

    /// <summary>
    /// Adds an event. One that says the same, and that nobody is at work on, only happens later then: the queue tells
    /// that something has changed, and not how often.
    /// </summary>
    public void Add(EventHandler handler, JToken data, int userId)
    {
        string messageId = MessageIdOf(handler.Event, data);
        OfflineEvent? same = Of(handler.Application, handler.Connector)
            .FirstOrDefault(waiting => waiting.MessageId == messageId && waiting.ProcessId.Length == 0);
        if (same is not null)
        {
            same.Time = clock();
            same.UserId = userId;
            return;
        }
        _events.Add(new OfflineEvent
        {
            Id = ++_count,
            ClientId = handler.Application.ClientId,
            Connector = handler.Connector,
            Name = handler.Event,
            MessageId = messageId,
            Time = clock(),
            Data = data.DeepClone(),
            UserId = userId,
        });
    }

    /// <summary>Keeps events for one that is at work on them.</summary>
    /// <returns>By what the portal knows him.</returns>
    public static string Reserve(IEnumerable<OfflineEvent> events)
    {
        string processId = Secrets.New(ProcessIdLength, Secrets.LowerCase);
        foreach (OfflineEvent taken in events.ToList())
            taken.ProcessId = processId;
        return processId;
    }

    public void Remove(IEnumerable<OfflineEvent> events)
    {
        HashSet<OfflineEvent> gone = [.. events];
        _events.RemoveAll(gone.Contains);
    }

    /// <summary>
    /// Gives an event back as one that somebody has failed at. Of those that say the same, no other is left.
    /// </summary>
    public void Fail(OfflineEvent failed)
    {
        _events.RemoveAll(other => other != failed
            && (other.ClientId, other.Connector, other.MessageId)
                == (failed.ClientId, failed.Connector, failed.MessageId)
            && (other.ProcessId.Length == 0 || !other.HasFailed));
        failed.HasFailed = true;
        failed.ProcessId = "";
    }

    public void Clear()
    {
        _events.Clear();
        _count = 0;
    }

    private static string MessageIdOf(string name, JToken data)
    {
#pragma warning disable CA5351 // It keeps nothing secret: it tells what is the same.
        using var md5 = MD5.Create();
#pragma warning restore CA5351
        byte[] hash = md5.ComputeHash(Encoding.UTF8.GetBytes($"{name}|{Json.Write(data)}"));
        return string.Concat(hash.Select(value => $"{value:x2}"));
    }
}

/// <summary>An event that waits in the queue of an application.</summary>
internal sealed class OfflineEvent
{
    public required int Id { get; init; }

    /// <summary>The code of the application.</summary>
    public required string ClientId { get; init; }

    /// <summary>The key of its source; empty for none.</summary>
    public required string Connector { get; init; }

    /// <summary>The event, in upper case.</summary>
    public required string Name { get; init; }

    /// <summary>The same for events that say the same.</summary>
    public required string MessageId { get; init; }

    /// <summary>When it has happened last.</summary>
    public DateTimeOffset Time { get; set; }

    public required JToken Data { get; init; }

    /// <summary>Who has caused it; 0 for nobody.</summary>
    public int UserId { get; set; }

    /// <summary>Who is at work on it; empty as long as nobody is.</summary>
    public string ProcessId { get; set; } = "";

    /// <summary>Whether somebody has failed at it.</summary>
    public bool HasFailed { get; set; }
}
