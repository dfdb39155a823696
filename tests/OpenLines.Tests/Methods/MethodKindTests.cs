namespace Bitrix24.OpenLines.Tests;

public sealed class MethodKindTests
{
    [Theory]
    [InlineData("profile")]
    [InlineData("scope")]
    [InlineData("events")]
    [InlineData("methods")]
    [InlineData("server.time")]
    [InlineData("app.info")]
    [InlineData("method.get")]
    [InlineData("user.current")]
    [InlineData("user.get")]
    [InlineData("user.search")]
    [InlineData("crm.lead.fields")]
    [InlineData("sale.order.getFields")]
    [InlineData("task.item.getlist")]
    [InlineData("tasks.task.list")]
    [InlineData("entity.item.count")]
    [InlineData("imconnector.status")]
    [InlineData("imopenlines.config.list.get")]
    [InlineData("imopenlines.crm.chat.getLastId")]
    [InlineData("imbot.v2.Bot.list")]
    [InlineData("IMOPENLINES.CONFIG.GET")]
    [InlineData("Profile")]
    public void A_name_that_says_that_it_reads_may_always_be_sent_again(string method) =>
        Assert.Equal(CallKind.Read, MethodKind.Of(method));

    [Theory]
    [InlineData("imopenlines.config.add")]
    [InlineData("imopenlines.config.update")]
    [InlineData("imopenlines.operator.answer")]
    [InlineData("imconnector.send.status.delivery")]
    [InlineData("imconnector.register")]
    [InlineData("imopenlines.network.join")]
    [InlineData("list.item.add")]
    [InlineData("crm.status.add")]
    [InlineData("something.widget")]
    [InlineData("im.chatlist")]
    [InlineData("get")]
    [InlineData("list")]
    [InlineData("")]
    [InlineData(".")]
    public void Any_other_is_never_sent_again_while_it_may_have_run(string method) =>
        Assert.Equal(CallKind.Creation, MethodKind.Of(method));

    [Theory]
    [InlineData("event.offline.get", CallKind.Creation)]
    [InlineData("Event.Offline.Get", CallKind.Creation)]
    [InlineData("event.offline.list", CallKind.Read)]
    [InlineData("imbot.v2.Event.get", CallKind.Change)]
    [InlineData("imbot.v2.event.get", CallKind.Change)]
    [InlineData("im.notify.read.list", CallKind.Change)]
    public void A_name_that_says_it_wrongly_is_known(string method, CallKind kind) =>
        Assert.Equal(kind, MethodKind.Of(method));
}
