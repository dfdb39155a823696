namespace Bitrix24.Sandbox;

/// <summary>Everybody whom the portal counts among its users.</summary>
internal sealed class People(CompanyDirectory company, BotStore bots, DialogStore dialogs)
{
    public static Person OfEmployee(User user) => new(user.Id, user.Name, user.LastName)
    {
        Position = user.Position,
        Gender = user.Gender,
        IsOnline = user.IsOnline,
        Departments = user.Departments,
    };

    public Person? Find(int id)
    {
        if (company.FindUser(id) is { } user)
            return OfEmployee(user);
        if (bots.Find(id) is { } bot)
            return OfBot(bot.State);
        return dialogs.FindGuest(id) is { } guest ? OfGuest(guest) : null;
    }

    /// <summary>What somebody is called; nothing for those who are gone.</summary>
    public string NameOf(int id) => Find(id)?.Name ?? "";

    private static Person OfBot(SandboxBot bot) => new(bot.Id, bot.Name, bot.LastName)
    {
        Position = bot.WorkPosition,
        Gender = bot.Gender,
        IsBot = true,
        ServesLines = bot.IsSupportOpenline || bot.Type == BotType.OpenLine,
        Departments = [1],
    };

    private static Person OfGuest(Guest guest) => new(guest.Id, guest.Name, guest.LastName)
    {
        Avatar = guest.Avatar,
        Gender = guest.Gender,
        IsGuest = true,
    };
}
