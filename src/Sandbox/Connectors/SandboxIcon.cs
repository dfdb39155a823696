namespace Bitrix24.Sandbox;

/// <summary>An icon of a connector; empty texts where nothing was given.</summary>
/// <param name="Image">The picture, as a data: URI.</param>
/// <param name="Color">The color behind it.</param>
/// <param name="Size">Its size.</param>
/// <param name="Position">Its position.</param>
public sealed record SandboxIcon(string Image, string Color, string Size, string Position);
