using System;
using System.Globalization;
using System.Linq;

namespace Bitrix24.OpenLines;

/// <summary>One entry of an operator queue. Prints and reads as <c>user:1</c> or <c>department:10</c>.</summary>
/// <param name="EntityType">A user or a department.</param>
/// <param name="EntityId">The id of the user or the department, from 1.</param>
public readonly record struct QueueMember(QueueEntityType EntityType, int EntityId)
{
    private static readonly string[] TypeNames =
        [.. Enum.GetNames(typeof(QueueEntityType)).Select(name => name.ToLowerInvariant())];

    /// <summary>Reads an entry; a number alone is a user.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static QueueMember Parse(string text)
    {
        string[] parts = text.Trim().Split(':');
        return parts.Length switch
        {
            1 => Of("user", parts[0], text),
            2 => Of(parts[0], parts[1], text),
            _ => throw Invalid(text, "."),
        };
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{TypeNames[(int)EntityType]}:{EntityId.ToString(CultureInfo.InvariantCulture)}";

    internal static QueueMember Of(string type, string id, string text)
    {
        if (!Enum.TryParse(type.Trim(), ignoreCase: true, out QueueEntityType entityType)
            || !TypeNames.Contains(type.Trim(), StringComparer.OrdinalIgnoreCase))
            throw Invalid(text, NearestName.Hint(type, TypeNames));
        if (!int.TryParse(id.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int entityId) || entityId < 1)
            throw Invalid(text, ".");
        return new QueueMember(entityType, entityId);
    }

    private static FormatException Invalid(string text, string hint) =>
        InvalidValue.Of(text.Trim(), $"is neither user:<id> nor department:<id>{hint}");
}
