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
