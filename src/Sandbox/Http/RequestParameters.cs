namespace Bitrix24.Sandbox;

/// <summary>Collects a request's parameters from wherever it carries them.</summary>
internal static class RequestParameters
{
    /// <summary>The query string's parameters and the body's; the body wins.</summary>
    public static JObject Read(SandboxRequest request)
    {
        JObject parameters = PhpQuery.Parse(request.Address.Query);
        foreach (JProperty property in Body(request).Properties())
            parameters[property.Name] = property.Value;
        return parameters;
    }

    // A body that cannot be read is no parameters and no error, on a real portal too.
    private static JObject Body(SandboxRequest request)
    {
        if (Is(request.ContentType, "json"))
            return Json.TryParse(request.Body) ?? [];
        return Is(request.ContentType, "x-www-form-urlencoded") ? PhpQuery.Parse(request.Body) : [];
    }

    private static bool Is(string? contentType, string format) =>
        contentType?.IndexOf(format, StringComparison.OrdinalIgnoreCase) >= 0;
}
