namespace Bitrix24.Sandbox;

/// <summary>Who the portal is for whoever receives its events and tokens.</summary>
/// <param name="Address">Its address.</param>
internal sealed record PortalIdentity(Uri Address)
{
    /// <summary>What stays the same when the address changes.</summary>
    public string MemberId { get; } = Secrets.New(32, Secrets.Hexadecimal);

    public string Domain => Address.Authority;

    public string RestUrl => $"{Address}rest/";
}
