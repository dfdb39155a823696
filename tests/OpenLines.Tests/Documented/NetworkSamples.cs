using System.Collections.Generic;

namespace Bitrix24.OpenLines.Tests;

/// <summary><c>imopenlines.network.*</c></summary>
internal static class NetworkSamples
{
    public static IEnumerable<MethodSample> All => [];
}
