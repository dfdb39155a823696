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
