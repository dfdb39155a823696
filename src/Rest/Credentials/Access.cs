namespace Bitrix24.Rest;

/// <summary>
/// Where requests go and what proves them, as it is at one moment: a renewed token changes both at once.
/// Secret: never shown, never logged.
/// </summary>
internal sealed class Access
{
    private readonly Uri _endpoint;
    private readonly string? _token;

    /// <param name="endpoint">What the method's name is put behind; ends with a slash.</param>
    /// <param name="token">What proves a request; null when the address does.</param>
    /// <param name="isKept">Whether it comes from a store, where it may have grown old.</param>
    public Access(Uri endpoint, string? token = null, bool isKept = false)
    {
        _endpoint = endpoint;
        _token = token;
        IsKept = isKept;
    }

    /// <summary>Whether it may have expired before this process has used it.</summary>
    public bool IsKept { get; }

    /// <summary>The address of a method.</summary>
    public Uri AddressOf(string method) => new(_endpoint, Uri.EscapeDataString(method) + ".json");

    /// <summary>The body of a request. The parameters stay as they are: they may go again with another token.</summary>
    public JObject BodyOf(JObject parameters) =>
        _token is null ? parameters : new JObject(parameters) { ["auth"] = _token };
}
