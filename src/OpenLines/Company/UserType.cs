namespace Bitrix24.OpenLines;

/// <summary>What kind of user it is.</summary>
public enum UserType
{
    /// <summary>One of the company.</summary>
    Employee,

    /// <summary>A guest from outside.</summary>
    Extranet,

    /// <summary>Somebody who takes part by mail.</summary>
    Email,
}
