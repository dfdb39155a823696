using System.Globalization;

namespace Bitrix24.OpenLines;

/// <summary>An operator of a queue: who it is, how the operator got in, and what clients are shown.</summary>
/// <param name="UserId">The id of the user.</param>
/// <param name="Name">The name; null when it is not known.</param>
/// <param name="WorkPosition">The position; null when it is not known.</param>
/// <param name="Avatar">The address of the picture; null when there is none.</param>
/// <param name="AvatarId">The id of the picture's file on the portal; null when there is none.</param>
public sealed record QueueOperator(
    int UserId, string? Name = null, string? WorkPosition = null, string? Avatar = null, int? AvatarId = null)
{
    /// <summary>The department that brought the operator in; null for a user of the queue's own, or unknown.</summary>
    public int? DepartmentId { get; init; }

    /// <summary>The name and the id.</summary>
    public override string ToString()
    {
        string id = UserId.ToString(CultureInfo.InvariantCulture);
        return string.IsNullOrEmpty(Name) ? id : $"{Name} ({id})";
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
