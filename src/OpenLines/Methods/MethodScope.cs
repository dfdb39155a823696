namespace Bitrix24.OpenLines;

/// <summary>Which permission of a webhook or an application a method needs.</summary>
public static class MethodScope
{
    /// <summary>The permission for the Open Channels.</summary>
    public const string OpenLines = "imopenlines";

    /// <summary>The permission of a method; null where any credential may call it.</summary>
    public static string? Of(string method)
    {
        int dot = method.IndexOf('.');
        return (dot < 0 ? method : method.Substring(0, dot)).ToLowerInvariant() switch
        {
            OpenLines or "imconnector" => OpenLines,
            "imbot" or "im" or "user" or "department" or "crm" or "calendar" or "timeman" =>
                method.Substring(0, dot).ToLowerInvariant(),
            _ => null,
        };
    }
}
