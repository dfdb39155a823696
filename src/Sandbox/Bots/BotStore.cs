namespace Bitrix24.Sandbox;

/// <summary>The portal's bots. They are users, so that their ids go on where those of the employees end.</summary>
internal sealed class BotStore(UserIds users)
{
    private readonly SortedDictionary<int, Bot> _bots = [];

    /// <summary>All bots by id.</summary>
    public IEnumerable<Bot> All => _bots.Values;

    public Bot? Find(int id) => _bots.TryGetValue(id, out Bot? bot) ? bot : null;

    public Bot? FindByCode(string code) => _bots.Values.FirstOrDefault(bot => bot.State.Code == code);

    public IEnumerable<Bot> Of(BotOwner owner) => _bots.Values.Where(bot => bot.Obeys(owner));

    public Bot Create(Func<int, SandboxBot> make, params BotOwner[] owners)
    {
        SandboxBot state = make(users.Next());
        if (state.Color.Length == 0)
            state = state with { Color = BotColor.For(state.Id).Code };
        var bot = new Bot(state, owners);
        _bots.Add(bot.Id, bot);
        return bot;
    }

    public void Remove(Bot bot) => _bots.Remove(bot.Id);

    public void Clear() => _bots.Clear();
}
