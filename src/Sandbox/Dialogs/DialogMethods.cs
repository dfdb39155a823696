using System.Globalization;

namespace Bitrix24.Sandbox;

/// <summary>What finds a dialog.</summary>
internal sealed class DialogMethods(DialogStore dialogs, DialogPermissions permissions, DialogView view)
{
    private const string Scope = "imopenlines";
    private const string DialogPrefix = "chat";

    public IEnumerable<RestMethod> Methods =>
    [
        new("imopenlines.session.open", Scope, Open),
        new("imopenlines.dialog.get", Scope, Get),
    ];

    private JObject Open(MethodCall call)
    {
        Chat? chat = dialogs.FindChat(Php.Text(call.Parameters["USER_CODE"]));
        return chat is not null && permissions.MayOpen(call.Caller.User, chat)
            ? new JObject { ["chatId"] = Php.Text(chat.Id) }
            : throw DialogErrors.NoAccess();
    }

    private JObject Get(MethodCall call)
    {
        Chat? chat = Find(call);
        return chat?.Channel is not null && permissions.MayOpen(call.Caller.User, chat)
            ? view.Show(chat, call.Caller.User.Id)
            : throw DialogErrors.NoDialog();
    }

    /// <summary>The chat that a call names in one of four ways; the first that is there counts.</summary>
    private Chat? Find(MethodCall call)
    {
        JObject sent = call.Parameters;
        if (Php.IsTrue(sent["CHAT_ID"]))
            return dialogs.FindChat(Php.Int(sent["CHAT_ID"]));
        if (Php.IsTrue(sent["DIALOG_ID"]))
            return dialogs.FindChat(ChatId(Php.Text(sent["DIALOG_ID"])));
        return Php.IsTrue(sent["SESSION_ID"])
            ? dialogs.FindSession(Php.Int(sent["SESSION_ID"]))?.Chat
            : dialogs.FindChat(Php.Text(sent["USER_CODE"]));
    }

    /// <summary>The chat of a dialog; 0 for what is no dialog of a chat.</summary>
    internal static int ChatId(string dialog) =>
        dialog.StartsWith(DialogPrefix, StringComparison.Ordinal)
        && int.TryParse(
            dialog.Substring(DialogPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int id)
            ? id
            : 0;
}
