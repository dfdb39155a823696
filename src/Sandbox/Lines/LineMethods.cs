namespace Bitrix24.Sandbox;

/// <summary><c>imopenlines.config.*</c>. Parameter names count in upper case only.</summary>
internal sealed class LineMethods(
    LineStore lines,
    CompanyDirectory company,
    Action<Line, LineQueue, bool> queueChanged,
    SandboxFaults faults,
    Func<SandboxSettings> behaviour,
    Func<DateTimeOffset> clock)
{
    public const string AddName = "imopenlines.config.add";

    private const string Scope = "imopenlines";

    private readonly LineWriter _writer =
        new(lines, new QueueBuilder(lines, company, behaviour), queueChanged, behaviour, clock);

    public IEnumerable<RestMethod> Methods =>
    [
        new(AddName, Scope, Add),
        new("imopenlines.config.update", Scope, Update),
        new("imopenlines.config.delete", Scope, Delete),
        new("imopenlines.config.get", Scope, Get),
        new("imopenlines.config.list.get", Scope, List),
    ];

    private static JObject Settings(MethodCall call) => Php.Map(call.Parameters["PARAMS"]);

    private static int ConfigId(MethodCall call)
    {
        int id = Php.Int(call.Parameters["CONFIG_ID"]);
        return id > 0 ? id : throw RestException.NoConfigId();
    }

    /// <summary>The line that a caller wants to change.</summary>
    private Line? Changeable(MethodCall call)
    {
        int id = ConfigId(call);
        return MayChange(call) ? lines.Find(id) : throw RestException.NoPermission();
    }

    private static bool MayChange(MethodCall call) => call.Caller.User.IsAdministrator;

    // No right is asked for here, on a real portal too.
    private JToken Add(MethodCall call) =>
        !faults.ForStorage(AddName) && _writer.Create(Settings(call), call.Caller.User) is { } line ? line.Id : false;

    private JToken Update(MethodCall call) =>
        Changeable(call) is { } line && _writer.Change(line, Settings(call), call.Caller.User);

    private JToken Delete(MethodCall call) => Changeable(call) is { } line && lines.Remove(line.Id);

    private JToken Get(MethodCall call)
    {
        if (lines.Find(ConfigId(call)) is not { } line)
            return false;

        var more = new JObject();
        if (IsWanted(call.Parameters["WITH_QUEUE"]))
        {
            List<QueueSeat> staff = line.Queue.Seats.Where(seat => behaviour().IsStaff(seat.User.Id)).ToList();
            LineView.AddQueue(more, staff, IsWanted(call.Parameters["SHOW_OFFLINE"]));
        }
        return LineView.Write(line, LineListingReader.Everything, more, decodes: true);
    }

    private static bool IsWanted(JToken? flag) => !Php.IsSet(flag) || Php.EqualsWord(flag, "Y");

    private JArray List(MethodCall call)
    {
        LineListing listing = LineListingReader.Read(call.Parameters);
        IEnumerable<Line> found = listing.OnlyChangeable && !MayChange(call) ? [] : Find(listing);
        return new JArray(found.Skip(listing.Offset).Take(listing.Limit).Select(line => Show(line, listing)));
    }

    /// <summary>The lines that a listing is about. By id, no more of them are looked at than are asked for.</summary>
    private IEnumerable<Line> Find(LineListing listing)
    {
        OrmField<Line> id = LineColumns.Fields[LineColumns.Id.Name];
        (decimal least, decimal greatest) = listing.Filter.Range(id);
        bool? isDescending = listing.Order.IsDescendingBy(id);
        IEnumerable<Line> found =
            lines.Between(least, greatest, isDescending is true).Where(listing.Filter.Accepts);
        return isDescending is null ? listing.Order.Sort(found) : found;
    }

    private static JRaw Show(Line line, LineListing listing)
    {
        var more = new JObject();
        if (listing.WithQueue)
            LineView.AddOperators(more, line.Queue);
        if (listing.WithConfiguration)
            LineView.AddConfiguration(more, line.Queue);
        return LineView.Write(line, listing.Select, more);
    }
}

/// <summary>What the portal says of its open lines as a whole.</summary>
internal sealed class LinePageMethods(Uri address)
{
    private const string Scope = "imopenlines";

    public IEnumerable<RestMethod> Methods =>
    [
        new("imopenlines.config.path.get", Scope, _ => Path()),
        new("imopenlines.revision.get", Scope, _ => Revision()),
    ];

    private JObject Path() => new()
    {
        ["SERVER_ADDRESS"] = address.GetLeftPart(UriPartial.Authority),
        ["PUBLIC_PATH"] = "/contact_center/",
    };

    private static JObject Revision() => new()
    {
        ["rest"] = 2,
        ["web"] = 1,
        ["mobile"] = 1,
    };
}
