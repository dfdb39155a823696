namespace Bitrix24.Sandbox;

/// <summary>
/// As much of the messenger, <c>im.message.*</c>, as an operator needs to answer a guest: texts in chats. And
/// <c>imopenlines.message.quick.save</c>, which keeps one for other times.
/// </summary>
internal sealed class MessageMethods(DialogStore dialogs, DialogAccess access, SessionFlow flow, ChatWriter writer)
{
    private const string Messenger = "im";

    public IEnumerable<RestMethod> Methods =>
    [
        new("im.message.add", Messenger, Add),
        new("im.message.update", Messenger, Update),
        new("im.message.delete", Messenger, Delete),
        new("imopenlines.message.quick.save", "imopenlines", SaveQuickAnswer),
    ];

    private JToken Add(MethodCall call)
    {
        string dialog = Php.Text(call.Parameters["DIALOG_ID"]);
        int id = DialogMethods.ChatId(dialog);
        if (id == 0)
        {
            throw Php.Int(dialog) > 0
                ? MessageErrors.NoPrivateChats()
                : DialogErrors.NoUserId();
        }
        string text = Php.Text(call.Parameters["MESSAGE"]);
        if (text.Length == 0)
            throw MessageErrors.NoMessage();
        Chat chat = dialogs.FindChat(id) ?? throw MessageErrors.NotCreated();
        int user = call.Caller.User.Id;
        if (!chat.Has(user))
            throw MessageErrors.NoAccess();

        if (chat.Session is { } session)
            TakeOver(session, user);
        return writer.Send(chat, user, text).Id;
    }

    /// <summary>Whoever writes to a guest who waits has taken the dialog.</summary>
    private void TakeOver(Session session, int user)
    {
        if (session.IsClosed)
            flow.Answer(flow.Open(session.Chat, session.Line), user);
        else if (!session.IsAnswered)
            flow.Answer(session, user);
    }

    private JToken Update(MethodCall call)
    {
        ChatMessage message = Own(call);
        JToken? text = call.Parameters["MESSAGE"];
        if (!Php.IsSet(text))
            return true;
        if (Php.Text(text).Length == 0)
            writer.Delete(message, isFromOutside: false);
        else
            writer.Update(message, Php.Text(text), isFromOutside: false);
        return true;
    }

    private JToken Delete(MethodCall call)
    {
        writer.Delete(Own(call), isFromOutside: false);
        return true;
    }

    /// <summary>The message that a caller wants to change.</summary>
    private ChatMessage Own(MethodCall call)
    {
        ChatMessage message = dialogs.FindMessage(Php.Int(call.Parameters["MESSAGE_ID"]))
            ?? throw MessageErrors.NoMessageId();
        return message.Author == call.Caller.User.Id && !message.IsDeleted
            ? message
            : throw MessageErrors.CannotEdit();
    }

    private JToken SaveQuickAnswer(MethodCall call)
    {
        Chat chat = access.Open(call);
        ChatMessage? message = dialogs.FindMessage(Php.Int(call.Parameters["MESSAGE_ID"]));
        if (message?.Chat != chat || message.IsSystem || message.IsDeleted || message.Text.Length == 0)
            throw MessageErrors.NotSaved();
        dialogs.SaveQuickAnswer(chat.Session!.Line, message.Text);
        return true;
    }
}
