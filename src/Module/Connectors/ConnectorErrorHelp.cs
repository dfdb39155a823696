namespace Bitrix24.OpenLines.PowerShell;

/// <summary>What helps against the errors of <c>imconnector.*</c>.</summary>
internal static class ConnectorErrorHelp
{
    private const string CheckConnector =
        "Get-B24Connector lists the connectors that there are; Register-B24Connector makes one.";

    private const string CheckApplication =
        "Connect as the application that has registered the connector; it must be installed on the portal.";

    private const string CheckMessage = "Give the ids of client, message and chat, and a text or files.";

    public static ErrorHelpTable Table { get; } = new(
        new Dictionary<string, ErrorHelp>
        {
            [ConnectorErrorCodes.ConnectorNotFound] = new(ErrorCategory.ObjectNotFound, CheckConnector),
            [ConnectorErrorCodes.ConnectorMessageRefused] = new(
                ErrorCategory.InvalidData, "Nothing of it was taken over. Correct the input and give it again."),
            [ConnectorErrorCodes.ConnectorNotChanged] = new(ErrorCategory.InvalidOperation, CheckConnector),

            // Registration.
            ["APPLICATION_REGISTRATION_ERROR_POINT"] = new(
                ErrorCategory.InvalidArgument, "Give a code of digits, letters and underscores."),
            ["CONNECTOR_ID_REQUIRED"] = new(ErrorCategory.InvalidArgument, "Give -Id."),
            ["NAME_REQUIRED"] = new(ErrorCategory.InvalidArgument, "Give -Name."),
            ["ICON_REQUIRED"] = new(ErrorCategory.InvalidArgument, "Give -Icon, the file of an SVG or a data: URI."),
            ["NO_PLACEMENT_HANDLER"] = new(
                ErrorCategory.InvalidArgument, "Give -PlacementHandler, the address of the settings page."),
            ["NO_APPLICATION_ID"] = new(
                ErrorCategory.PermissionDenied,
                "The portal does not know the application any more: install it again, then connect anew."),
            ["APPLICATION_REGISTRATION_ERROR"] = new(
                ErrorCategory.WriteError, "Nothing was registered: it may be tried again."),
            ["GENERAL_CONNECTOR_REGISTRATION_ERROR"] = new(
                ErrorCategory.InvalidArgument,
                "Nothing was registered. Check the address of the settings page, the icon and the code."),
            ["APPLICATION_UNREGISTRATION_ERROR"] = new(
                ErrorCategory.ObjectNotFound,
                $"{CheckApplication} Get-B24Connector lists the connectors. Published servers refuse one that has " +
                "never been active: enable it on a line with Enable-B24Connector, then unregister it."),

            // Messages.
            ["NOT_ACTIVE_LINE"] = new(
                ErrorCategory.ObjectNotFound,
                "Get-B24OpenLine shows whether the line is there and active; Set-B24OpenLine -Active Y makes it so, " +
                "and Enable-B24Connector opens it to the connector."),
            ["IMCONNECTOR_NO_CORRECT_PROVIDER"] = new(ErrorCategory.ObjectNotFound, CheckConnector),
            ["IMCONNECTOR_COULD_NOT_GET_PROVIDER_OBJECT"] = new(ErrorCategory.ObjectNotFound, CheckConnector),
            ["IMCONNECTOR_NOT_SPECIFIED_CORRECT_CONNECTOR"] = new(ErrorCategory.ObjectNotFound, CheckConnector),
            ["IMCONNECTOR_NOT_SPECIFIED_CORRECT_COMMAND"] = new(
                ErrorCategory.InvalidOperation,
                "The portal's own connectors take no messages by REST: use a connector of the application."),
            ["PROVIDER_UNSUPPORTED_TYPE_INCOMING_MESSAGE"] = new(ErrorCategory.InvalidArgument, CheckMessage),
            ["IMCONNECTOR_NOT_ALL_THE_REQUIRED_DATA"] = new(ErrorCategory.InvalidArgument, CheckMessage),
            ["CONNECTOR_PROXY_NO_ADD_USER"] = new(
                ErrorCategory.WriteError, "The portal could not make a user for the client: tell its administrator."),
            ["CONNECTOR_PROXY_NO_USER_IM"] = new(
                ErrorCategory.InvalidArgument, "Give -ExternalUserId, the id of the client in the external system."),
            ["CHAT_RENAMING_FAILED"] = new(
                ErrorCategory.InvalidOperation,
                "Check the id of the chat; a connector without group chats needs -ExternalUserId, too."),
        },
        PortalErrorHelp.Table);
}
