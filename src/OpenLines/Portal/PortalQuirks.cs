namespace Bitrix24.OpenLines;

/// <summary>What has been learned about one portal and holds for every later request to it. Thread-safe.</summary>
public sealed class PortalQuirks
{
    private volatile bool _takesColons;
    private volatile bool _isTimeNotationKnown;
    private volatile bool _takesNoTimes;

    /// <summary>
    /// Whether times of day go out as <c>9</c> and <c>18.30</c>, the form that published servers take. Otherwise they
    /// go out as <c>09:00</c> and <c>18:30</c>, the documented form: the portal has been found to take that one alone.
    /// </summary>
    public bool TakesDottedTimes => !_takesColons;

    /// <summary>Whether a portal has been seen to keep times that were sent in this form.</summary>
    internal bool IsTimeNotationKnown => _isTimeNotationKnown;

    /// <summary>Whether a portal has been seen to keep other times whichever form they were sent in.</summary>
    internal bool TakesNoTimes => _takesNoTimes;

    /// <summary>The portal has put others in the place of times that were sent in both forms.</summary>
    internal void GiveUpTimes() => _takesNoTimes = true;

    /// <summary>The portal has kept times of day that were sent in one of the two forms.</summary>
    internal void LearnTimeNotation(bool isDotted)
    {
        _takesColons = !isDotted;
        _isTimeNotationKnown = true;
    }
}
