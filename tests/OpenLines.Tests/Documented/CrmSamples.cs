using System.Collections.Generic;

namespace Bitrix24.OpenLines.Tests;

/// <summary><c>imopenlines.crm.*</c></summary>
internal static class CrmSamples
{
    public static IEnumerable<MethodSample> All => [];
}
