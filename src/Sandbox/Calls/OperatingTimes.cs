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

/// <summary>How long a method has run for a credential lately, minute by minute.</summary>
internal sealed class OperatingTime
{
    private const int Minutes = 10;
    private const int SecondsPerMinute = 60;

    private readonly Queue<(long Minute, TimeSpan Time)> _past = [];
    private (long Minute, TimeSpan Time) _current;

    public void Charge(TimeSpan time, DateTimeOffset now)
    {
        Forget(now);
        _current.Time += time;
    }

    /// <summary>The time of the last ten minutes of the clock, the one that has begun included.</summary>
    public TimeSpan Sum(DateTimeOffset now)
    {
        Forget(now);
        TimeSpan sum = _current.Time;
        foreach ((long _, TimeSpan time) in _past)
            sum += time;
        return sum;
    }

    /// <summary>When the oldest minute that counts is dropped, in Unix seconds.</summary>
    public long ResetAt(DateTimeOffset now)
    {
        Forget(now);
        long oldest = _past.Count > 0 ? _past.Peek().Minute : _current.Minute;
        return (oldest + Minutes) * SecondsPerMinute;
    }

    private void Forget(DateTimeOffset now)
    {
        long minute = now.ToUnixTimeSeconds() / SecondsPerMinute;
        if (minute > _current.Minute)
        {
            if (_current.Time > TimeSpan.Zero)
                _past.Enqueue(_current);
            _current = (minute, TimeSpan.Zero);
        }
        while (_past.Count > 0 && _past.Peek().Minute <= minute - Minutes)
            _past.Dequeue();
    }
}
