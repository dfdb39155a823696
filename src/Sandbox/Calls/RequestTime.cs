namespace Bitrix24.Sandbox;

/// <summary>The time that one request has on the portal. Its calls spend it one after another.</summary>
internal sealed class RequestTime(
    Func<DateTimeOffset> clock, Func<TimeSpan, CancellationToken, Task> delay, TimeSpan limit, Func<bool> isOver)
{
    private readonly DateTimeOffset _end = clock() + limit;
    private DateTimeOffset _spent = clock();

    /// <summary>Lets a call take its time.</summary>
    /// <exception cref="RequestTimeUpException">The request's time was up before.</exception>
    public async Task SpendAsync(TimeSpan time)
    {
        if (time <= TimeSpan.Zero)
            return;

        // A real timer is late by some milliseconds. Fifty calls in a row must not be late by fifty times as much, and
        // so it is not the call that is waited for, but the moment at which it should be done.
        _spent += time;
        bool isUp = _spent > _end;
        TimeSpan left = (isUp ? _end : _spent) - clock();
        if (left > TimeSpan.Zero)
            await delay(left, CancellationToken.None).ConfigureAwait(false);
        if (isUp)
            throw new RequestTimeUpException();
    }

    /// <summary>Whether the portal was reset since the request came. Then it must leave no trace any more.</summary>
    public bool IsOver => isOver();
}

/// <summary>A request took longer than the portal lets it.</summary>
internal sealed class RequestTimeUpException : Exception;
