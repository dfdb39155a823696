namespace Bitrix24.Sandbox;

/// <summary>Tells the addresses that the portal could call.</summary>
internal static class WebAddress
{
    public static bool IsValid(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is ("http" or "https");
}
