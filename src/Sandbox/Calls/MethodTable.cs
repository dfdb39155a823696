namespace Bitrix24.Sandbox;

/// <summary>All methods of the portal, by name.</summary>
internal sealed class MethodTable
{
    private readonly Dictionary<string, RestMethod> _methods = new(StringComparer.OrdinalIgnoreCase);

    public void Add(IEnumerable<RestMethod> methods)
    {
        foreach (RestMethod method in methods)
            _methods.Add(method.Name, method);
    }

    public RestMethod? Find(string name) => _methods.TryGetValue(name, out RestMethod? method) ? method : null;
}

/// <summary>The rights that a caller can have.</summary>
internal static class Scopes
{
    /// <summary>Every caller has it.</summary>
    public const string Basic = "basic";

    /// <summary>What the portal can grant at all.</summary>
    public static readonly string[] All =
    [
        Basic, "bizproc", "calendar", "catalog", "crm", "department", "disk", "entity", "im", "imbot", "imconnector",
        "imopenlines", "lists", "log", "messageservice", "placement", "pull", "sale", "sonet_group", "task",
        "telephony", "timeman", "user", "user_basic", "user_brief", "userfieldconfig",
    ];
}
