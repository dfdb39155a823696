namespace Bitrix24.Sandbox;

/// <summary>The operating time of each method, apart for each credential.</summary>
internal sealed class OperatingTimes
{
    private readonly Dictionary<(Caller Caller, string Method), OperatingTime> _times = [];

    public OperatingTime Of(Caller caller, RestMethod method)
    {
        if (!_times.TryGetValue((caller, method.Name), out OperatingTime? time))
            _times[(caller, method.Name)] = time = new OperatingTime();
        return time;
    }

    public void Clear() => _times.Clear();
}
