namespace Bitrix24.Sandbox;

/// <summary>An employee.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Name">The first name.</param>
/// <param name="LastName">The last name.</param>
/// <param name="Gender">M or F.</param>
/// <param name="Mailbox">What stands before the @ of the e-mail address.</param>
/// <param name="Position">The job.</param>
/// <param name="City">The city of residence.</param>
/// <param name="TimeZone">The time zone, by its IANA name.</param>
/// <param name="IsOnline">Whether the user is logged in.</param>
/// <param name="Departments">The departments that the user works in.</param>
internal sealed record User(
    int Id,
    string Name,
    string LastName,
    string Gender,
    string Mailbox,
    string Position,
    string City,
    string TimeZone,
    bool IsOnline,
    params int[] Departments)
{
    public string FullName => $"{Name} {LastName}";

    public string Email => $"{Mailbox}@meridian-goods.example";

    /// <summary>The one who set up the portal.</summary>
    public bool IsAdministrator => Id == 1;
}
