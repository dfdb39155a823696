namespace Bitrix24.OpenLines;

/// <summary>What has been learned about one portal and holds for every later request to it. Thread-safe.</summary>
public sealed class PortalQuirks
{
    private volatile bool _takesDottedTimesOnly;
    private volatile bool _isTimeNotationKnown;

    /// <summary>
    /// Whether the portal takes times of day as <c>9</c> and <c>18.30</c> only, and not as documented.
    /// </summary>
    public bool TakesDottedTimesOnly => _takesDottedTimesOnly;

    /// <summary>Whether it need not be tried out any more.</summary>
    internal bool IsTimeNotationKnown => _isTimeNotationKnown;

    /// <summary>Remembers how a trial ended.</summary>
    internal void LearnTimeNotation(bool takesDottedOnly)
    {
        _takesDottedTimesOnly |= takesDottedOnly;
        _isTimeNotationKnown = true;
    }
}
