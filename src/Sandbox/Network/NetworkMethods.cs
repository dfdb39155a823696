using System.Text;

namespace Bitrix24.Sandbox;

/// <summary><c>imopenlines.network.*</c>: open lines of other portals.</summary>
internal sealed class NetworkMethods(
    NetworkStore network, CompanyDirectory company, SandboxFaults faults, Func<DateTimeOffset> clock)
{
    public const string SendName = "imopenlines.network.message.add";

    private const string Scope = "imopenlines";
    private const int CodeLength = 32;
    private const int MaxAttachSize = 30 * 1024;

    public IEnumerable<RestMethod> Methods =>
    [
        new("imopenlines.network.join", Scope, Join),
        new(SendName, Scope, Send),
    ];

    private JToken Join(MethodCall call)
    {
        NetworkLine line = Line(call);
        return line.IsActive ? network.Join(line) : throw NetworkErrors.Inactive();
    }

    // The errors come in the order of the reference: who has had the week's message hears of no other mistake.
    private JToken Send(MethodCall call)
    {
        NetworkLine line = Line(call);
        int user = Php.Int(call.Parameters["USER_ID"]);
        if (user <= 0)
            throw DialogErrors.NoUserId();
        DateTimeOffset now = clock();
        if (!network.MaySend(line, user, now))
            throw NetworkErrors.MessageLimit();
        if (Php.Text(call.Parameters["MESSAGE"]).Length == 0)
            throw MessageErrors.NoMessage();
        CheckAttach(call.Parameters["ATTACH"]);
        CheckKeyboard(call.Parameters["KEYBOARD"]);
        if (company.FindUser(user) is null || faults.ForStorage(SendName))
            throw NetworkErrors.NotAdded();
        network.Sent(line, user, now);
        return true;
    }

    private static NetworkLine Line(MethodCall call)
    {
        string code = Php.Text(call.Parameters["CODE"]);
        if (code.Length != CodeLength)
            throw NetworkErrors.WrongCode();
        return NetworkStore.Find(code) ?? throw NetworkErrors.NoLine();
    }

    /// <summary>An attachment is a list of blocks, or a map with one under <c>BLOCKS</c>.</summary>
    private static void CheckAttach(JToken? attach)
    {
        if (!Php.IsTrue(attach))
            return;
        if (!IsListOfMaps(Within(attach!, "BLOCKS")))
            throw NetworkErrors.WrongAttach();
        if (Encoding.UTF8.GetByteCount(Json.Write(attach!)) > MaxAttachSize)
            throw NetworkErrors.AttachTooLarge();
    }

    /// <summary>A keyboard is a list of buttons, or a map with one under <c>BUTTONS</c>.</summary>
    private static void CheckKeyboard(JToken? keyboard)
    {
        if (Php.IsTrue(keyboard) && !IsListOfMaps(Within(keyboard!, "BUTTONS")))
            throw NetworkErrors.WrongKeyboard();
    }

    private static JToken? Within(JToken sent, string name) =>
        sent is JObject map && map[name] is { } list ? list : sent;

    /// <summary>In a form, a list is a map of its places.</summary>
    private static bool IsListOfMaps(JToken? list) =>
        Php.Encode([.. Php.Items(list)]) is JArray { Count: > 0 } items
        && items.All(item => item is JObject { HasValues: true });
}

/// <summary>The errors of the methods about Bitrix24.Network. The texts are those of the reference.</summary>
internal static class NetworkErrors
{
    public static RestException WrongCode() => new(400, "CODE", "You entered an invalid code");

    public static RestException NoLine() => new(400, "NOT_FOUND", "Line not found");

    public static RestException Inactive() => new(400, "INACTIVE", "Openline is inactive");

    public static RestException MessageLimit() => new(
        400, "USER_MESSAGE_LIMIT", "You can't send more than one message per week to each user");

    public static RestException AttachTooLarge() => new(
        400, "ATTACH_OVERSIZE", "You have exceeded the maximum allowable size of attach");

    public static RestException WrongAttach() => new(400, "ATTACH_ERROR", "Incorrect attach params");

    public static RestException WrongKeyboard() => new(400, "KEYBOARD_ERROR", "Incorrect keyboard params");

    public static RestException NotAdded() => new(400, "WRONG_REQUEST", "Message isn't added");
}
