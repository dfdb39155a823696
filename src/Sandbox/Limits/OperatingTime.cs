namespace Bitrix24.Sandbox;

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
