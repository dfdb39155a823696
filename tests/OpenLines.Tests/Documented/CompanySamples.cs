using System.Collections.Generic;

namespace Bitrix24.OpenLines.Tests;

/// <summary><c>user.get</c>, <c>department.get</c></summary>
internal static class CompanySamples
{
    public static IEnumerable<MethodSample> All => [];
}
