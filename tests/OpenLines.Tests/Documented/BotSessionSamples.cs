using System.Collections.Generic;

namespace Bitrix24.OpenLines.Tests;

/// <summary><c>imopenlines.bot.session.*</c></summary>
internal static class BotSessionSamples
{
    public static IEnumerable<MethodSample> All => [];
}
