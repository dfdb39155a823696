using System.Collections;

namespace Bitrix24.OpenLines.Tests;

/// <summary><c>imconnector.*</c></summary>
internal static class ConnectorSamples
{
    private const string Icon = "data:image/svg+xml,%3Csvg/%3E";

    private static readonly ConnectorAtLine Place = new("myconnector", 107);

    private static readonly ConnectorReceipt Receipt = new(
        "myconnector", 107, 323, 85911, new(["ext-msg-1007"]), "channel-123",
        DateTimeOffset.FromUnixTimeSeconds(1738065600));

    public static IEnumerable<MethodSample> All =>
    [
        MethodSample.Of(
            new SetConnectorData("myconnector", 107, ConnectorData.Read(
                [
                    new("ID", "channel-123"),
                    new("URL", "https://example.com/chats/123"),
                    new("NAME", "Sample name"),
                ],
                InputSource.Explicit)),
            data => Assert.Equal("channel-123 (myconnector, line 107)", data.ToString())),
        MethodSample.Of(
            new ListConnectors(),
            connectors => Assert.Equal(
                ["livechat", "telegrambot", "network", "myconnector"], connectors.Select(one => one.Code))),
        MethodSample.Of(
            new RegisterConnector(ConnectorRegistration.Read(
                [
                    new("ID", "myconnector"),
                    new("NAME", "Sample name"),
                    new("ICON", new Hashtable
                    {
                        ["DATA_IMAGE"] = Icon, ["COLOR"] = "#69acc0", ["SIZE"] = "90%", ["POSITION"] = "center",
                    }),
                    new("PLACEMENT_HANDLER", "https://example.com/connector/settings"),
                    new("IconDisabled", Icon),
                    new("IconDisabledColor", "#99adb3"),
                    new("DEL_EXTERNAL_MESSAGES", true),
                    new("EDIT_INTERNAL_MESSAGES", true),
                    new("DEL_INTERNAL_MESSAGES", "Y"),
                    new("NEWSLETTER", true),
                    new("NEED_SYSTEM_MESSAGES", true),
                    new("NEED_SIGNATURE", 1),
                    new("CHAT_GROUP", "N"),
                ],
                InputSource.Explicit)),
            connector => Assert.Equal("Sample name (myconnector)", connector.ToString())),
        MethodSample.Of(new UnregisterConnector("MyConnector"), id => Assert.Equal("myconnector", id)),
        MethodSample.Of(
            new ActivateConnector(Place, active: true),
            status => Assert.Equal(new ConnectorStatus("myconnector", 107), status)),
        MethodSample.Of(
            new GetConnectorStatus(new("myconnector", 12)),
            status => Assert.Equal(
                new ConnectorStatus("myconnector", 12, IsConfigured: true, IsActive: true, HasError: false), status)),
        MethodSample.Of(
            new SendConnectorMessage(Place, Message(
                ("user", Client(("skip_phone_validate", "Y"))),
                ("message", new Hashtable
                {
                    ["id"] = "ext-msg-1001",
                    ["date"] = 1773265993,
                    ["text"] = "Sample text",
                    ["files"] = new object[]
                    {
                        new Hashtable { ["url"] = "https://example.com/files/spec.pdf", ["name"] = "spec.pdf" },
                    },
                    ["disable_crm"] = "Y",
                }),
                ("chat", Chat))),
            message => Assert.Equal(
                (323, 1767, 585, "ext-msg-1001", "Sample text", "Sample name"),
                (message.SessionId, message.ChatId, message.UserId, message.ExternalMessageId, message.Text,
                    message.ChatName))),
        MethodSample.Of(
            new UpdateConnectorMessage(Place, Message(
                ("user", Client()),
                ("message", new Hashtable
                {
                    ["id"] = "ext-msg-1001", ["date"] = 1773266050, ["text"] = "Sample text",
                }),
                ("chat", Chat))),
            message => Assert.Equal((null, 585, "channel-123"),
                (message.SessionId, message.UserId, message.ExternalChatId))),
        MethodSample.Of(
            new DeleteConnectorMessage(Place, Message(
                ("ExternalUserId", "ext-user-42"), ("ExternalMessageId", "ext-msg-1001"),
                ("ExternalChatId", "channel-123"))),
            message => Assert.Equal((585, "ext-msg-1001"), (message.UserId, message.ExternalMessageId))),
        MethodSample.Of<ConnectorReceipt>(
            new SendConnectorReceipt(Receipt, isRead: false), receipt => Assert.Same(Receipt, receipt)),
        MethodSample.Of<ConnectorReceipt>(
            new SendConnectorReceipt(Receipt, isRead: true), receipt => Assert.Same(Receipt, receipt)),
        MethodSample.Of(
            new RenameConnectorChat(
                new("connector", 105), "47e007b1-ee15-43db-bcba-1c26e5884d3f", "Sample name"),
            chat => Assert.Equal(("connector", 105, "Sample name"), (chat.Connector, chat.Line, chat.Name))),
    ];

    private static Hashtable Chat => new()
    {
        ["id"] = "channel-123", ["name"] = "Sample name", ["url"] = "https://example.com/chats/123",
    };

    private static Hashtable Client(params (string Name, object Value)[] others)
    {
        var client = new Hashtable
        {
            ["id"] = "ext-user-42",
            ["last_name"] = "Ivanov",
            ["name"] = "Ivan",
            ["picture"] = new Hashtable { ["url"] = "https://example.com/u42.png" },
            ["url"] = "https://example.com/users/42",
            ["gender"] = "male",
            ["email"] = "ivan@example.com",
            ["phone"] = "+19990000000",
        };
        foreach ((string name, object value) in others)
            client[name] = value;
        return client;
    }

    private static ConnectorMessage Message(params (string Name, object? Value)[] fields) => ConnectorMessage.Read(
        fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), InputSource.Explicit);
}
