namespace Bitrix24.Sandbox;

/// <summary>The name that a queue has of its own for one of its users, for OPERATOR_DATA=queue.</summary>
internal sealed record QueueProfile(string? Name, string? WorkPosition, string? Avatar, string AvatarId)
{
    /// <summary>Of a user for whom nobody has set one.</summary>
    public static readonly QueueProfile None = new(null, null, null, "0");

    /// <summary>Reads one; it is set as a whole, and what is missing is not set.</summary>
    public static QueueProfile Read(JToken profile)
    {
        JObject sent = Php.Map(profile);
        return new QueueProfile(
            Text("USER_NAME"), Text("USER_WORK_POSITION"), Text("USER_AVATAR"),
            Text("USER_AVATAR_ID") ?? None.AvatarId);

        string? Text(string name) => Php.IsSet(sent[name]) ? Php.Text(sent[name]) : null;
    }

    public JObject ToJson() => new()
    {
        ["USER_NAME"] = Name,
        ["USER_WORK_POSITION"] = WorkPosition,
        ["USER_AVATAR"] = Avatar,
        ["USER_AVATAR_ID"] = AvatarId,
    };
}
