namespace Bitrix24.Sandbox;

/// <summary>Decides who is offered a session that waits, by the line's <c>QUEUE_TYPE</c>.</summary>
internal sealed class QueueRouting(LineStore lines, DialogStore dialogs, Func<SandboxSettings> settings)
{
    /// <summary>Who has as many open dialogs gets no more.</summary>
    private const int MostDialogs = 1000;

    /// <summary>
    /// Everyone in the queue with <c>all</c>, else one: the first with <c>strictly</c>, with <c>evenly</c> the one who
    /// has waited longest for a session of the line. Who is offline does not count with <c>CHECK_AVAILABLE</c>; who
    /// has passed the session on does not, as long as there is somebody else. Nobody in an empty queue.
    /// </summary>
    public IReadOnlyList<int> Next(Session session)
    {
        if (lines.Find(session.Line) is not { } line)
            return [];
        List<int> present = line.Queue.Seats
            .Where(seat => settings().IsStaff(seat.User.Id))
            .Where(seat => line[LineColumns.ChecksAvailable] != "Y" || seat.User.IsOnline)
            .Where(seat => dialogs.Sessions.Count < MostDialogs || OpenOf(seat.User.Id) < MostDialogs)
            .Select(seat => seat.User.Id)
            .ToList();
        // The portal notes that it has met an empty queue.
        if (present.Count == 0)
            line[LineColumns.HasMetEmptyQueue] = "Y";
        if (present.All(session.Skipped.Contains))
            session.Skipped.Clear();
        List<int> free = present.Where(user => !session.Skipped.Contains(user)).ToList();
        return IsForAll(line) ? free : free.OrderBy(user => Turn(line, user)).Take(1).ToList();
    }

    /// <summary>Whether a session of the line waits for anyone, and not for the one who was chosen.</summary>
    public bool IsForAll(int line) => lines.Find(line) is not { } known || IsForAll(known);

    private static bool IsForAll(Line line) => line[LineColumns.QueueType] == "all";

    // Sorting is stable: among equals the order of the queue counts.
    private int Turn(Line line, int user) => line[LineColumns.QueueType] == "strictly"
        ? 0
        : LastOf(line, user)?.Id ?? 0;

    private int OpenOf(int user) => dialogs.Sessions.Count(session => session.Operator == user && !session.IsClosed);

    // From the end, where it mostly is.
    private Session? LastOf(Line line, int user)
    {
        for (int i = dialogs.Sessions.Count - 1; i >= 0; i--)
        {
            if (dialogs.Sessions[i].Line == line.Id && dialogs.Sessions[i].Operator == user)
                return dialogs.Sessions[i];
        }
        return null;
    }
}
