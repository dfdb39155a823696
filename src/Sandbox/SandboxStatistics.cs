namespace Bitrix24.Sandbox;

/// <summary>What a portal has done since it was opened or reset.</summary>
/// <param name="Requests">The number of HTTP requests that came, those to <c>oauth/token/</c> included.</param>
/// <param name="ByStatus">
/// How many were answered with which HTTP status; 0 stands for those whose connection failed. What still runs is
/// missing.
/// </param>
/// <param name="Calls">The number of calls that have run, those of a batch each by itself, failed ones
/// included.</param>
/// <param name="CallsByMethod">The same by the method's name.</param>
/// <param name="Lines">The number of open lines.</param>
public sealed record SandboxStatistics(
    int Requests,
    IReadOnlyDictionary<int, int> ByStatus,
    int Calls,
    IReadOnlyDictionary<string, int> CallsByMethod,
    int Lines);

/// <summary>An open line of the portal.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its <c>LINE_NAME</c>.</param>
public sealed record SandboxLine(int Id, string Name);
