namespace Bitrix24.Sandbox;

/// <summary><c>imconnector.*</c>, as far as it is about setting connectors up. Only applications get in.</summary>
internal sealed class ConnectorMethods(ConnectorStore connectors, DialogEvents events, SandboxFaults faults)
{
    public const string RegisterName = "imconnector.register";
    public const string UnregisterName = "imconnector.unregister";

    private const string Scope = "imopenlines";

    private static readonly string[] DataKeys = ["ID", "URL", "URL_IM", "NAME"];

    public IEnumerable<RestMethod> Methods =>
    [
        Method(RegisterName, Register),
        Method(UnregisterName, Unregister),
        Method("imconnector.list", List),
        Method("imconnector.activate", Activate),
        Method("imconnector.status", Status),
        Method("imconnector.connector.data.set", SetData),
    ];

    private static RestMethod Method(string name, Func<MethodCall, SandboxApplication, JToken> run) => new(
        name, Scope, call => run(call, call.Caller.Application ?? throw RestException.WrongAuthType()));

    private JObject Register(MethodCall call, SandboxApplication application)
    {
        // These mistakes are no errors to HTTP: the result says that there is no result.
        string id = Text(call.Parameters["ID"]);
        if (id.Contains("."))
        {
            return Failure(
                "APPLICATION_REGISTRATION_ERROR_POINT",
                "Application registration error. Using a dot in the connector identifier is not allowed");
        }
        if (id.Length == 0)
            return Failure("CONNECTOR_ID_REQUIRED", "Connector ID is not specified");
        if (Text(call.Parameters["NAME"]).Length == 0)
            return Failure("NAME_REQUIRED", "Connector name is not specified");
        if (Text(Php.Map(call.Parameters["ICON"])["DATA_IMAGE"]).Length == 0)
            return Failure("ICON_REQUIRED", "Connector icon is not specified");
        string handler = Text(call.Parameters["PLACEMENT_HANDLER"]);
        if (handler.Length == 0)
            return Failure("NO_PLACEMENT_HANDLER", "Failed to get embedding handler URL");
        if (!WebAddress.IsValid(handler))
            return Failure("GENERAL_CONNECTOR_REGISTRATION_ERROR", "General connector registration error");
        if (faults.ForStorage(RegisterName))
            return Failure("APPLICATION_REGISTRATION_ERROR", "Application registration error");

        connectors.Register(new Connector(application.ClientId, ConnectorFields.Read(call.Parameters)));
        return Success();
    }

    private JObject Unregister(MethodCall call, SandboxApplication application)
    {
        string id = Text(call.Parameters["ID"]).ToLowerInvariant();
        return !faults.ForStorage(UnregisterName) && connectors.Unregister(id, application.ClientId)
            ? Success()
            : Failure("APPLICATION_UNREGISTRATION_ERROR", "Error unregistering the application");
    }

    private JToken List(MethodCall call, SandboxApplication application)
    {
        if (!call.Caller.User.IsAdministrator)
            throw RestException.NoConnectorAccess();
        var names = new JObject(BuiltInConnectors.All.Select(known => new JProperty(known.Key, known.Value)));
        foreach (Connector connector in connectors.All)
            names[connector.Id] = connector.Name;
        return names;
    }

    private JToken Activate(MethodCall call, SandboxApplication application)
    {
        string connector = Required(call, "CONNECTOR");
        int line = Php.Int(Required(call, "LINE"));
        // It has to be there; what counts as false is a value like any other.
        if (!Php.IsSet(call.Parameters["ACTIVE"]))
            throw RestException.NoArgument("ACTIVE");

        ConnectorLink link = connectors.Link(connector, line);
        bool wasActive = link.IsActive;
        link.IsActive = Php.IsTrue(call.Parameters["ACTIVE"]);
        if (wasActive && !link.IsActive)
            events.ConnectorDeactivated(connector, line);
        return true;
    }

    private JToken Status(MethodCall call, SandboxApplication application)
    {
        string connector = Required(call, "CONNECTOR");
        int line = Php.Int(call.Parameters["LINE"]);
        bool isActive = connectors.FindLink(connector, line)?.IsActive is true;
        return new JObject
        {
            ["LINE"] = line,
            ["CONNECTOR"] = connector,
            ["ERROR"] = false,
            ["CONFIGURED"] = isActive,
            ["STATUS"] = isActive,
        };
    }

    private JToken SetData(MethodCall call, SandboxApplication application)
    {
        string connector = Required(call, "CONNECTOR");
        int line = Php.Int(Required(call, "LINE"));
        if (!Php.IsTrue(call.Parameters["DATA"]))
            throw RestException.NoArgument("DATA");

        // An empty text says nothing, and so a value that is there cannot be taken away.
        JObject data = Php.Map(call.Parameters["DATA"]);
        foreach (string key in DataKeys.Where(key => Php.IsTrue(data[key])))
            connectors.Link(connector, line).Data[key] = Php.Text(data[key]);
        return true;
    }

    private static string Required(MethodCall call, string name) => Php.IsTrue(call.Parameters[name])
        ? Php.Text(call.Parameters[name])
        : throw RestException.NoArgument(name);

    /// <summary>A text, and nothing that could become one.</summary>
    private static string Text(JToken? value) => value?.Type is JTokenType.String ? Php.Text(value) : "";

    private static JObject Success() => new() { ["result"] = true };

    private static JObject Failure(string code, string description) => new()
    {
        ["result"] = false,
        ["error"] = code,
        ["error_description"] = description,
    };
}
