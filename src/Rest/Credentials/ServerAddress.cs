namespace Bitrix24.Rest;

/// <summary>Reads the address of a server that secrets are sent to.</summary>
internal static class ServerAddress
{
    /// <summary>
    /// The server's root; null when the text is no address, or one that would carry secrets in the clear.
    /// http:// is for this machine only.
    /// </summary>
    /// <param name="text">A host name or a URL.</param>
    /// <param name="path">What may stand behind the host name, without slashes.</param>
    public static Uri? TryRead(string? text, string path)
    {
        string address = text?.Trim() ?? "";
        if (address.IndexOf("://", StringComparison.Ordinal) < 0)
            address = "https://" + address;
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri))
            return null;
        if (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            return null;
        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            return null;

        string behind = uri.AbsolutePath.Trim('/');
        return behind.Length == 0 || behind == path ? new Uri(uri.GetLeftPart(UriPartial.Authority) + "/") : null;
    }
}
