namespace Bitrix24.OpenLines;

/// <summary>The gender of a client of an external system.</summary>
public enum ClientGender
{
    /// <summary>Male.</summary>
    Male,

    /// <summary>Female.</summary>
    Female,
}
