using System.Globalization;
using System.Text.RegularExpressions;

namespace Bitrix24.OpenLines;

/// <summary>
/// One entry of an operator queue. Prints and reads as <c>user:1</c> or <c>department:10</c>; where only the name is
/// known, as <c>user:anna@example.com</c> or <c>department:Sales</c>.
/// </summary>
/// <param name="EntityType">A user or a department.</param>
/// <param name="EntityId">The id of the user or the department, from 1; 0 as long as only the name is known.</param>
/// <param name="Name">
/// The e-mail address of the user or the name of the department that is to be looked up; null where the id is known.
/// </param>
public readonly record struct QueueMember(QueueEntityType EntityType, int EntityId, string? Name = null)
{
    private const string Expected = "is neither user:<id or e-mail> nor department:<id or name>";

    internal static readonly string[] TypeNames =
        [.. Enum.GetNames(typeof(QueueEntityType)).Select(name => name.ToLowerInvariant())];

    // No more than tells an address from a mistyped word: whether it exists, the portal knows.
    private static readonly Regex Address = new(@"^[^\s@:]+@[^\s@:]+$", RegexOptions.CultureInvariant);

    /// <summary>Reads an entry; a number or an e-mail address alone is a user.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static QueueMember Parse(string text)
    {
        string entry = Unquote(text);
        int colon = entry.IndexOf(':');
        return colon < 0
            ? Of("user", entry, text)
            : Of(entry.Substring(0, colon), entry.Substring(colon + 1), text);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{TypeNames[(int)EntityType]}:{(Name is null ? EntityId.ToString(CultureInfo.InvariantCulture) : Quote(Name))}";

    internal static QueueMember Of(string type, string idOrName, string text)
    {
        int position = Array.FindIndex(
            TypeNames, name => name.Equals(type.Trim(), StringComparison.OrdinalIgnoreCase));
        if (position < 0)
            throw InvalidValue.Of(text.Trim(), Expected + NearestName.Hint(type, TypeNames));

        var entityType = (QueueEntityType)position;
        string key = Unquote(idOrName);
        if (int.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int id))
            return id > 0 ? new QueueMember(entityType, id) : throw InvalidValue.Of(text.Trim(), Expected + ".");
        bool isName = entityType is QueueEntityType.User ? Address.IsMatch(key) : key.Length > 0;
        return isName ? new QueueMember(entityType, 0, key) : throw InvalidValue.Of(text.Trim(), Expected + ".");
    }

    /// <summary>A name in quotes, where it has what separates the entries of a queue.</summary>
    private static string Quote(string name) =>
        name.IndexOfAny([';', ',', '"', '\'']) < 0 ? name : $"\"{name.Replace("\"", "\"\"")}\"";

    private static string Unquote(string text)
    {
        string bare = text.Trim();
        if (bare.Length < 2 || bare[0] is not ('"' or '\'') || bare[bare.Length - 1] != bare[0])
            return bare;
        string quote = bare.Substring(0, 1);
        return bare.Substring(1, bare.Length - 2).Replace(quote + quote, quote).Trim();
    }
}

/// <summary>An operator of a queue: who it is, how the operator got in, and what clients are shown.</summary>
/// <param name="UserId">The id of the user.</param>
/// <param name="Name">The name; null when it is not known.</param>
/// <param name="WorkPosition">The position; null when it is not known.</param>
/// <param name="Avatar">The address of the picture; null when there is none.</param>
/// <param name="AvatarId">The id of the picture's file on the portal; null when there is none.</param>
public sealed record QueueOperator(
    int UserId, string? Name = null, string? WorkPosition = null, string? Avatar = null, int? AvatarId = null)
{
    /// <summary>
    /// Whether the operator no longer works at the company, so that nobody answers in this place; null where it is not
    /// known.
    /// </summary>
    public bool? IsDismissed { get; init; }

    /// <summary>The department that brought the operator in; null for a user of the queue's own, or unknown.</summary>
    public int? DepartmentId { get; init; }

    /// <summary>The name and the id, and whether the operator was dismissed.</summary>
    public override string ToString()
    {
        string id = UserId.ToString(CultureInfo.InvariantCulture);
        string shown = string.IsNullOrEmpty(Name) ? id : $"{Name} ({id})";
        return IsDismissed is true ? $"{shown}, dismissed" : shown;
    }

    /// <summary>The operator, with the profile of another one where it has none of its own.</summary>
    internal QueueOperator WithProfileOf(QueueOperator? other) => this with
    {
        Name = Name ?? other?.Name,
        WorkPosition = WorkPosition ?? other?.WorkPosition,
        Avatar = Avatar ?? other?.Avatar,
        AvatarId = AvatarId ?? other?.AvatarId,
    };
}
