namespace Bitrix24.OpenLines.Tests;

/// <summary><c>imopenlines.bot.session.*</c></summary>
internal static class BotSessionSamples
{
    private const string Proof = "**put_your_client_id_or_bot_token_here**";

    public static IEnumerable<MethodSample> All =>
    [
        MethodSample.Of(new SendBotMessage(112, "Sample text"), chat => Assert.Equal(112, chat)),
        MethodSample.Of(new SwitchBotSession(112), chat => Assert.Equal(112, chat)),
        MethodSample.Of(
            new TransferBotSession(112, toUser: 12, toLine: null, leave: false, Proof),
            chat => Assert.Equal(112, chat)),
        MethodSample.Of(new FinishBotSession(112, Proof), chat => Assert.Equal(112, chat)),
    ];
}
