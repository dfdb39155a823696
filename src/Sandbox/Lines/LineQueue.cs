namespace Bitrix24.Sandbox;

/// <summary>A line's queue: what it was configured with, and whom that makes.</summary>
internal sealed record LineQueue(IReadOnlyList<QueueEntry> Entries, IReadOnlyList<QueueSeat> Seats)
{
    public static readonly LineQueue Empty = new([], []);

    /// <summary>The queue with the names that another one had for the users of both.</summary>
    public LineQueue WithProfilesOf(LineQueue other) => With(
        seat => other.Seats.FirstOrDefault(known => known.User.Id == seat.User.Id)?.Profile);

    /// <summary>The queue with names by user id; of those who are not in it, nothing is kept.</summary>
    public LineQueue WithProfiles(JToken? byUser)
    {
        var profiles = new Dictionary<int, QueueProfile>();
        foreach (KeyValuePair<string, JToken> item in Php.Items(byUser).Where(item => Php.IsArray(item.Value)))
            profiles[Php.Int(item.Key)] = QueueProfile.Read(item.Value);
        return With(seat => profiles.TryGetValue(seat.User.Id, out QueueProfile? profile) ? profile : null);
    }

    private LineQueue With(Func<QueueSeat, QueueProfile?> find) => this with
    {
        Seats = Seats.Select(seat => seat with { Profile = find(seat) ?? seat.Profile }).ToList(),
    };
}
