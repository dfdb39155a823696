namespace Bitrix24.OpenLines;

/// <summary>A session of an open line has ended: <c>OnSessionFinish</c>.</summary>
public sealed class SessionFinishedEvent : SessionEvent
{
    internal SessionFinishedEvent(EventEntry entry)
        : base(entry)
    {
    }
}
