namespace Bitrix24.OpenLines;

/// <summary>A message of an open line was changed: <c>OnOpenLineMessageUpdate</c>.</summary>
public sealed class OpenLineMessageUpdatedEvent : OpenLineMessageEvent
{
    internal OpenLineMessageUpdatedEvent(EventEntry entry)
        : base(entry)
    {
    }
}
