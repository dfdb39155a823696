using System.Runtime.Serialization;

namespace Bitrix24.OpenLines;

/// <summary>The gender in a bot's profile; decides how the portal speaks of it.</summary>
public enum BotGender
{
    /// <summary>Male.</summary>
    [EnumMember(Value = "M")]
    M,

    /// <summary>Female.</summary>
    [EnumMember(Value = "F")]
    F,
}
