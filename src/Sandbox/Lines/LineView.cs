using System.Text;

namespace Bitrix24.Sandbox;

/// <summary>
/// Shows lines the way <c>config.get</c> and <c>config.list.get</c> do; they differ where queues are concerned.
/// </summary>
internal static class LineView
{
    /// <summary>
    /// Writes some columns of a line, each under a name, and what else is shown of it. It goes down as text and is not
    /// built of tokens, because a page of lines has some twenty thousand values.
    /// </summary>
    /// <param name="line">The line.</param>
    /// <param name="columns">The columns, by the names that they are shown under.</param>
    /// <param name="more">What else is shown.</param>
    /// <param name="decodes">Whether the codes in texts become emoji again; only <c>config.get</c> does that.</param>
    public static JRaw Write(
        Line line, IReadOnlyList<KeyValuePair<string, LineColumn>> columns, JObject more, bool decodes = false)
    {
        var json = new StringBuilder(capacity: 4096);
        char separator = '{';
        foreach (KeyValuePair<string, LineColumn> shown in columns)
        {
            // An alias may have the name of something that is not a column.
            if (more.ContainsKey(shown.Key))
                continue;
            json.Append(separator).Append(shown.Value.ToJson(shown.Key, line[shown.Value], decodes));
            separator = ',';
        }
        foreach (JProperty property in more.Properties())
            json.Append(separator).Append('"').Append(property.Name).Append("\":").Append(Json.Write(property.Value));
        return new JRaw(json.Append('}').ToString());
    }

    /// <summary>
    /// Adds the queue of <c>config.get</c>: ids as text, and what the queue knows of its users. Those who no longer
    /// work here are not among them.
    /// </summary>
    public static void AddQueue(JObject shown, IReadOnlyList<QueueSeat> staff, bool withOffline)
    {
        List<QueueSeat> seats = staff.Where(seat => withOffline || seat.User.IsOnline).ToList();
        shown["QUEUE"] = new JArray(seats.Select(seat => Php.Text(seat.User.Id)));
        shown["QUEUE_FULL"] = ByUser(seats, seat => Seat(seat, seats.IndexOf(seat)));
        shown["QUEUE_USERS_FIELDS"] = ByUser(seats, seat => seat.Profile.ToJson());
        shown["QUEUE_ONLINE"] = staff.Any(seat => seat.User.IsOnline) ? "Y" : "N";
    }

    /// <summary>
    /// Adds the operators of <c>config.list.get</c>: ids as numbers, and who the users are, whether they still work
    /// here or not.
    /// </summary>
    public static void AddOperators(JObject shown, LineQueue queue)
    {
        shown["QUEUE"] = new JArray(queue.Seats.Select(seat => seat.User.Id));
        shown["QUEUE_USERS_FIELDS"] = ByUser(queue.Seats, seat => Profile(seat.User));
    }

    /// <summary>Adds what the queue of a line was configured with.</summary>
    public static void AddConfiguration(JObject shown, LineQueue queue) => shown["CONFIG_QUEUE"] = new JArray(
        queue.Entries.Select(entry => new JObject
        {
            ["ENTITY_ID"] = Php.Text(entry.Id),
            ["ENTITY_TYPE"] = entry.Type,
        }));

    private static JToken ByUser(IEnumerable<QueueSeat> seats, Func<QueueSeat, JObject> show) => Php.Encode(
        seats.Select(seat => new KeyValuePair<string, JToken>(Php.Text(seat.User.Id), show(seat))).ToList());

    private static JObject Seat(QueueSeat seat, int position)
    {
        var shown = new JObject
        {
            ["ID"] = Php.Text(seat.Id),
            ["SORT"] = Php.Text(position),
            ["USER_ID"] = Php.Text(seat.User.Id),
            ["DEPARTMENT_ID"] = Php.Text(seat.Department),
        };
        shown.Merge(seat.Profile.ToJson());
        return shown;
    }

    private static JObject Profile(User user) => new()
    {
        ["USER_NAME"] = user.FullName,
        ["USER_WORK_POSITION"] = user.Position,
        ["USER_AVATAR"] = "",
        ["USER_AVATAR_ID"] = null,
    };
}
