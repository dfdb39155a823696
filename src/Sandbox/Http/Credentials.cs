namespace Bitrix24.Sandbox;

/// <summary>Finds the access token in a request, and hides it from the method.</summary>
internal static class Credentials
{
    private const string Parameter = "auth";
    private const string Bearer = "Bearer ";

    /// <summary>Removes the token from the parameters, or reads it from the header; empty when there is none.</summary>
    public static string Extract(JObject parameters, string? authorization)
    {
        JToken? sent = parameters[Parameter];
        parameters.Remove(Parameter);
        if (sent is not null)
            return Php.Text(sent);
        return authorization?.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) is true
            ? authorization.Substring(Bearer.Length).Trim()
            : "";
    }
}
