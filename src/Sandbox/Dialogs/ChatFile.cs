namespace Bitrix24.Sandbox;

/// <summary>A file that came with a message. The portal would fetch it; this one keeps its address.</summary>
internal sealed record ChatFile(int Id, string Name, string Address)
{
    private static readonly string[] Pictures = ["jpe", "jpg", "jpeg", "png", "webp", "gif", "bmp"];

    public string Extension => Name.Contains(".") ? Name.Substring(Name.LastIndexOf('.') + 1).ToLowerInvariant() : "";

    public bool IsPicture => Pictures.Contains(Extension, StringComparer.Ordinal);
}
