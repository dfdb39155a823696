namespace Bitrix24.Sandbox;

/// <summary>The portal's inbound webhooks.</summary>
internal sealed class WebhookRegistry
{
    private const int SecretLength = 16;

    private readonly List<Webhook> _webhooks = [];

    public Webhook Create(User user, IEnumerable<string> scopes)
    {
        var webhook = new Webhook(Secrets.New(SecretLength, Secrets.LowerCase), new Caller(user, scopes));
        _webhooks.Add(webhook);
        return webhook;
    }

    public Caller? Find(int user, string secret) =>
        _webhooks.Find(webhook => webhook.Caller.User.Id == user && webhook.Secret == secret)?.Caller;
}

/// <summary>An inbound webhook: a secret that makes a caller of whoever knows it.</summary>
internal sealed record Webhook(string Secret, Caller Caller);

/// <summary>Tells the addresses that the portal could call.</summary>
internal static class WebAddress
{
    public static bool IsValid(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is ("http" or "https");

    /// <summary>Whether it is on this machine.</summary>
    public static bool IsLoopback(string text) => IsValid(text) && new Uri(text).IsLoopback;
}
