namespace Bitrix24.OpenLines;

/// <summary>A session of an open line has begun: <c>OnSessionStart</c>.</summary>
public sealed class SessionStartedEvent : SessionEvent
{
    internal SessionStartedEvent(EventEntry entry)
        : base(entry)
    {
    }
}
