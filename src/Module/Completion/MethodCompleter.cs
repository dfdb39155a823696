using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// Completes the names of the documented methods of the Open Channels, and of those that every portal has: by how they
/// begin, or else by any part of them.
/// </summary>
internal sealed class MethodCompleter : IArgumentCompleter
{
    private static readonly string[] Methods =
    [
        "app.info",
        "department.get",
        "event.bind",
        "event.get",
        "event.offline.clear",
        "event.offline.error",
        "event.offline.get",
        "event.offline.list",
        "event.unbind",
        "events",
        "imbot.bot.list",
        "imbot.register",
        "imbot.unregister",
        "imbot.update",
        "imbot.v2.Bot.get",
        "imbot.v2.Bot.list",
        "imbot.v2.Bot.register",
        "imbot.v2.Bot.unregister",
        "imbot.v2.Bot.update",
        "imbot.v2.Event.get",
        "imbot.v2.Revision.get",
        "imconnector.activate",
        "imconnector.chat.name.set",
        "imconnector.connector.data.set",
        "imconnector.delete.messages",
        "imconnector.list",
        "imconnector.register",
        "imconnector.send.messages",
        "imconnector.send.status.delivery",
        "imconnector.send.status.reading",
        "imconnector.status",
        "imconnector.unregister",
        "imconnector.update.messages",
        "imopenlines.bot.session.finish",
        "imopenlines.bot.session.message.send",
        "imopenlines.bot.session.operator",
        "imopenlines.bot.session.transfer",
        "imopenlines.config.add",
        "imopenlines.config.delete",
        "imopenlines.config.get",
        "imopenlines.config.list.get",
        "imopenlines.config.path.get",
        "imopenlines.config.update",
        "imopenlines.crm.chat.get",
        "imopenlines.crm.chat.getLastId",
        "imopenlines.crm.chat.user.add",
        "imopenlines.crm.chat.user.delete",
        "imopenlines.crm.lead.create",
        "imopenlines.crm.message.add",
        "imopenlines.dialog.get",
        "imopenlines.message.quick.save",
        "imopenlines.message.session.start",
        "imopenlines.network.join",
        "imopenlines.network.message.add",
        "imopenlines.operator.another.finish",
        "imopenlines.operator.answer",
        "imopenlines.operator.finish",
        "imopenlines.operator.skip",
        "imopenlines.operator.spam",
        "imopenlines.operator.transfer",
        "imopenlines.revision.get",
        "imopenlines.session.head.vote",
        "imopenlines.session.history.get",
        "imopenlines.session.intercept",
        "imopenlines.session.join",
        "imopenlines.session.mode.pin",
        "imopenlines.session.mode.pinAll",
        "imopenlines.session.mode.silent",
        "imopenlines.session.mode.unpinAll",
        "imopenlines.session.open",
        "imopenlines.session.start",
        "method.get",
        "profile",
        "scope",
        "server.time",
        "user.current",
        "user.get",
    ];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = wordToComplete.Trim('\'', '"');
        string[] found = Containing(typed, place => place == 0);
        return (found.Length > 0 ? found : Containing(typed, place => place > 0)).Select(
            method => new CompletionResult(method, method, CompletionResultType.ParameterValue, method));
    }

    private static string[] Containing(string typed, Func<int, bool> isThere) =>
        [.. Methods.Where(method => isThere(method.IndexOf(typed, StringComparison.OrdinalIgnoreCase)))];
}
