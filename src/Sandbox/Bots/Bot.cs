namespace Bitrix24.Sandbox;

/// <summary>A bot of the portal: what it is at the moment, and whom it obeys.</summary>
internal sealed class Bot(SandboxBot state, IEnumerable<BotOwner> owners)
{
    private readonly HashSet<BotOwner> _owners = [.. owners];

    public int Id => State.Id;

    /// <summary>Replaced as a whole, so that a change is made or not made.</summary>
    public SandboxBot State { get; set; } = state;

    public bool IsOfApplication => _owners.Any(owner => owner.IsApplication);

    public bool Obeys(BotOwner owner) => _owners.Contains(owner);

    public void Rotate(BotOwner from, BotOwner to)
    {
        _owners.Remove(from);
        _owners.Add(to);
    }
}
