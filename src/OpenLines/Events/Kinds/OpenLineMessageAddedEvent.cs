namespace Bitrix24.OpenLines;

/// <summary>A message was written in an open line: <c>OnOpenLineMessageAdd</c>.</summary>
public sealed class OpenLineMessageAddedEvent : OpenLineMessageEvent
{
    internal OpenLineMessageAddedEvent(EventEntry entry)
        : base(entry)
    {
    }
}
