using System.Collections.Generic;

namespace Bitrix24.OpenLines.Tests;

/// <summary><c>imopenlines.session.*</c>, <c>imopenlines.operator.*</c>, <c>imopenlines.dialog.get</c>, <c>imopenlines.message.*</c></summary>
internal static class DialogSamples
{
    public static IEnumerable<MethodSample> All => [];
}
