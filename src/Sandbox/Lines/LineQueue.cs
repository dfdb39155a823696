namespace Bitrix24.Sandbox;

/// <summary>A line's queue: what it was configured with, and whom that makes.</summary>
internal sealed record LineQueue(IReadOnlyList<QueueEntry> Entries, IReadOnlyList<QueueSeat> Seats)
{
    public static readonly LineQueue Empty = new([], []);

    /// <summary>The queue with names by user id; of those who are not in it, nothing is kept.</summary>
    public LineQueue WithProfiles(JToken? byUser)
    {
        var profiles = new Dictionary<int, QueueProfile>();
        foreach (KeyValuePair<string, JToken> item in Php.Items(byUser).Where(item => Php.IsArray(item.Value)))
            profiles[Php.Int(item.Key)] = QueueProfile.Read(item.Value);
        return this with
        {
            Seats = Seats.Select(seat => profiles.TryGetValue(seat.User.Id, out QueueProfile? profile)
                ? seat with { Profile = profile }
                : seat).ToList(),
        };
    }
}

/// <summary>What was put into a line's queue: a user or a whole department.</summary>
internal sealed record QueueEntry(bool IsDepartment, int Id)
{
    public const string User = "user";
    public const string Department = "department";

    public string Type => IsDepartment ? Department : User;
}

/// <summary>A user's place in a line's queue.</summary>
/// <param name="Id">The record's own id.</param>
/// <param name="User">Who sits there.</param>
/// <param name="Department">The department that brought the user in; 0 for a user of one's own right.</param>
/// <param name="Profile">What the queue calls the user.</param>
internal sealed record QueueSeat(int Id, User User, int Department, QueueProfile Profile);

/// <summary>The name that a queue has of its own for one of its users, for OPERATOR_DATA=queue.</summary>
internal sealed record QueueProfile(string? Name, string? WorkPosition, string? Avatar, string AvatarId)
{
    /// <summary>Of a user for whom nobody has set one.</summary>
    public static readonly QueueProfile None = new(null, null, null, "0");

    /// <summary>Reads one; it is set as a whole, and what is missing is not set.</summary>
    public static QueueProfile Read(JToken profile)
    {
        JObject sent = Php.Map(profile);
        return new QueueProfile(
            Text("USER_NAME"), Text("USER_WORK_POSITION"), Text("USER_AVATAR"),
            Text("USER_AVATAR_ID") ?? None.AvatarId);

        string? Text(string name) => Php.IsSet(sent[name]) ? Php.Text(sent[name]) : null;
    }

    public JObject ToJson() => new()
    {
        ["USER_NAME"] = Name,
        ["USER_WORK_POSITION"] = WorkPosition,
        ["USER_AVATAR"] = Avatar,
        ["USER_AVATAR_ID"] = AvatarId,
    };
}
