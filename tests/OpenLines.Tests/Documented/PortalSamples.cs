using System.Collections.Generic;

namespace Bitrix24.OpenLines.Tests;

/// <summary><c>imopenlines.config.path.get</c>, <c>imopenlines.revision.get</c>, <c>imbot.v2.Revision.get</c></summary>
internal static class PortalSamples
{
    public static IEnumerable<MethodSample> All => [];
}
