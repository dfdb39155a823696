namespace Bitrix24.OpenLines.Tests;

/// <summary><c>imopenlines.crm.*</c></summary>
internal static class CrmSamples
{
    private static readonly CrmEntity Lead = new("lead", 1205);

    public static IEnumerable<MethodSample> All =>
    [
        MethodSample.Of(
            new GetCrmChats(Lead, activeOnly: false),
            chats => Assert.Equal(
                new CrmChat(1763, "lead", 1205, "livechat", "Sample text"), Assert.Single(chats))),
        MethodSample.Of(
            new GetLastCrmChat(Lead),
            chats => Assert.Equal(new CrmChat(1763, "lead", 1205), Assert.Single(chats))),
        MethodSample.Of(new AddCrmChatUser(Lead, 503, 1763), chat => Assert.Equal(1763, chat.ChatId)),
        MethodSample.Of(new RemoveCrmChatUser(Lead, 503, 1763), chat => Assert.Equal(1763, chat.ChatId)),
        MethodSample.Of(
            new SendCrmMessage(new CrmEntity("lead", 1195), 27, 1341, "Sample text"),
            message => Assert.Equal(new CrmMessage(19880117, 1341, "lead", 1195), message)),
    ];
}
