using Bitrix24.Sandbox;

namespace Bitrix24.OpenLines.Tests;

/// <summary>Update-B24Bot: a bot by one version of the API or by both, perhaps with a new token.</summary>
internal sealed class UpdateBotCase(int seed) : FuzzCase(seed)
{
    private readonly List<UpdateBot> _updates = [];
    private IReadOnlyList<Outcome<Bot>> _outcomes = [];

    protected override void Prepare()
    {
        bool isFirst = Chance(60);
        if (isFirst)
            _updates.Add(Update1(Chance(10) ? "somebody else" : SandboxBots.ClientId));
        if (!isFirst || Chance(50))
            _updates.Add(Update2());
    }

    protected override void Work(RestClient client, CancellationToken token) =>
        _outcomes = Clock.Run(() => new BotClient(client).UpdateAsync(_updates, read: Chance(50), token));

    protected override void Compare()
    {
        SandboxBot bot = Portal.Bot(SandboxBots.SupportBot)!;
        for (int i = 0; i < _updates.Count; i++)
        {
            BotFields fields = _updates[i].Fields;
            bool isDone = fields.Name is { } name ? bot.Name == name : bot.WorkPosition == fields.WorkPosition;
            Check(_outcomes[i], isDone, $"The change by version {(int)_updates[i].Version}");
            if (_outcomes[i].IsSuccess && _outcomes[i].Value.Id != bot.Id)
                Problems.Add($"The outcome is that of bot {_outcomes[i].Value.Id}.");
        }
    }

    private static UpdateBot Update1(string clientId) => new(
        SandboxBots.SupportBot, BotApiVersion.V1, new BotFields { Name = "New name" }, clientId: clientId);

    private UpdateBot Update2()
    {
        var fields = new BotFields { WorkPosition = "New position" };
        if (Chance(30))
            fields.NewBotToken = "new-token";
        return new UpdateBot(
            SandboxBots.SupportBot, BotApiVersion.V2, fields, botToken: SandboxBots.BotToken);
    }
}
