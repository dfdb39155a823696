namespace Bitrix24.Sandbox;

/// <summary>
/// Whom a bot obeys. A webhook names itself, by a CLIENT_ID or by a botToken; whatever it says, it is no application.
/// </summary>
internal sealed record BotOwner
{
    private BotOwner(string kind, string id)
    {
        Kind = kind;
        Id = id;
    }

    public bool IsApplication => Kind == "application";

    private string Kind { get; }

    private string Id { get; }

    public static BotOwner OfApplication(SandboxApplication application) => new("application", application.ClientId);

    public static BotOwner OfClient(string clientId) => new("client", clientId);

    public static BotOwner OfToken(string token) => new("token", token);
}
