namespace Bitrix24.Sandbox;

/// <summary>What lets an application's messages in: its arguments, its connector, the line.</summary>
internal sealed class ConnectorAccess(ConnectorStore connectors, LineStore lines)
{
    /// <summary>A method that only applications may call.</summary>
    public static RestMethod Method(string name, Func<MethodCall, SandboxApplication, JToken> run) => new(
        name,
        ["imopenlines", "imconnector"],
        call => new MethodResult(run(call, call.Caller.Application ?? throw RestException.WrongAuthType())));

    /// <summary>An argument that has to be there, and to be more than nothing.</summary>
    public static string Required(MethodCall call, string name) => Php.IsTrue(call.Parameters[name])
        ? Php.Text(call.Parameters[name])
        : throw RestException.NoArgument(name);

    /// <summary>The elements of <c>MESSAGES</c>: each is a map.</summary>
    public static IReadOnlyList<JToken> RequiredMessages(MethodCall call)
    {
        const string Name = "MESSAGES";
        Required(call, Name);
        if (!Php.IsArray(call.Parameters[Name]))
            throw RestException.WrongArgument(Name, $"The value of an argument '{Name}' must be of type array");
        List<JToken> messages = Php.Items(call.Parameters[Name]).Select(item => item.Value).ToList();
        return messages.All(Php.IsArray)
            ? messages
            : throw RestException.WrongArgument(Name, $"The {Name} parameter must be an array of messages (arrays)");
    }

    /// <summary>
    /// The connector of a code: the application's own, or else another's. Those that the portal comes with have doors
    /// of their own.
    /// </summary>
    public Connector Provider(string code, SandboxApplication application) =>
        connectors.All.Where(known => known.Id == code)
            .OrderByDescending(known => known.ClientId == application.ClientId)
            .FirstOrDefault() ?? throw DialogErrors.NoProvider();

    /// <summary>A line that messages may come in at: it is active, and the connector is active there.</summary>
    public int ActiveLine(Connector connector, int line) =>
        lines.Find(line)?[LineColumns.Active] == "Y" && connectors.FindLink(connector.Id, line)?.IsActive is true
            ? line
            : throw DialogErrors.NotActiveLine();
}
