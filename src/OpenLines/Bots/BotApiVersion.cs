using System.Diagnostics.CodeAnalysis;

namespace Bitrix24.OpenLines;

/// <summary>Which of the two methods changes a bot.</summary>
[SuppressMessage("Design", "CA1008", Justification = "There is no version 0.")]
public enum BotApiVersion
{
    /// <summary><c>imbot.update</c>, which the portal has declared outdated. A webhook needs the CLIENT_ID.</summary>
    V1 = 1,

    /// <summary><c>imbot.v2.Bot.update</c>. A webhook needs the botToken.</summary>
    V2 = 2,
}
