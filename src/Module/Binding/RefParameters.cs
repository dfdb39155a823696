using System.Reflection;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>The parameters of a cmdlet that name things: puts ids in the place of names.</summary>
internal sealed class RefParameters
{
    private readonly PortalCmdlet _cmdlet;
    private readonly ItemNames _names;
    private readonly PropertyInfo[] _properties;
    private readonly PropertyInfo[] _connectors;
    private readonly HashSet<string> _byName;

    /// <param name="cmdlet">The cmdlet; its pipeline has not begun.</param>
    /// <param name="names">Looks names up.</param>
    public RefParameters(PortalCmdlet cmdlet, ItemNames names)
    {
        _byName = [.. cmdlet.MyInvocation.BoundParameters.Keys];
        _cmdlet = cmdlet;
        _names = names;
        PropertyInfo[] all = cmdlet.GetType().GetProperties();
        _connectors = Array.FindAll(all, property => property.IsDefined(typeof(ConnectorOrCodeAttribute)));
        _properties = Array.FindAll(all, property => typeof(IItemRef).IsAssignableFrom(TypeOf(property)));
    }

    /// <summary>Looks up what is given by name.</summary>
    /// <exception cref="InvalidInputException">Nothing has the name, or several have it.</exception>
    /// <exception cref="RestException">The portal cannot be asked.</exception>
    public void Resolve()
    {
        foreach (PropertyInfo property in _connectors)
        {
            if (property.GetValue(_cmdlet) is string text && ConnectorOrCodeAttribute.IsName(text))
                property.SetValue(_cmdlet, _names.ConnectorOf(property.Name, text));
        }
        foreach (PropertyInfo property in _properties)
        {
            object? value = property.GetValue(_cmdlet);
            if (value is Array items)
            {
                for (int i = 0; i < items.Length; i++)
                    items.SetValue(Resolved(property, (IItemRef)items.GetValue(i)!), i);
            }
            else if (value is IItemRef item && Resolved(property, item) is var resolved
                && !ReferenceEquals(resolved, item))
                property.SetValue(_cmdlet, resolved);
        }
    }

    private IItemRef Resolved(PropertyInfo property, IItemRef item)
    {
        if (item.Kind.NameIn(item.Given) is not { } name)
            return item;
        try
        {
            return (IItemRef)Activator.CreateInstance(
                item.GetType(), _names.IdOf(item.Kind, property.Name, name))!;
        }
        catch (InvalidInputException refusal) when (_byName.Contains(property.Name))
        {
            // It is the same for every row.
            throw new InvalidInputException(refusal.Errors[0] with { IsOfTable = true });
        }
    }

    private static Type TypeOf(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType.GetElementType()
        ?? property.PropertyType;
}
