namespace Bitrix24.OpenLines;

/// <summary>A picture: Base64 text, bytes, or a file. A path as text is none, for Base64 may look like one.</summary>
internal sealed class BotAvatarFormat : ValueFormat<BotAvatar>
{
    protected override BotAvatar ParseValue(object given) => given switch
    {
        FileInfo file => BotAvatar.FromFile(file.FullName),
        byte[] image => BotAvatar.FromBytes(image),
        _ => BotAvatar.FromBase64(TextOf(given) ?? ""),
    };

    protected override JToken WriteValue(BotAvatar value) => value.Base64;

    protected override object? ReadValue(JToken token) => null;
}
