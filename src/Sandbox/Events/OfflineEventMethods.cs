namespace Bitrix24.Sandbox;

/// <summary>
/// <c>event.offline.*</c>: the queue of an application. Only its administrators get in; parameter names count in any
/// case.
/// </summary>
internal sealed class OfflineEventMethods(OfflineQueue queue)
{
    public const string GetName = "event.offline.get";

    private const int PageSize = 50;

    private static readonly OrmField<OfflineEvent>[] Fields =
    [
        new("ID", OrmType.Number, one => [Php.Text(one.Id)]),
        new("TIMESTAMP_X", OrmType.Date, one => [Envelope.Date(one.Time)]),
        new("EVENT_NAME", OrmType.Text, one => [one.Name]),
        new("MESSAGE_ID", OrmType.Text, one => [one.MessageId]),
    ];

    private static readonly OrmField<OfflineEvent>[] ListFields =
    [
        .. Fields,
        new("PROCESS_ID", OrmType.Text, one => [one.ProcessId]),
        new("ERROR", OrmType.Number, one => [one.HasFailed ? "1" : "0"]),
    ];

    public IEnumerable<RestMethod> Methods =>
    [
        new(GetName, Scopes.Basic, Get),
        new("event.offline.list", [Scopes.Basic], List),
        new("event.offline.clear", Scopes.Basic, Clear),
        new("event.offline.error", Scopes.Basic, Fail),
    ];

    private JObject Get(MethodCall call)
    {
        IEnumerable<OfflineEvent> events = EventsOf(call);
        JToken? clear = call.InAnyCase("clear");
        JToken? process = call.InAnyCase("process_id");
        JToken? asked = call.InAnyCase("limit");
        int limit = Php.IsSet(asked) ? Php.Int(asked) : PageSize;
        if (limit <= 0)
            throw EventErrors.WrongArgument("Value must be positive integer");
        bool withFailed = Php.Int(call.InAnyCase("error")) == 1;
        bool takes = !Php.IsSet(process);
        if (takes && Php.Items(call.InAnyCase("filter")).Any(condition => Php.IsArray(condition.Value)))
            throw EventErrors.WrongArgument("Value of the filter must not be an array");

        string processId = Php.Text(process).Trim();
        IEnumerable<OfflineEvent> found = Sorted(
            call,
            events.Where(one => one.HasFailed == withFailed && one.ProcessId == processId),
            Fields,
            "TIMESTAMP_X");
        List<OfflineEvent> chosen = found.Take(limit).ToList();
        if (takes)
            processId = OfflineQueue.Reserve(chosen);
        bool isCleared = !Php.IsSet(clear) || Php.Int(clear) != 0;
        var answer = new JObject
        {
            ["process_id"] = isCleared && takes ? null : processId,
            ["events"] = new JArray(chosen.Select(one => Show(one))),
        };
        if (isCleared && chosen.Count > 0)
            queue.Remove(events.Where(one => one.ProcessId == processId));
        return answer;
    }

    private MethodResult List(MethodCall call)
    {
        List<OfflineEvent> found = Sorted(call, EventsOf(call), ListFields, "ID").ToList();
        int start = Math.Max(0, Php.Int(call.InAnyCase("start")));
        var page = new JArray(found.Skip(start).Take(PageSize).Select(one =>
        {
            JObject shown = Show(one);
            shown["PROCESS_ID"] = one.ProcessId;
            shown["ERROR"] = one.HasFailed ? "1" : "0";
            return shown;
        }));
        return new MethodResult(page, found.Count, start + PageSize < found.Count ? start + PageSize : null);
    }

    private JToken Clear(MethodCall call)
    {
        IEnumerable<OfflineEvent> events = EventsOf(call);
        string processId = ProcessId(call);
        // Where both are given, the ids count.
        string[]? ids = Texts(call, "id");
        string[]? messageIds = Texts(call, "message_id");
        queue.Remove(events.Where(one => one.ProcessId == processId
            && (ids is null
                ? messageIds is null || messageIds.Contains(one.MessageId)
                : ids.Contains(Php.Text(one.Id)))));
        return true;
    }

    private JToken Fail(MethodCall call)
    {
        IEnumerable<OfflineEvent> events = EventsOf(call);
        string processId = ProcessId(call);
        string[] messageIds = Texts(call, "message_id")
            ?? throw EventErrors.WrongArgument("Value must be array of MESSAGE_ID values");
        foreach (OfflineEvent failed in events
            .Where(one => one.ProcessId == processId && messageIds.Contains(one.MessageId)).ToList())
            queue.Fail(failed);
        return true;
    }

    private IEnumerable<OfflineEvent> EventsOf(MethodCall call)
    {
        SandboxApplication application = call.Caller.Application ?? throw RestException.WrongAuthType();
        return call.Caller.User.IsAdministrator
            ? queue.Of(application, Php.Text(call.InAnyCase("auth_connector")).Trim())
            : throw EventErrors.NoAccess();
    }

    private static string ProcessId(MethodCall call) => Php.IsSet(call.InAnyCase("process_id"))
        ? Php.Text(call.InAnyCase("process_id")).Trim()
        : throw RestException.NoArgument("PROCESS_ID");

    private static string[]? Texts(MethodCall call, string name)
    {
        JToken? given = call.InAnyCase(name);
        if (!Php.IsSet(given))
            return null;
        return Php.IsArray(given)
            ? Php.Items(given).Select(item => Php.Text(item.Value).Trim()).ToArray()
            : throw EventErrors.WrongArgument($"Value of {name} must be array");
    }

    /// <summary>What a call's filter accepts, as it wants it sorted. What is no field is passed over.</summary>
    private static IEnumerable<OfflineEvent> Sorted(
        MethodCall call, IEnumerable<OfflineEvent> events, OrmField<OfflineEvent>[] fields, string usual)
    {
        var filter = new OrmFilter<OfflineEvent>();
        foreach (KeyValuePair<string, JToken> condition in Php.Items(call.InAnyCase("filter")))
        {
            (OrmOperator comparison, string name) = OrmOperator.Split(condition.Key);
            if (Find(name) is { } field)
                filter.Add(field, comparison, condition.Value);
        }

        var order = new OrmOrder<OfflineEvent>();
        List<KeyValuePair<string, JToken>> asked = Php.Items(call.InAnyCase("order"))
            .Where(item => Find(item.Key) is not null).ToList();
        foreach (KeyValuePair<string, JToken> item in asked)
            order.Add(Find(item.Key)!, Php.Text(item.Value).Equals("DESC", StringComparison.OrdinalIgnoreCase));
        if (asked.Count == 0)
            order.Add(Find(usual)!, isDescending: false);
        return order.Sort(events.Where(filter.Accepts));

        OrmField<OfflineEvent>? Find(string name) =>
            Array.Find(fields, field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private static JObject Show(OfflineEvent one) => new()
    {
        ["ID"] = Php.Text(one.Id),
        ["TIMESTAMP_X"] = Envelope.Date(one.Time),
        ["EVENT_NAME"] = one.Name,
        ["EVENT_DATA"] = one.Data.DeepClone(),
        ["EVENT_ADDITIONAL"] = one.UserId == 0 ? false : new JObject { ["user_id"] = one.UserId },
        ["MESSAGE_ID"] = one.MessageId,
    };
}
