using Newtonsoft.Json;

namespace Bitrix24.OpenLines;

/// <summary>What a client is shown of every operator in place of the operator's own profile.</summary>
/// <param name="Name">The name.</param>
/// <param name="Avatar">The address of the picture.</param>
/// <param name="AvatarId">The id of the picture's file on the portal; null when there is none.</param>
public sealed record OperatorProfile(
    [property: JsonProperty("NAME")] string? Name,
    [property: JsonProperty("AVATAR")] string? Avatar,
    [property: JsonProperty("AVATAR_ID")] int? AvatarId)
{
    private static readonly JsonSerializerSettings Given = new() { NullValueHandling = NullValueHandling.Ignore };

    /// <summary>The profile as JSON, which a cell of a CSV can hold and a setting reads back.</summary>
    public override string ToString() => JsonConvert.SerializeObject(this, Given);
}
