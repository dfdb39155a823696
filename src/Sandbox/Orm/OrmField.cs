namespace Bitrix24.Sandbox;

/// <summary>A field that rows can be filtered and sorted by.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">How its values compare.</param>
/// <param name="Read">Its values in a row; more than one for a field that holds a list.</param>
internal sealed record OrmField<TRow>(string Name, OrmType Type, Func<TRow, IEnumerable<string?>> Read);
