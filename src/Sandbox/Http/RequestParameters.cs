namespace Bitrix24.Sandbox;

/// <summary>Collects a request's parameters from wherever it carries them.</summary>
internal static class RequestParameters
{
    /// <summary>The query string's parameters and the body's; the body wins.</summary>
    public static JObject Read(SandboxRequest request, SandboxSettings settings)
    {
        JObject parameters = PhpQuery.Parse(request.Address.Query, settings.MaxInputVariables);
        foreach (JProperty property in Body(request, settings).Properties())
            parameters[property.Name] = property.Value;
        return parameters;
    }

    /// <summary>
    /// The body as PHP and the portal read it: JSON, the parts of a form, and any other type as an encoded form. A body
    /// that cannot be read is no parameters and no error; so is one that is too large.
    /// </summary>
    private static JObject Body(SandboxRequest request, SandboxSettings settings)
    {
        if (request.Size > settings.MaxBodySize)
            return [];
        if (Is(request.ContentType, "json"))
            return Json.TryParse(request.Body) ?? [];
        return Is(request.ContentType, "multipart/form-data")
            ? PhpQuery.Parse(MultipartForm.FieldsOf(request.ContentType!, request.Body), settings.MaxInputVariables)
            : PhpQuery.Parse(request.Body, settings.MaxInputVariables);
    }

    private static bool Is(string? contentType, string format) =>
        contentType?.IndexOf(format, StringComparison.OrdinalIgnoreCase) >= 0;
}
