namespace Bitrix24.Sandbox;

/// <summary>Reads what a connector is registered with. What is not given is as the reference says.</summary>
internal static class ConnectorFields
{
    /// <summary>Reads the parameters of a registration that has been found good.</summary>
    public static SandboxConnector Read(JObject parameters) => new()
    {
        Id = Php.Text(parameters["ID"]).ToLowerInvariant(),
        Name = Php.Text(parameters["NAME"]),
        PlacementHandler = Php.Text(parameters["PLACEMENT_HANDLER"]),
        Icon = Icon(parameters["ICON"]),
        IconDisabled = Icon(parameters["ICON_DISABLED"]),
        DeletesExternalMessages = Flag(parameters["DEL_EXTERNAL_MESSAGES"], unless: true),
        EditsInternalMessages = Flag(parameters["EDIT_INTERNAL_MESSAGES"], unless: true),
        DeletesInternalMessages = Flag(parameters["DEL_INTERNAL_MESSAGES"], unless: true),
        TakesNewsletters = Flag(parameters["NEWSLETTER"], unless: true),
        NeedsSystemMessages = Flag(parameters["NEED_SYSTEM_MESSAGES"], unless: true),
        NeedsSignature = Flag(parameters["NEED_SIGNATURE"], unless: true),
        IsForGroups = Flag(parameters["CHAT_GROUP"], unless: false),
    };

    // Older clients send letters.
    private static bool Flag(JToken? value, bool unless) =>
        Php.IsSet(value) ? Php.IsTrue(value) && value is not JValue { Value: "N" } : unless;

    private static SandboxIcon Icon(JToken? value)
    {
        JObject icon = Php.Map(value);
        return new(
            Php.Text(icon["DATA_IMAGE"]), Php.Text(icon["COLOR"]), Php.Text(icon["SIZE"]), Php.Text(icon["POSITION"]));
    }
}
