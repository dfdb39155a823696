using System.Net;

namespace Bitrix24.Rest;

/// <summary>
/// The system's proxy, except for this machine and for http addresses: a proxy would get their secrets in clear text.
/// </summary>
internal sealed class PortalProxy(IWebProxy? system) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => system?.Credentials;
        set
        {
            if (system is not null)
                system.Credentials = value;
        }
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? destination : system!.GetProxy(destination);

    public bool IsBypassed(Uri host) =>
        system is null || host.IsLoopback || host.Scheme != Uri.UriSchemeHttps || system.IsBypassed(host);
}
