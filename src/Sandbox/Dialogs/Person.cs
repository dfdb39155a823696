namespace Bitrix24.Sandbox;

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
