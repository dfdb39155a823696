namespace Bitrix24.Sandbox;

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
