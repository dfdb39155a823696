namespace Bitrix24.Sandbox;

/// <summary>A department of the company.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parent">The department above it; null for the company itself.</param>
/// <param name="Head">The user who leads it.</param>
internal sealed record Department(int Id, string Name, int? Parent, int Head);
