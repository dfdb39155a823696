namespace Bitrix24.OpenLines;

/// <summary>
/// Which revision of an API a portal has: it grows with every change. A null is what the portal did not tell.
/// </summary>
/// <param name="Api">The API.</param>
/// <param name="Rest">The revision of its methods and their fields.</param>
/// <param name="Web">The revision of what browsers speak.</param>
/// <param name="Mobile">The revision of what the mobile application speaks.</param>
/// <param name="Desktop">The revision of what the desktop application speaks; only bots tell it.</param>
public sealed record ApiRevision(RevisionApi Api, int? Rest, int? Web, int? Mobile, int? Desktop)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Api} {Rest}";
}
