namespace Bitrix24.Sandbox;

/// <summary>Makes queues of what callers send.</summary>
internal sealed class QueueBuilder(LineStore lines, CompanyDirectory company)
{
    /// <summary>Whether a queue holds bare ids where it should hold <c>{ENTITY_TYPE, ENTITY_ID}</c>.</summary>
    public static bool HasBareIds(JToken queue) => Php.Items(queue).Any(item => !Php.IsArray(item.Value));

    /// <summary>The entries that the portal accepts: known users and departments, each once, in order.</summary>
    public IReadOnlyList<QueueEntry> Read(JToken? queue) => Php.Items(queue)
        .Select(item => Php.Map(item.Value))
        .Select(Read)
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

    private IEnumerable<User> UsersOf(QueueEntry entry) =>
        entry.IsDepartment ? company.StaffOf(entry.Id) : [company.FindUser(entry.Id)!];

    private QueueEntry? Read(JObject entry)
    {
        int id = Php.Int(entry["ENTITY_ID"]);
        return Php.Text(entry["ENTITY_TYPE"]) switch
        {
            QueueEntry.User when company.FindUser(id) is not null => new QueueEntry(IsDepartment: false, id),
            QueueEntry.Department when company.HasDepartment(id) => new QueueEntry(IsDepartment: true, id),
            _ => null,
        };
    }
}
