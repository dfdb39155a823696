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

/// <summary>Anyone who can be in a chat: an employee, a bot, or somebody outside.</summary>
internal sealed record Person(int Id, string FirstName, string LastName)
{
    public string Name => $"{FirstName} {LastName}".Trim();

    public string Position { get; init; } = "";

    public string Avatar { get; init; } = "";

    public string Gender { get; init; } = "";

    public string Color => BotColor.For(Id).Hex;

    public bool IsBot { get; init; }

    public bool IsGuest { get; init; }

    public bool IsEmployee => !IsBot && !IsGuest;

    /// <summary>Whether dialogs of open lines can be given to them.</summary>
    public bool ServesLines { get; init; } = true;

    public bool IsOnline { get; init; } = true;

    public IReadOnlyList<int> Departments { get; init; } = [];

    /// <summary>Where the portal knows them from.</summary>
    public string Origin => IsBot ? "bot" : IsGuest ? "imconnector" : "default";
}

/// <summary>Somebody outside who writes by a connector. To the portal that is a user, too.</summary>
internal sealed class Guest(int id, string externalId)
{
    public int Id { get; } = id;

    /// <summary>What the external system calls it.</summary>
    public string ExternalId { get; } = externalId;

    public string Name { get; set; } = "Guest";

    public string LastName { get; set; } = "";

    public string Avatar { get; set; } = "";

    /// <summary>M, F or nothing.</summary>
    public string Gender { get; set; } = "";

    public string Email { get; set; } = "";

    public string Phone { get; set; } = "";

    public string FullName => $"{Name} {LastName}".Trim();
}

/// <summary>
/// Numbers whoever comes to the portal after the employees. Bots are users there, and so are people outside.
/// </summary>
/// <param name="last">The highest id of an employee.</param>
internal sealed class UserIds(int last)
{
    private int _count;

    public int Next() => last + ++_count;

    public void Clear() => _count = 0;
}
