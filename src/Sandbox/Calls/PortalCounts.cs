namespace Bitrix24.Sandbox;

/// <summary>Counts what the portal does.</summary>
internal sealed class PortalCounts
{
    private readonly Dictionary<int, int> _statuses = [];
    private readonly Dictionary<string, int> _calls = [];
    private int _requests;

    public void Request() => _requests++;

    public void Answer(int status) => _statuses[status] = Of(_statuses, status) + 1;

    public void Call(RestMethod method) => _calls[method.Name] = Of(_calls, method.Name) + 1;

    public SandboxStatistics ToStatistics(int lines) => new(
        _requests,
        new Dictionary<int, int>(_statuses),
        _calls.Values.Sum(),
        new Dictionary<string, int>(_calls),
        lines);

    public void Clear()
    {
        _requests = 0;
        _statuses.Clear();
        _calls.Clear();
    }

    private static int Of<T>(Dictionary<T, int> counts, T key)
        where T : notnull => counts.TryGetValue(key, out int count) ? count : 0;
}
