namespace Bitrix24.Sandbox;

/// <summary>Makes queues of what callers send.</summary>
internal sealed class QueueBuilder(LineStore lines, CompanyDirectory company, Func<SandboxSettings> settings)
{
    /// <summary>
    /// Whether the portal refuses to change a queue to this one, in which nobody sits: it holds bare ids where it
    /// should hold <c>{ENTITY_TYPE, ENTITY_ID}</c>, or a department. Users who are gone are no reason.
    /// </summary>
    public static bool IsRefused(JToken queue) => Php.Items(queue).Any(item =>
        !Php.IsArray(item.Value) || Php.Text(Php.Map(item.Value)["ENTITY_TYPE"]) != QueueEntry.User);

    /// <summary>The entries that the portal accepts: staff and departments, each once, in order.</summary>
    public IReadOnlyList<QueueEntry> Read(JToken? queue) => Php.Items(queue)
        .Where(item => Php.IsArray(item.Value))
        .Select(item => Read(Php.Map(item.Value)))
        .OfType<QueueEntry>()
        .Distinct()
        .ToList();

    /// <summary>Seats users in the order of the entries; who is there twice keeps the first place.</summary>
    public LineQueue Build(IReadOnlyList<QueueEntry> entries)
    {
        var seats = new List<QueueSeat>();
        var seated = new HashSet<int>();
        foreach (QueueEntry entry in entries)
        {
            foreach (User user in UsersOf(entry).Where(user => seated.Add(user.Id)))
            {
                int department = entry.IsDepartment ? entry.Id : 0;
                seats.Add(new QueueSeat(lines.NextSeatId(), user, department, QueueProfile.None));
            }
        }
        return new LineQueue(entries, seats);
    }

    /// <summary>A queue of one user.</summary>
    public LineQueue Of(User user) => Build([new QueueEntry(IsDepartment: false, user.Id)]);

    private IEnumerable<User> UsersOf(QueueEntry entry) => entry.IsDepartment
        ? company.StaffOf(entry.Id).Where(user => settings().IsStaff(user.Id))
        : [company.FindUser(entry.Id)!];

    private QueueEntry? Read(JObject entry)
    {
        int id = Php.Int(entry["ENTITY_ID"]);
        return Php.Text(entry["ENTITY_TYPE"]) switch
        {
            QueueEntry.User when company.FindUser(id) is not null && settings().IsStaff(id) =>
                new QueueEntry(IsDepartment: false, id),
            QueueEntry.Department when company.HasDepartment(id) => new QueueEntry(IsDepartment: true, id),
            _ => null,
        };
    }
}
