namespace Bitrix24.OpenLines;

/// <summary>A word that a portal sent as one of a list, and that this version does not know. A portal takes it back.</summary>
/// <param name="Text">The word.</param>
public sealed record PortalWord(string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
