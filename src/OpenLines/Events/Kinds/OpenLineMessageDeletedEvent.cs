namespace Bitrix24.OpenLines;

/// <summary>A message of an open line was deleted: <c>OnOpenLineMessageDelete</c>.</summary>
public sealed class OpenLineMessageDeletedEvent : OpenLineMessageEvent
{
    internal OpenLineMessageDeletedEvent(EventEntry entry)
        : base(entry)
    {
    }
}
