namespace Bitrix24.Sandbox;

/// <summary>Who may do what with dialogs. A real portal has roles for it; this one has a rule for each.</summary>
internal sealed class DialogRights(LineStore lines)
{
    /// <summary>
    /// Whether somebody may open a chat: the administrator any, others those that they are in and those that are in
    /// the queue of a line of theirs.
    /// </summary>
    public bool MayOpen(User user, Chat chat) => user.IsAdministrator || chat.Has(user.Id) || IsInQueue(user.Id, chat);

    /// <summary>Whether somebody may rate how operators work.</summary>
    public static bool MayRate(User user) => user.IsAdministrator;

    private bool IsInQueue(int user, Chat chat) =>
        chat.Session is { } session && lines.Find(session.Line)?.Queue.Seats.Any(seat => seat.User.Id == user) is true;
}
