using System.Globalization;
using System.Text.RegularExpressions;

namespace Bitrix24.Rest;

/// <summary>
/// An inbound webhook: an address <c>https://{portal}/rest/{user}/{secret}/</c> whose path is the password.
/// </summary>
public sealed class WebhookCredential : Credential
{
    private const string Shape = "https://example.bitrix24.com/rest/1/abc123/";
    private const string Redacted = "***";

    private static readonly Regex Path = new(
        "^/rest/(?<user>[0-9]{1,9})/(?<secret>[A-Za-z0-9_-]+)/?$", RegexOptions.CultureInvariant);

    private WebhookCredential(Uri portal, int userId, string secret)
        : base(portal)
    {
        UserId = userId;
        Secrets.Add(secret);
        Access = new Access(new Uri(portal, $"rest/{userId.ToString(CultureInfo.InvariantCulture)}/{secret}/"));
    }

    /// <inheritdoc/>
    public override CredentialKind Kind => CredentialKind.Webhook;

    /// <summary>The user in whose name the webhook acts.</summary>
    public int UserId { get; }

    /// <summary>Reads the address of a webhook as the portal shows it.</summary>
    /// <exception cref="FormatException">It is not one. The message does not repeat it.</exception>
    public static WebhookCredential Parse(string address)
    {
        if (!Uri.TryCreate(address?.Trim(), UriKind.Absolute, out Uri? uri))
            throw new FormatException($"The webhook address is not a URL. It looks like {Shape}.");
        if (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            throw new FormatException(
                "The webhook address must start with https://, because its path is a password. " +
                "http:// is accepted for this machine only.");

        Match path = Path.Match(uri.AbsolutePath);
        if (!path.Success || uri.Query.Length > 0 || uri.UserInfo.Length > 0)
            throw new FormatException(
                $"The webhook address does not have the form {Shape}. Copy it whole from the portal " +
                "(Developer resources > Inbound webhook) and leave out the method's name.");

        return new WebhookCredential(
            new Uri(uri.GetLeftPart(UriPartial.Authority) + "/"),
            int.Parse(path.Groups["user"].Value, CultureInfo.InvariantCulture),
            path.Groups["secret"].Value);
    }

    /// <summary>The address with the secret taken out.</summary>
    public override string ToString() => $"{Portal}rest/{UserId.ToString(CultureInfo.InvariantCulture)}/{Redacted}/";

    internal override Access Access { get; }
}
