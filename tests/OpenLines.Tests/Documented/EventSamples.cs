using System.Collections.Generic;

namespace Bitrix24.OpenLines.Tests;

/// <summary><c>event.*</c>, <c>events</c>, <c>imbot.v2.Event.get</c></summary>
internal static class EventSamples
{
    public static IEnumerable<MethodSample> All => [];
}
