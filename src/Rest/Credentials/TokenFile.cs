using System.Globalization;
using System.Text;
using Newtonsoft.Json;

namespace Bitrix24.Rest;

/// <summary>
/// What the file of a token cache holds: whose tokens they are, in the clear, and the tokens, encrypted where the
/// system has a way to do it for one user.
/// </summary>
internal sealed class TokenFile
{
    private const string Kind = "Bitrix24 tokens, version 1";

    private TokenFile(Uri portal, string clientId, RenewedTokens tokens)
    {
        Portal = portal;
        ClientId = clientId;
        Tokens = tokens;
    }

    /// <summary>The portal's address as it was given when the tokens were stored.</summary>
    public Uri Portal { get; }

    /// <summary>The application's id.</summary>
    public string ClientId { get; }

    public RenewedTokens Tokens { get; }

    /// <summary>A portal that was renamed is known by both its names.</summary>
    public bool IsOf(Uri portal) => portal == Portal || portal == Tokens.Portal;

    public static byte[] Write(RenewedTokens tokens, Uri portal, string clientId)
    {
        string secret = new JObject
        {
            ["access_token"] = tokens.AccessToken,
            ["refresh_token"] = tokens.RefreshToken,
            ["client_endpoint"] = tokens.Portal.AbsoluteUri,
            ["expires_at"] = tokens.ExpiresAt.ToUnixTimeSeconds(),
        }.ToString(Formatting.None);
        var file = new JObject
        {
            ["kind"] = Kind,
            ["portal"] = portal.AbsoluteUri,
            ["client_id"] = clientId,
        };
        if (DataProtection.IsSupported)
            file["encrypted"] = Convert.ToBase64String(DataProtection.Protect(Encoding.UTF8.GetBytes(secret)));
        else
            file["tokens"] = JObject.Parse(secret);
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    /// <exception cref="FormatException">It is no such file, or not a whole one.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">
    /// It was encrypted for somebody else, or is damaged.
    /// </exception>
    /// <exception cref="PlatformNotSupportedException">It was encrypted on another system.</exception>
    public static TokenFile Read(byte[] content)
    {
        JObject file = Parse(content);
        if (Text(file, "kind") != Kind)
            throw new FormatException();
        JObject tokens = file["encrypted"] is null
            ? file["tokens"] as JObject ?? throw new FormatException()
            : Parse(DataProtection.Unprotect(Convert.FromBase64String(Text(file, "encrypted"))));
        return new TokenFile(
            Address(file, "portal"),
            Text(file, "client_id"),
            new RenewedTokens(
                Text(tokens, "access_token"),
                Text(tokens, "refresh_token"),
                Address(tokens, "client_endpoint"),
                DateTimeOffset.FromUnixTimeSeconds(Seconds(tokens, "expires_at"))));
    }

    private static JObject Parse(byte[] content) =>
        RestResponse.TryParse(Encoding.UTF8.GetString(content)) ?? throw new FormatException();

    private static string Text(JObject map, string name) =>
        map[name] is JValue { Value: string { Length: > 0 } text } ? text : throw new FormatException();

    /// <summary>Tokens go there, so it is trusted no more than an address that a person gives.</summary>
    private static Uri Address(JObject map, string name) =>
        ServerAddress.TryRead(Text(map, name), "") ?? throw new FormatException();

    private static long Seconds(JObject map, string name) =>
        map[name] is JValue { Value: long and >= 0 and <= 253402300799 } seconds
            ? Convert.ToInt64(seconds.Value, CultureInfo.InvariantCulture)
            : throw new FormatException();
}
